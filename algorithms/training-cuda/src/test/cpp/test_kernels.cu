// Kernels for the tests of the simulator and of CudaDevice: some as they should be, some with the
// mistakes that the simulator is to find.
#include "device.h"

struct Arguments {
  float *from;
  float *to;
  int count;
  float factor;
};

// to = factor · from + 1.
extern "C" __global__ void __launch_bounds__(256) affine(const Arguments *table) {
  const Arguments &a = table[blockIdx.y];
  const float *from = device_global(a.from);
  float *to = device_global(a.to);
  for (int i = blockIdx.x * 256 + threadIdx.x; i < a.count; i += gridDim.x * 256) {
    to[i] = fmaf(a.factor, from[i], 1.0f);
  }
}

// to[row] = the sum of that row of from, which has count columns; one block for each row.
extern "C" __global__ void __launch_bounds__(256) row_sums(const Arguments *table) {
  __shared__ float part[256];
  const Arguments &a = table[blockIdx.y];
  const int t = threadIdx.x;
  const float *row = device_global(a.from) + blockIdx.x * a.count;
  float sum = 0;
  for (int i = t; i < a.count; i += 256) {
    sum += row[i];
  }
  part[t] = sum;
  __syncthreads();
  for (int half = 128; half > 0; half /= 2) {
    if (t < half) {
      part[t] += part[t + half];
    }
    __syncthreads();
  }
  if (t == 0) {
    a.to[blockIdx.x] = part[0];
  }
}

// Shared memory of a template, which compilers place elsewhere than that of a function.
template <int SIZE>
__device__ inline void turn_round(const float *from, float *to, bool meet) {
  __shared__ float part[SIZE];
  part[threadIdx.x] = from[threadIdx.x];
  if (meet) {
    __syncthreads();
  }
  to[threadIdx.x] = part[SIZE - 1 - threadIdx.x];
}

// to = from's first 256 values in reverse; without the barrier that this needs, if factor is 0.
extern "C" __global__ void __launch_bounds__(256) reverse(const Arguments *table) {
  turn_round<256>(table[blockIdx.y].from, table[blockIdx.y].to, table[blockIdx.y].factor != 0);
}

// A barrier for the first half of the threads alone.
extern "C" __global__ void __launch_bounds__(256) half_a_barrier(const Arguments *table) {
  if (threadIdx.x < 128) {
    __syncthreads();
  }
  table[0].to[threadIdx.x] = 1;
}

// One barrier for the first half of the threads, another for the second.
extern "C" __global__ void __launch_bounds__(256) two_barriers(const Arguments *table) {
  if (threadIdx.x < 128) {
    __syncthreads();
    table[0].to[threadIdx.x] = 1;
  } else {
    __syncthreads();
    table[0].to[threadIdx.x] = 2;
  }
}

// All blocks write to one place: the last one wins.
extern "C" __global__ void __launch_bounds__(256) last_block(const Arguments *table) {
  table[0].to[0] = blockIdx.x;
}

// Writes one value count values behind the beginning of to.
extern "C" __global__ void __launch_bounds__(256) write_at(const Arguments *table) {
  if (threadIdx.x == 17) {
    table[0].to[table[0].count] = 1;
  }
}

// An index one too high for a shared array.
extern "C" __global__ void __launch_bounds__(256) one_too_high(const Arguments *table) {
  __shared__ float part[256];
  part[threadIdx.x + table[0].count] = 1;
  __syncthreads();
  table[0].to[threadIdx.x] = part[threadIdx.x];
}

// Arithmetic of device.h, in slots of eight values.
extern "C" __global__ void __launch_bounds__(256) arithmetic(const Arguments *table) {
  const Arguments &a = table[0];
  if (threadIdx.x < a.count) {
    const float x = a.from[threadIdx.x];
    float *to = a.to + 8 * threadIdx.x;
    to[0] = device_sqrt(fabsf(x));
    to[1] = fmaf(x, x, -1.0f);
    to[2] = x * x - 1.0f;
    to[3] = fminf(x, 0.5f);
    to[4] = fmaxf(x, 0.5f);
    to[5] = rintf(x);
    to[6] = fabsf(x);
    to[7] = 1.0f / x;
  }
}
