// Blocks and threads of a launch. Blocks run one by one in a scrambled order. The threads of a
// block run in a scrambled order too, each up to its next barrier, where the order is drawn anew:
// a kernel that relies on an order, or lacks a barrier, comes upon poison or upon another result.
//
// A thread is a call of the kernel on a fibre, a stack of its own. A fibre runs thread after thread
// as long as they finish; one that comes to a barrier keeps its fibre, and the next fibre goes on
// with the threads that have not begun. So a kernel without barriers never switches stacks.
#include "simulated_blocks.h"

#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <sys/mman.h>
#include <ucontext.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "simulated_device.h"

SimulatedCoordinates threadIdx, blockIdx, gridDim;

// The linker's bounds of the section of shared arrays.
extern "C" __attribute__((weak)) char __start_reprise_shared[];
extern "C" __attribute__((weak)) char __stop_reprise_shared[];

namespace simulated {
namespace {

constexpr int THREADS = 256;
constexpr size_t STACK = 256 * 1024;
constexpr int PERMUTATIONS = 64;

struct Fibre {
  jmp_buf context;
  unsigned thread;
  int line;
};

Fibre fibres[THREADS];
char *stacks;
ucontext_t maker, made;
jmp_buf scheduler;
bool prepared;

Kernel kernel;
const void *arguments;
const char *kernel_name;
std::string failure;

// One phase of a block: threads that start or fibres that go on, in the order of `order`.
const uint8_t *order;
int position, count;
bool starting;
int fresh, finished;
int running;
uint8_t waiting[2][THREADS];
int side, waits;
bool met;

uint8_t permutations[PERMUTATIONS][THREADS];
uint64_t state = 88172645463325252u;

uint64_t draw() {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return state;
}

template <typename T>
void shuffle(T *values, size_t size) {
  for (size_t i = size; i > 1; i--) {
    std::swap(values[i - 1], values[draw() % i]);
  }
}

void permute() {
  for (auto &permutation : permutations) {
    for (int i = 0; i < THREADS; i++) {
      permutation[i] = (uint8_t)i;
    }
    shuffle(permutation, THREADS);
  }
}

// Goes on where the phase has somebody left to run; does not return.
[[noreturn]] void next() {
  if (position == count) {
    _longjmp(scheduler, 1);
  }
  if (starting) {
    running = fresh++;
  } else {
    running = waiting[1 - side][order[position++]];
    threadIdx.x = fibres[running].thread;
  }
  _longjmp(fibres[running].context, 1);
}

void live(int self) {
  if (!_setjmp(fibres[self].context)) {
    swapcontext(&made, &maker);
  }
  for (;;) {
    while (starting && position < count) {
      threadIdx.x = order[position++];
      kernel(arguments);
      finished++;
    }
    if (!_setjmp(fibres[self].context)) {
      next();
    }
  }
}

// Gives every fibre a new stack frame, at first and after a kernel that was left in its middle.
void prepare() {
  if (!stacks) {
    stacks = (char *)mmap(nullptr, THREADS * STACK, PROT_READ | PROT_WRITE,
                          MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    permute();
  }
  for (int i = 0; i < THREADS; i++) {
    getcontext(&made);
    made.uc_stack.ss_sp = stacks + i * STACK;
    made.uc_stack.ss_size = STACK;
    made.uc_link = nullptr;
    makecontext(&made, (void (*)())live, 1, i);
    swapcontext(&maker, &made);
  }
  prepared = true;
}

void poison_shared() {
  auto *word = (uint32_t *)__start_reprise_shared;
  auto *end = (uint32_t *)__stop_reprise_shared;
  if (word != end) {
    std::fill(word, end, POISON);
  }
}

std::string place(unsigned thread) {
  char text[200];
  snprintf(text, sizeof text, "kernel %s, block (%u, %u), thread %u", kernel_name, blockIdx.x,
           blockIdx.y, thread);
  return text;
}

// Leaves the kernel in its middle.
[[noreturn]] void fail(const std::string &what) {
  failure = place(threadIdx.x) + ": " + what;
  _longjmp(scheduler, 1);
}

// Whether all threads stand at one barrier; says what is wrong where they do not.
bool all_met() {
  const Fibre &first = fibres[waiting[side][0]];
  if (finished > 0) {
    failure = place(first.thread) + ": waits at the barrier of line " +
              std::to_string(first.line) + ", which " + std::to_string(finished) +
              " threads of its block never reach";
    return false;
  }
  for (int i = 1; i < waits; i++) {
    const Fibre &other = fibres[waiting[side][i]];
    if (other.line != first.line) {
      failure = place(first.thread) + ": waits at the barrier of line " +
                std::to_string(first.line) + ", thread " + std::to_string(other.thread) +
                " at that of line " + std::to_string(other.line);
      return false;
    }
  }
  return true;
}

void begin_phase(bool start, int size) {
  starting = start;
  position = 0;
  count = size;
  side = 1 - side;
  waits = 0;
  order = permutations[draw() % PERMUTATIONS];
}

bool run_block() {
  fresh = 0;
  finished = 0;
  begin_phase(true, THREADS);
  if (!_setjmp(scheduler)) {
    next();
  }
  while (failure.empty() && waits > 0) {
    met = true;
    if (!all_met()) {
      break;
    }
    begin_phase(false, THREADS);
    if (!_setjmp(scheduler)) {
      next();
    }
  }
  return failure.empty();
}

struct sigaction segv_before, bus_before;
pthread_t runner;
volatile bool in_kernel;

// A kernel's access to memory that is not there; a fault of anybody else (the Java machine makes
// some on purpose) goes to whom it went before.
void on_fault(int signal, siginfo_t *info, void *context) {
  if (in_kernel && pthread_equal(pthread_self(), runner)) {
    in_kernel = false;
    fail(describe_address((uintptr_t)info->si_addr));
  }
  const struct sigaction &before = signal == SIGSEGV ? segv_before : bus_before;
  if (before.sa_flags & SA_SIGINFO) {
    before.sa_sigaction(signal, info, context);
  } else if (before.sa_handler != SIG_DFL && before.sa_handler != SIG_IGN) {
    before.sa_handler(signal);
  } else {
    abort();
  }
}

struct FaultWatch {
  FaultWatch() {
    struct sigaction ours = {};
    ours.sa_sigaction = on_fault;
    ours.sa_flags = SA_SIGINFO | SA_NODEFER | SA_ONSTACK;
    sigemptyset(&ours.sa_mask);
    runner = pthread_self();
    sigaction(SIGSEGV, &ours, &segv_before);
    sigaction(SIGBUS, &ours, &bus_before);
    in_kernel = true;
  }
  ~FaultWatch() {
    in_kernel = false;
    sigaction(SIGSEGV, &segv_before, nullptr);
    sigaction(SIGBUS, &bus_before, nullptr);
  }
};

}  // namespace

void scramble(uint64_t seed) {
  state = seed * 0x9E3779B97F4A7C15u + 88172645463325252u;
  if (state == 0) {
    state = 1;
  }
  draw();
  permute();
}

std::string run_blocks(const char *name, Kernel function, unsigned blocks_x, unsigned blocks_y,
                       const void *table) {
  if (!prepared) {
    prepare();
  }
  kernel = function;
  kernel_name = name;
  arguments = table;
  failure.clear();
  gridDim = {blocks_x, blocks_y, 1};
  std::vector<uint64_t> blocks((size_t)blocks_x * blocks_y);
  for (size_t i = 0; i < blocks.size(); i++) {
    blocks[i] = i;
  }
  shuffle(blocks.data(), blocks.size());
  poison_shared();
  FaultWatch watch;
  for (uint64_t block : blocks) {
    blockIdx = {(unsigned)(block % blocks_x), (unsigned)(block / blocks_x), 0};
    met = false;
    if (!run_block()) {
      prepared = false;
      break;
    }
    if (met) {
      // Without a barrier no thread can have had a use for what another left in shared memory.
      poison_shared();
    }
  }
  return failure;
}

void found(const void *site, const char *what) {
  // Every report of the undefined-behaviour sanitizer begins with file, line and column.
  struct Site {
    const char *file;
    uint32_t line, column;
  };
  const auto *at = (const Site *)site;
  fail(std::string(what) + " in line " + std::to_string(at->line));
}

}  // namespace simulated

void simulated_barrier(int line) {
  using namespace simulated;
  const int self = running;
  fibres[self].thread = threadIdx.x;
  fibres[self].line = line;
  waiting[side][waits++] = (uint8_t)self;
  if (!_setjmp(fibres[self].context)) {
    next();
  }
}

// What the compiler calls where it was told to check (-fsanitize=...); its own runtime would only
// print.
#define ON_UNDEFINED(name, what) \
  extern "C" void __ubsan_handle_##name(void *site) { simulated::found(site, what); }
ON_UNDEFINED(out_of_bounds, "an index outside its array")
ON_UNDEFINED(divrem_overflow, "a division by zero")
ON_UNDEFINED(add_overflow, "a sum beyond the range of int")
ON_UNDEFINED(sub_overflow, "a difference beyond the range of int")
ON_UNDEFINED(mul_overflow, "a product beyond the range of int")
ON_UNDEFINED(negate_overflow, "a negation beyond the range of int")
