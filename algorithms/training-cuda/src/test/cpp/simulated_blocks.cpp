// Blocks and threads of a launch. Blocks run one by one in a scrambled order. The threads of a
// block run in a scrambled order too, each up to its next barrier, where the order is drawn anew:
// a kernel that relies on an order, or lacks a barrier, comes upon poison or upon another result.
//
// A thread is a call of the kernel on a fibre, a stack of its own. A fibre runs thread after thread
// as long as they finish; one that comes to a barrier keeps its fibre, and the next fibre goes on
// with the threads that have not begun. So a kernel without barriers never switches stacks.
#include "simulated_blocks.h"

#include <link.h>
#include <pthread.h>
#include <signal.h>
#include <sys/mman.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <vector>

#include "simulated_device.h"

SimulatedCoordinates threadIdx, blockIdx, gridDim;

// Goes over to another stack: keeps the caller's registers on this one and its top in *from, takes
// those that lie on top of the other and returns to whoever left it. What swapcontext does besides
// is a system call, and hundreds of threads at each barrier would wait for it.
extern "C" void simulated_switch(void **from, void *to);
#if defined(__x86_64__)
constexpr size_t SAVED = 6;  // registers, in words, below the address to return to
constexpr size_t ENTRY = 6;
asm(R"(
.text
.type simulated_switch, @function
simulated_switch:
  pushq %rbp
  pushq %rbx
  pushq %r12
  pushq %r13
  pushq %r14
  pushq %r15
  movq %rsp, (%rdi)
  movq %rsi, %rsp
  popq %r15
  popq %r14
  popq %r13
  popq %r12
  popq %rbx
  popq %rbp
  popq %rcx
  jmpq *%rcx
.size simulated_switch, .-simulated_switch
)");
#elif defined(__aarch64__)
constexpr size_t SAVED = 19;
constexpr size_t ENTRY = 11;  // x30
asm(R"(
.text
.type simulated_switch, %function
simulated_switch:
  sub sp, sp, #160
  stp x19, x20, [sp]
  stp x21, x22, [sp, #16]
  stp x23, x24, [sp, #32]
  stp x25, x26, [sp, #48]
  stp x27, x28, [sp, #64]
  stp x29, x30, [sp, #80]
  stp d8, d9, [sp, #96]
  stp d10, d11, [sp, #112]
  stp d12, d13, [sp, #128]
  stp d14, d15, [sp, #144]
  mov x9, sp
  str x9, [x0]
  mov sp, x1
  ldp x19, x20, [sp]
  ldp x21, x22, [sp, #16]
  ldp x23, x24, [sp, #32]
  ldp x25, x26, [sp, #48]
  ldp x27, x28, [sp, #64]
  ldp x29, x30, [sp, #80]
  ldp d8, d9, [sp, #96]
  ldp d10, d11, [sp, #112]
  ldp d12, d13, [sp, #128]
  ldp d14, d15, [sp, #144]
  add sp, sp, #160
  br x30
.size simulated_switch, .-simulated_switch
)");
#else
#error "the simulated GPU switches stacks on x86-64 and 64-bit ARM alone"
#endif

namespace simulated {
namespace {

constexpr int THREADS = 256;
constexpr size_t STACK = 256 * 1024;
constexpr int PERMUTATIONS = 64;

struct Fibre {
  void *top;  // of its stack, while it does not run
  int line;   // of the barrier that it waits at
  unsigned thread;
};

Fibre fibres[THREADS];
char *stacks;
void *scheduler;  // the top of the stack that run_block was left on
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

// Leaves the caller, whose stack's top goes to *from, for whoever is left to run in this phase.
inline void next(void **from) {
  void *to;
  if (position == count) {
    to = scheduler;
  } else if (starting) {
    running = fresh++;
    to = fibres[running].top;
  } else {
    const uint8_t *others = waiting[1 - side];
    if (position + 1 < count) {
      __builtin_prefetch(fibres[others[order[position + 1]]].top);
    }
    running = others[order[position++]];
    threadIdx.x = fibres[running].thread;
    to = fibres[running].top;
  }
  simulated_switch(from, to);
}

// A fibre: runs threads that have not begun, block after block.
void live() {
  for (;;) {
    while (starting && position < count) {
      threadIdx.x = order[position++];
      kernel(arguments);
      finished++;
    }
    next(&fibres[running].top);
  }
}

// Shared memory is all poison whenever a block begins. The arrays of all kernels lie in one block of
// memory, too large to be written anew for every block of threads: so what a kernel touches is found
// out, in pieces, by the first block with a barrier in each launch and by the launch as a whole.
struct Touched {
  size_t from, to;
};
std::map<Kernel, Touched> touched_by;
char *shared;
size_t shared_size;
thread_local char any_variable;
constexpr size_t PIECE = 1024;
uint32_t poison_piece[PIECE / 4];

void poison(const Touched &touched) {
  for (size_t at = touched.from; at < touched.to; at += PIECE) {
    memcpy(shared + at, poison_piece, std::min(PIECE, touched.to - at));
  }
}

void find_touched(Touched &touched) {
  for (size_t at = 0; at < shared_size; at += PIECE) {
    const size_t size = std::min(PIECE, shared_size - at);
    if (memcmp(shared + at, poison_piece, size) != 0) {
      touched.from = touched.to == 0 ? at : std::min(touched.from, at);
      touched.to = std::max(touched.to, at + size);
    }
  }
}

// Finds this thread's copy of the library's variables of a thread: that of the module whose code this is.
int find_shared(dl_phdr_info *module, size_t, void *) {
  for (int i = 0; i < module->dlpi_phnum; i++) {
    const auto &segment = module->dlpi_phdr[i];
    char *tls = (char *)module->dlpi_tls_data;
    if (segment.p_type == PT_TLS && tls && tls <= &any_variable &&
        &any_variable < tls + segment.p_memsz) {
      shared = tls;
      shared_size = segment.p_memsz / 4 * 4;
      return 1;
    }
  }
  return 0;
}

void share_on_this_thread() {
  static pthread_t last;
  if (!shared || !pthread_equal(last, pthread_self())) {
    last = pthread_self();
    any_variable = 0;
    dl_iterate_phdr(find_shared, nullptr);
    std::fill(poison_piece, poison_piece + PIECE / 4, POISON);
    poison({0, shared_size});
  }
}

// Has every fibre begin, at first and after a kernel that was left in its middle.
void prepare() {
  if (!stacks) {
    stacks = (char *)mmap(nullptr, THREADS * STACK, PROT_READ | PROT_WRITE,
                          MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    permute();
  }
  for (int i = 0; i < THREADS; i++) {
    // Tops at unlike places of a page, or all fibres would fight for one line of the cache.
    auto *top = (void **)(stacks + (i + 1) * STACK - 64 - (size_t)i * 1088 % 65536);
    top -= SAVED + 1 + (SAVED + 1) % 2;
    std::fill(top, top + SAVED + 1, nullptr);
    top[ENTRY] = (void *)live;
    fibres[i].top = top;
  }
  prepared = true;
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
  void *abandoned;
  simulated_switch(&abandoned, scheduler);
  abort();
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
  next(&scheduler);
  while (failure.empty() && waits > 0) {
    met = true;
    if (!all_met()) {
      break;
    }
    begin_phase(false, THREADS);
    next(&scheduler);
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
  share_on_this_thread();
  Touched &touched = touched_by[function];
  bool found_out = false;
  FaultWatch watch;
  for (uint64_t block : blocks) {
    blockIdx = {(unsigned)(block % blocks_x), (unsigned)(block / blocks_x), 0};
    met = false;
    if (!run_block()) {
      prepared = false;
      break;
    }
    // Without a barrier no thread can have had a use for what another left in shared memory.
    if (met) {
      if (!found_out) {
        find_touched(touched);
        found_out = true;
      }
      poison(touched);
    }
  }
  find_touched(touched);
  poison(touched);
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
  next(&fibres[self].top);
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
