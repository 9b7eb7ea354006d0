// device.h's part for the simulator: a kernel is a plain function, a thread one call of it.
#pragma once

#include <math.h>

#define __global__
#define __device__
#define __forceinline__ inline __attribute__((always_inline))
#define __launch_bounds__(...)

// Shared arrays of all kernels lie in one section, so that the simulator can poison them.
#define __shared__ static __attribute__((section("reprise_shared")))

// Threads of a block must meet at one and the same barrier: its line tells barriers apart.
#define __syncthreads() simulated_barrier(__LINE__)

struct SimulatedCoordinates {
  unsigned x, y, z;
};
extern SimulatedCoordinates threadIdx, blockIdx, gridDim;
void simulated_barrier(int line);

static inline float device_sqrt(float x) { return __builtin_sqrtf(x); }

template <typename T>
static inline T *device_global(T *pointer) {
  return pointer;
}
