// Every allocation ends, but for alignment, at a page that cannot be touched, and begins behind
// one; what is left of its own pages is a margin of poison, looked at now and then. Pages of what
// was freed are never handed out again, so that a use after free is a fault as well.
#include "simulated_memory.h"

#include <sys/mman.h>

#include <algorithm>
#include <cstdio>
#include <map>

#include "simulated_blocks.h"

namespace simulated {
namespace {

constexpr size_t PAGE = 4096;
constexpr size_t ALIGNMENT = 16;
constexpr size_t SPACE = (size_t)1 << 38;

struct Allocation {
  size_t bytes;
  uintptr_t pages, end;  // of the pages that can be touched
};

std::map<uintptr_t, Allocation> live, dead;
uintptr_t space, free_from;
size_t used;

size_t up(size_t value, size_t to) { return (value + to - 1) / to * to; }

void poison(uintptr_t from, uintptr_t to) {
  std::fill((uint32_t *)from, (uint32_t *)to, POISON);
}

bool poisoned(uintptr_t from, uintptr_t to) {
  return std::all_of((uint32_t *)from, (uint32_t *)to, [](uint32_t w) { return w == POISON; });
}

// The allocation that begins last at or before an address.
const std::pair<const uintptr_t, Allocation> *at_or_before(
    const std::map<uintptr_t, Allocation> &known, uintptr_t address) {
  auto after = known.upper_bound(address);
  return after == known.begin() ? nullptr : &*std::prev(after);
}

}  // namespace

uintptr_t allocate(size_t bytes) {
  if (!space) {
    void *reserved = mmap(nullptr, SPACE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE,
                          -1, 0);
    if (reserved == MAP_FAILED) {
      return 0;
    }
    space = (uintptr_t)reserved;
    free_from = space + PAGE;
  }
  const size_t pages = up(bytes, PAGE);
  if (used + bytes > MEMORY || free_from + pages + PAGE > space + SPACE ||
      mprotect((void *)free_from, pages, PROT_READ | PROT_WRITE) != 0) {
    return 0;
  }
  const uintptr_t end = free_from + pages;
  const uintptr_t address = end - up(bytes, ALIGNMENT);
  poison(free_from, end);
  live[address] = {bytes, free_from, end};
  free_from = end + PAGE;
  used += bytes;
  return address;
}

bool release(uintptr_t address) {
  auto found = live.find(address);
  if (found == live.end()) {
    return false;
  }
  const Allocation gone = found->second;
  mprotect((void *)gone.pages, gone.end - gone.pages, PROT_NONE);
  madvise((void *)gone.pages, gone.end - gone.pages, MADV_DONTNEED);
  used -= gone.bytes;
  live.erase(found);
  dead[address] = gone;
  return true;
}

bool inside(uintptr_t address, size_t bytes) {
  const auto *found = at_or_before(live, address);
  return found && address - found->first <= found->second.bytes &&
         bytes <= found->second.bytes - (address - found->first);
}

std::string broken_margin() {
  for (const auto &[address, allocation] : live) {
    // A last word that is the allocation's only in part is not looked at.
    const uintptr_t tail = address + up(allocation.bytes, 4);
    const bool before = !poisoned(allocation.pages, address);
    if (before || !poisoned(tail, allocation.end)) {
      poison(allocation.pages, address);  // said once
      poison(tail, allocation.end);
      char text[160];
      snprintf(text, sizeof text, "something was written %s an allocation of %zu bytes",
               before ? "before" : "behind", allocation.bytes);
      return text;
    }
  }
  return "";
}

std::string describe_address(uintptr_t address) {
  char text[200];
  const auto *alive = at_or_before(live, address), *gone = at_or_before(dead, address);
  if (address < space || address >= space + SPACE || !(alive || gone)) {
    snprintf(text, sizeof text, "an access to %#zx, which is no device memory", (size_t)address);
    return text;
  }
  const bool freed = !alive || (gone && gone->first > alive->first);
  const auto &nearest = freed ? *gone : *alive;
  const size_t offset = address - nearest.first, bytes = nearest.second.bytes;
  snprintf(text, sizeof text, "an access %zu bytes %s an allocation of %zu bytes%s",
           offset < bytes ? offset : offset - bytes, offset < bytes ? "into" : "behind", bytes,
           freed ? " that was freed" : "");
  return text;
}

size_t allocated_bytes() { return used; }

int allocations() { return (int)live.size(); }

}  // namespace simulated
