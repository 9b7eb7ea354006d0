// What kernels.cu needs of a compiler, for each of the three that read it: Clang on its way to PTX
// (without CUDA's headers and without libdevice: ci/build-ptx.sh), nvcc, and a C++ compiler that
// builds the simulated device of the tests (REPRISE_SIMULATED).
//
// Every kernel is an extern "C" __global__ void __launch_bounds__(256) NAME(const Arguments *table);
// its blocks have 256 threads in one dimension, its grid has two: a block works for
// table[blockIdx.y]. Threads of a block meet at __syncthreads() and share static __shared__ arrays;
// nothing else of CUDA is used (no warp intrinsics, no atomics, no dynamic shared memory).
//
// Arithmetic is IEEE single precision, and products and sums are fused only where fmaf says so: a
// kernel gives the same bits on a card and in simulation.
#pragma once

#define BLOCK_THREADS 256

#if defined(REPRISE_SIMULATED)

#include "simulated_device.h"

#elif defined(__NVCC__)

static __device__ __forceinline__ float device_sqrt(float x) { return __fsqrt_rn(x); }
template <typename T>
static __device__ __forceinline__ T *device_global(T *pointer) {
  return pointer;
}

#elif defined(__clang__) && defined(__CUDA__)

#define __global__ __attribute__((global))
#define __device__ __attribute__((device))
#define __shared__ __attribute__((shared))
#define __forceinline__ __inline__ __attribute__((always_inline))
#define __launch_bounds__(...) __attribute__((launch_bounds(__VA_ARGS__)))

#define __syncthreads() __nvvm_bar_sync(0)

// Coordinates are read from special registers: threadIdx.x is a conversion, not a load.
#define REPRISE_COORDINATE(name, read)                                        \
  struct name {                                                               \
    __device__ __forceinline__ operator unsigned() const { return read(); }   \
  }
namespace reprise {
REPRISE_COORDINATE(ThreadX, __nvvm_read_ptx_sreg_tid_x);
REPRISE_COORDINATE(BlockX, __nvvm_read_ptx_sreg_ctaid_x);
REPRISE_COORDINATE(BlockY, __nvvm_read_ptx_sreg_ctaid_y);
REPRISE_COORDINATE(GridX, __nvvm_read_ptx_sreg_nctaid_x);
REPRISE_COORDINATE(GridY, __nvvm_read_ptx_sreg_nctaid_y);
struct Thread { ThreadX x; };
struct Block { BlockX x; BlockY y; };
struct Grid { GridX x; GridY y; };
}  // namespace reprise
#undef REPRISE_COORDINATE
static const __device__ reprise::Thread threadIdx = {};
static const __device__ reprise::Block blockIdx = {};
static const __device__ reprise::Grid gridDim = {};

static __device__ __forceinline__ float device_sqrt(float x) { return __nvvm_sqrt_rn_f(x); }
// The same pointer, of which the compiler now knows that it leads to global memory: one that was
// read from a table would cost a decision at every access. The assembly keeps Clang from folding
// the two conversions away.
template <typename T>
static __device__ __forceinline__ T *device_global(T *pointer) {
  unsigned long long global;
  asm("cvta.to.global.u64 %0, %1;" : "=l"(global) : "l"(pointer));
  return (T *)(__attribute__((address_space(1))) T *)global;
}

static __device__ __forceinline__ float fmaf(float x, float y, float z) {
  return __builtin_fmaf(x, y, z);
}
static __device__ __forceinline__ float fminf(float x, float y) { return __builtin_fminf(x, y); }
static __device__ __forceinline__ float fmaxf(float x, float y) { return __builtin_fmaxf(x, y); }
static __device__ __forceinline__ float fabsf(float x) { return __builtin_fabsf(x); }
static __device__ __forceinline__ float rintf(float x) { return __builtin_rintf(x); }

#else
#error "kernels.cu is compiled by Clang for CUDA (ci/build-ptx.sh), by nvcc, or for the simulator"
#endif
