// The memory of the simulated device.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace simulated {

constexpr size_t MEMORY = (size_t)2 << 30;

// An allocation between two guard pages, filled with poison; 0 when there is not enough memory.
uintptr_t allocate(size_t bytes);

// False where no allocation begins at that address.
bool release(uintptr_t address);

// Whether those bytes lie inside one allocation.
bool inside(uintptr_t address, size_t bytes);

// The first allocation whose margins were overwritten, in words; empty when all are intact.
std::string broken_margin();

size_t allocated_bytes();
int allocations();

}  // namespace simulated
