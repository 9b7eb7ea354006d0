// Runs the blocks of one launch, one after another: what the simulated driver asks for.
#pragma once

#include <cstdint>
#include <string>

namespace simulated {

using Kernel = void (*)(const void *table);

// The poison of memory that nobody has written: a NaN as a float, far out of range as an int.
constexpr uint32_t POISON = 0x7fc0beefu;

// What went wrong in a kernel, in one line; empty when nothing did.
std::string run_blocks(const char *name, Kernel kernel, unsigned blocks_x, unsigned blocks_y,
                       const void *table);

// Where an address lies, in words: given by the driver, which knows the allocations.
std::string describe_address(uintptr_t address);

// The order of blocks and threads in the launches to come follows from this.
void scramble(uint64_t seed);

}  // namespace simulated
