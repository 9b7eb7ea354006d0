// A stand-in for NVIDIA's libcuda: the functions that org.reprise.training.cuda calls, over kernels
// that were compiled as C++. As with the real driver, what goes into a stream is done later, at the
// latest when somebody waits for it, and so an error of a kernel comes to light there.
#include <dlfcn.h>
#include <pthread.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "simulated_blocks.h"
#include "simulated_memory.h"

#define EXPORT extern "C" __attribute__((visibility("default")))

namespace {

using namespace simulated;

// What the tests may change.
int devices = 1, driver_version = 12040, capability_major = 8, capability_minor = 0;

enum Result {
  SUCCESS = 0,
  INVALID_VALUE = 1,
  OUT_OF_MEMORY = 2,
  NOT_INITIALIZED = 3,
  NO_DEVICE = 100,
  INVALID_DEVICE = 101,
  INVALID_CONTEXT = 201,
  INVALID_PTX = 218,
  INVALID_HANDLE = 400,
  NOT_FOUND = 500,
  ILLEGAL_ADDRESS = 700,
  LAUNCH_FAILED = 719,
  CAPTURE_UNSUPPORTED = 900,
  CAPTURE_INVALIDATED = 901,
  ILLEGAL_STATE = 401
};

const std::map<int, std::pair<const char *, const char *>> TEXTS = {
    {SUCCESS, {"CUDA_SUCCESS", "no error"}},
    {INVALID_VALUE, {"CUDA_ERROR_INVALID_VALUE", "invalid argument"}},
    {OUT_OF_MEMORY, {"CUDA_ERROR_OUT_OF_MEMORY", "out of memory"}},
    {NOT_INITIALIZED, {"CUDA_ERROR_NOT_INITIALIZED", "initialization error"}},
    {NO_DEVICE, {"CUDA_ERROR_NO_DEVICE", "no CUDA-capable device is detected"}},
    {INVALID_DEVICE, {"CUDA_ERROR_INVALID_DEVICE", "invalid device ordinal"}},
    {INVALID_CONTEXT, {"CUDA_ERROR_INVALID_CONTEXT", "invalid device context"}},
    {INVALID_PTX, {"CUDA_ERROR_INVALID_PTX", "a PTX JIT compilation failed"}},
    {INVALID_HANDLE, {"CUDA_ERROR_INVALID_HANDLE", "invalid resource handle"}},
    {NOT_FOUND, {"CUDA_ERROR_NOT_FOUND", "named symbol not found"}},
    {ILLEGAL_ADDRESS,
     {"CUDA_ERROR_ILLEGAL_ADDRESS", "an illegal memory access was encountered"}},
    {LAUNCH_FAILED, {"CUDA_ERROR_LAUNCH_FAILED", "unspecified launch failure"}},
    {CAPTURE_UNSUPPORTED,
     {"CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED", "operation not permitted when stream is capturing"}},
    {CAPTURE_INVALIDATED,
     {"CUDA_ERROR_STREAM_CAPTURE_INVALIDATED",
      "operation failed due to a previous error during capture"}},
    {ILLEGAL_STATE, {"CUDA_ERROR_ILLEGAL_STATE", "the operation cannot be performed in the present state"}},
};

enum What { LAUNCH, FILL, UPLOAD, DOWNLOAD, COPY };

struct Function {
  std::string name;
  Kernel kernel;
};

struct Operation {
  What what;
  uintptr_t to, from;
  size_t size;
  uint32_t word;
  const Function *function;
  unsigned blocks_x, blocks_y;
};

using Operations = std::vector<Operation>;

struct Stream {
  Operations queue;
  bool capturing = false, invalid = false;
  Operations captured;
};

struct Module {
  std::map<std::string, std::unique_ptr<Function>> functions;
};

std::recursive_mutex gate;
bool initialised;
int context_users;
char the_context;
// Not variables of a thread: those are the kernels' shared memory.
std::map<pthread_t, void *> current;
std::string told;
std::set<Stream *> streams;
std::set<Module *> modules;
std::set<const Function *> functions;
std::set<Operations *> graphs, executables;
std::set<void *> host_blocks;
std::string detail;
int detail_of;

int error(int code, const std::string &text) {
  detail = text;
  detail_of = code;
  return code;
}

int ready() {
  if (!initialised) return NOT_INITIALIZED;
  if (current[pthread_self()] != &the_context || context_users == 0) {
    return error(INVALID_CONTEXT, "no context is current on this thread");
  }
  return SUCCESS;
}

#define READY() \
  std::lock_guard<std::recursive_mutex> hold(gate); \
  if (int not_ready = ready()) return not_ready

int range(const char *what, uintptr_t address, size_t bytes) {
  if (inside(address, bytes)) return SUCCESS;
  return error(INVALID_VALUE, std::string(what) + " of " + std::to_string(bytes) +
                                  " bytes leaves its allocation: " + describe_address(address));
}

int check(const Operation &o) {
  switch (o.what) {
    case LAUNCH: return range("the table of arguments", o.to, 1);
    case FILL: return range("a fill", o.to, o.size);
    case UPLOAD: return range("an upload", o.to, o.size);
    case DOWNLOAD: return range("a download", o.from, o.size);
    default:
      if (int r = range("a copy's source", o.from, o.size)) return r;
      return range("a copy's target", o.to, o.size);
  }
}

int perform(const Operation &o) {
  if (int r = check(o)) return r;
  switch (o.what) {
    case LAUNCH: {
      const std::string failure = run_blocks(o.function->name.c_str(), o.function->kernel,
                                             o.blocks_x, o.blocks_y, (const void *)o.to);
      if (failure.empty()) return SUCCESS;
      const bool access = failure.find("an access ") != std::string::npos;
      return error(access ? ILLEGAL_ADDRESS : LAUNCH_FAILED, failure);
    }
    case FILL:
      for (size_t i = 0; i < o.size; i += 4) memcpy((char *)o.to + i, &o.word, 4);
      return SUCCESS;
    default:
      memmove((void *)o.to, (const void *)o.from, o.size);
      return SUCCESS;
  }
}

// Does what was queued; the rest is dropped after an error.
int drain(Stream *stream) {
  Operations todo;
  todo.swap(stream->queue);
  for (const Operation &operation : todo) {
    if (int r = perform(operation)) return r;
  }
  const std::string broken = broken_margin();
  return broken.empty() ? SUCCESS : error(ILLEGAL_ADDRESS, broken);
}

int drain_all() {
  for (Stream *stream : streams) {
    if (int r = drain(stream)) return r;
  }
  return SUCCESS;
}

int enqueue(Stream *stream, const Operation &operation) {
  if (!streams.count(stream)) return INVALID_HANDLE;
  if (int r = check(operation)) return r;
  (stream->capturing ? stream->captured : stream->queue).push_back(operation);
  return SUCCESS;
}

}  // namespace

EXPORT int cuInit(unsigned) {
  initialised = devices > 0;
  return initialised ? SUCCESS : NO_DEVICE;
}

EXPORT int cuDriverGetVersion(int *version) {
  *version = driver_version;
  return SUCCESS;
}

EXPORT int cuGetErrorName(int code, const char **text) {
  auto found = TEXTS.find(code);
  *text = found == TEXTS.end() ? nullptr : found->second.first;
  return *text ? SUCCESS : INVALID_VALUE;
}

EXPORT int cuGetErrorString(int code, const char **text) {
  std::lock_guard<std::recursive_mutex> hold(gate);
  auto found = TEXTS.find(code);
  if (found == TEXTS.end()) {
    *text = nullptr;
    return INVALID_VALUE;
  }
  told = found->second.second;
  if (code == detail_of && !detail.empty()) told += ": " + detail;
  *text = told.c_str();
  return SUCCESS;
}

EXPORT int cuDeviceGetCount(int *count) {
  if (!initialised) return NOT_INITIALIZED;
  *count = devices;
  return SUCCESS;
}

EXPORT int cuDeviceGet(int *device, int ordinal) {
  if (!initialised) return NOT_INITIALIZED;
  *device = ordinal;
  return ordinal >= 0 && ordinal < devices ? SUCCESS : INVALID_DEVICE;
}

EXPORT int cuDeviceGetName(char *name, int length, int) {
  snprintf(name, length, "simulated device");
  return SUCCESS;
}

EXPORT int cuDeviceGetAttribute(int *value, int attribute, int) {
  switch (attribute) {
    case 16: *value = 4; return SUCCESS;
    case 75: *value = capability_major; return SUCCESS;
    case 76: *value = capability_minor; return SUCCESS;
    default: return INVALID_VALUE;
  }
}

EXPORT int cuDeviceTotalMem_v2(size_t *bytes, int) {
  *bytes = MEMORY;
  return SUCCESS;
}

EXPORT int cuDevicePrimaryCtxRetain(void **context, int) {
  std::lock_guard<std::recursive_mutex> hold(gate);
  if (!initialised) return NOT_INITIALIZED;
  context_users++;
  *context = &the_context;
  return SUCCESS;
}

EXPORT int cuDevicePrimaryCtxRelease_v2(int) {
  std::lock_guard<std::recursive_mutex> hold(gate);
  if (context_users == 0) return INVALID_CONTEXT;
  context_users--;
  return SUCCESS;
}

EXPORT int cuCtxSetCurrent(void *context) {
  std::lock_guard<std::recursive_mutex> hold(gate);
  current[pthread_self()] = context;
  return context == nullptr || context == &the_context ? SUCCESS : INVALID_CONTEXT;
}

EXPORT int cuModuleLoadDataEx(Module **module, const char *image, unsigned count,
                              const int *options, void **values) {
  READY();
  const char *text = image;
  while (*text == '/' || *text == '\n') text = *text == '\n' ? text + 1 : strchr(text, '\n');
  if (strncmp(text, ".version", 8) != 0) {
    for (unsigned i = 0; i + 1 < count; i++) {
      if (options[i] == 5 && options[i + 1] == 6) {
        snprintf((char *)values[i], (size_t)values[i + 1], "%s",
                 "ptxas application ptx input, line 1; fatal: Missing .version directive");
      }
    }
    return error(INVALID_PTX, "");
  }
  *module = new Module();
  modules.insert(*module);
  return SUCCESS;
}

EXPORT int cuModuleUnload(Module *module) {
  READY();
  if (!modules.erase(module)) return INVALID_HANDLE;
  for (auto &entry : module->functions) functions.erase(entry.second.get());
  delete module;
  return SUCCESS;
}

// A kernel is what this library itself defines under that name, the driver's own functions apart.
EXPORT int cuModuleGetFunction(const Function **function, Module *module, const char *name) {
  READY();
  if (!modules.count(module)) return INVALID_HANDLE;
  auto &slot = module->functions[name];
  if (!slot) {
    Dl_info self, other;
    dladdr((void *)cuInit, &self);
    void *library = dlopen(self.dli_fname, RTLD_NOLOAD | RTLD_NOW);
    void *symbol = library ? dlsym(library, name) : nullptr;
    if (!symbol || !dladdr(symbol, &other) || other.dli_fbase != self.dli_fbase ||
        strncmp(name, "cu", 2) == 0 || strncmp(name, "simulated", 9) == 0) {
      module->functions.erase(name);
      return error(NOT_FOUND, name);
    }
    slot.reset(new Function{name, (Kernel)symbol});
    functions.insert(slot.get());
  }
  *function = slot.get();
  return SUCCESS;
}

EXPORT int cuMemGetInfo_v2(size_t *free, size_t *total) {
  READY();
  *free = MEMORY - allocated_bytes();
  *total = MEMORY;
  return SUCCESS;
}

EXPORT int cuMemAlloc_v2(uintptr_t *address, size_t bytes) {
  READY();
  if (bytes == 0) return INVALID_VALUE;
  *address = allocate(bytes);
  return *address ? SUCCESS : error(OUT_OF_MEMORY, "");
}

EXPORT int cuMemFree_v2(uintptr_t address) {
  READY();
  if (int r = drain_all()) return r;
  return release(address) ? SUCCESS : error(INVALID_VALUE, "no allocation begins there");
}

EXPORT int cuMemHostAlloc(void **address, size_t bytes, unsigned) {
  READY();
  if (bytes == 0) return INVALID_VALUE;
  *address = malloc(bytes);
  if (!*address) return OUT_OF_MEMORY;
  host_blocks.insert(*address);
  return SUCCESS;
}

EXPORT int cuMemFreeHost(void *address) {
  READY();
  if (int r = drain_all()) return r;
  if (!host_blocks.erase(address)) return INVALID_VALUE;
  free(address);
  return SUCCESS;
}

EXPORT int cuMemcpyHtoDAsync_v2(uintptr_t to, const void *from, size_t bytes, Stream *stream) {
  READY();
  return enqueue(stream, {UPLOAD, to, (uintptr_t)from, bytes, 0, nullptr, 0, 0});
}

EXPORT int cuMemcpyDtoHAsync_v2(void *to, uintptr_t from, size_t bytes, Stream *stream) {
  READY();
  return enqueue(stream, {DOWNLOAD, (uintptr_t)to, from, bytes, 0, nullptr, 0, 0});
}

EXPORT int cuMemcpyDtoDAsync_v2(uintptr_t to, uintptr_t from, size_t bytes, Stream *stream) {
  READY();
  return enqueue(stream, {COPY, to, from, bytes, 0, nullptr, 0, 0});
}

EXPORT int cuMemsetD32Async(uintptr_t to, unsigned word, size_t words, Stream *stream) {
  READY();
  if (to % 4 != 0) return INVALID_VALUE;
  return enqueue(stream, {FILL, to, 0, words * 4, word, nullptr, 0, 0});
}

EXPORT int cuStreamCreate(Stream **stream, unsigned) {
  READY();
  *stream = new Stream();
  streams.insert(*stream);
  return SUCCESS;
}

EXPORT int cuStreamDestroy_v2(Stream *stream) {
  READY();
  if (!streams.count(stream)) return INVALID_HANDLE;
  const int r = drain(stream);
  streams.erase(stream);
  delete stream;
  return r;
}

EXPORT int cuStreamSynchronize(Stream *stream) {
  READY();
  if (!streams.count(stream)) return INVALID_HANDLE;
  if (stream->capturing) {
    stream->invalid = true;
    return CAPTURE_UNSUPPORTED;
  }
  return drain(stream);
}

EXPORT int cuLaunchKernel(const Function *function, unsigned grid_x, unsigned grid_y,
                          unsigned grid_z, unsigned block_x, unsigned block_y, unsigned block_z,
                          unsigned shared, Stream *stream, void **parameters, void **extra) {
  READY();
  if (!functions.count(function)) return INVALID_HANDLE;
  if (grid_x < 1 || grid_x > 0x7fffffffu || grid_y < 1 || grid_y > 65535 || grid_z != 1) {
    return error(INVALID_VALUE, function->name + " with a grid of " + std::to_string(grid_x) + " x " +
                                    std::to_string(grid_y) + " x " + std::to_string(grid_z));
  }
  if (block_x != 256 || block_y != 1 || block_z != 1 || shared != 0 || extra) {
    return error(INVALID_VALUE, function->name + " needs blocks of 256 threads");
  }
  return enqueue(stream, {LAUNCH, *(uintptr_t *)parameters[0], 0, 0, 0, function, grid_x, grid_y});
}

EXPORT int cuStreamBeginCapture_v2(Stream *stream, int) {
  READY();
  if (!streams.count(stream)) return INVALID_HANDLE;
  if (stream->capturing) return ILLEGAL_STATE;
  stream->capturing = true;
  stream->invalid = false;
  stream->captured.clear();
  return SUCCESS;
}

EXPORT int cuStreamEndCapture(Stream *stream, Operations **graph) {
  READY();
  if (!streams.count(stream)) return INVALID_HANDLE;
  if (!stream->capturing) return ILLEGAL_STATE;
  stream->capturing = false;
  *graph = nullptr;
  if (stream->invalid) return CAPTURE_INVALIDATED;
  *graph = new Operations(std::move(stream->captured));
  stream->captured.clear();
  graphs.insert(*graph);
  return SUCCESS;
}

EXPORT int cuGraphInstantiateWithFlags(Operations **executable, Operations *graph,
                                       unsigned long long) {
  READY();
  if (!graphs.count(graph)) return INVALID_HANDLE;
  *executable = new Operations(*graph);
  executables.insert(*executable);
  return SUCCESS;
}

EXPORT int cuGraphDestroy(Operations *graph) {
  READY();
  if (!graphs.erase(graph)) return INVALID_HANDLE;
  delete graph;
  return SUCCESS;
}

EXPORT int cuGraphLaunch(Operations *executable, Stream *stream) {
  READY();
  if (!executables.count(executable)) return INVALID_HANDLE;
  for (const Operation &operation : *executable) {
    if (int r = enqueue(stream, operation)) return r;
  }
  return SUCCESS;
}

EXPORT int cuGraphExecDestroy(Operations *executable) {
  READY();
  if (int r = drain_all()) return r;
  if (!executables.erase(executable)) return INVALID_HANDLE;
  delete executable;
  return SUCCESS;
}

// For the tests alone.

EXPORT void simulated_machine(int count, int version, int major, int minor) {
  devices = count;
  driver_version = version;
  capability_major = major;
  capability_minor = minor;
}

EXPORT void simulated_order(long long seed) {
  std::lock_guard<std::recursive_mutex> hold(gate);
  scramble((uint64_t)seed);
}

EXPORT int simulated_allocations() {
  std::lock_guard<std::recursive_mutex> hold(gate);
  return allocations();
}
