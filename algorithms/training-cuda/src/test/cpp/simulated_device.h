// device.h's part for the simulator: a kernel is a plain function, a thread one call of it.
#pragma once

#include <math.h>

#define __global__
#define __device__
#define __forceinline__ inline __attribute__((always_inline))
#define __launch_bounds__(...)

// So the shared arrays of all kernels lie beside each other, in the block of the library's variables
// of a thread, and the simulator can poison them. (GCC forgets a section attribute in templates.)
#define __shared__ static thread_local

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
