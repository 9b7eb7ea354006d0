// The kernels of the engine `cuda`: what org.reprise.training.tensor.Operations asks for, for many networks in one launch.
//
// A launch works off a table of Arguments, one entry for each network (or for each tensor): blockIdx.y is the entry,
// blockIdx.x the block within it; an entry that needs fewer blocks than the launch has lets the rest return. What a block
// computes depends on its entry alone, and sums are added up in a fixed order, so the numbers of a network do not depend
// on how many others are computed beside it.
//
// A map lies channel by channel, row by row, column by column, examples fastest; `position` counts rows, columns and
// examples together. A parameter lies in the order of its shape. All numbers are single precision. Pointers come from a
// table; device_global tells the compiler, where it matters, that they lead to the device's memory.

#include "device.h"

#define THREADS 256
#define KERNEL extern "C" __global__ void __launch_bounds__(THREADS)
#define INLINE __device__ __attribute__((always_inline)) inline

struct __attribute__((aligned(16))) Four {
  float x;
  float y;
  float z;
  float w;
};

struct Arguments {
  float *p[8];
  int i[32];
  float f[8];
};

// ---- arithmetic that needs no library -------------------------------------------------------------------------------

// exp(x) to 2 units in the last place: Cody and Waite's reduction, the polynomial of Cephes' expf.
INLINE float exponential(float x) {
  if (!(x > -87.0f)) {
    return x != x ? x : 0.0f;
  }
  x = x > 88.0f ? 88.0f : x;
  float n = rintf(x * 1.44269504f);
  float r = fmaf(n, -0.693359375f, x);
  r = fmaf(n, 2.12194440e-4f, r);
  float y = 1.9875691500e-4f;
  y = fmaf(y, r, 1.3981999507e-3f);
  y = fmaf(y, r, 8.3334519073e-3f);
  y = fmaf(y, r, 4.1665795894e-2f);
  y = fmaf(y, r, 1.6666665459e-1f);
  y = fmaf(y, r, 5.0000001201e-1f);
  y = fmaf(y * r, r, r) + 1.0f;
  union {
    int bits;
    float number;
  } power;
  power.bits = ((int)n + 127) << 23;
  return y * power.number;
}

// log(x) of a normal positive x, the polynomial of Cephes' logf.
INLINE float logarithm(float x) {
  union {
    int bits;
    float number;
  } parts;
  parts.number = x;
  int exponent = ((parts.bits >> 23) & 255) - 126;
  parts.bits = (parts.bits & 0x007fffff) | 0x3f000000;
  float m = parts.number;
  if (m < 0.707106781f) {
    exponent--;
    m = m + m - 1.0f;
  } else {
    m = m - 1.0f;
  }
  float z = m * m;
  float y = 7.0376836292e-2f;
  y = fmaf(y, m, -1.1514610310e-1f);
  y = fmaf(y, m, 1.1676998740e-1f);
  y = fmaf(y, m, -1.2420140846e-1f);
  y = fmaf(y, m, 1.4249322787e-1f);
  y = fmaf(y, m, -1.6668057665e-1f);
  y = fmaf(y, m, 2.0000714765e-1f);
  y = fmaf(y, m, -2.4999993993e-1f);
  y = fmaf(y, m, 3.3333331174e-1f);
  y = y * m * z;
  y = fmaf((float)exponent, -2.12194440e-4f, y);
  y = fmaf(-0.5f, z, y);
  return fmaf((float)exponent, 0.693359375f, m + y);
}

INLINE float sigmoid(float x) {
  // Of the side whose exponential cannot overflow.
  float e = exponential(x < 0.0f ? x : -x);
  return (x < 0.0f ? e : 1.0f) / (1.0f + e);
}

INLINE float hard_sigmoid(float x) { return fminf(fmaxf(x + 3.0f, 0.0f), 6.0f) / 6.0f; }

// Kernels that work number by number take ITEMS numbers a thread, so that their loads are on the way together.
#define ITEMS 4
#define PLACE(k) ((int)(blockIdx.x * ITEMS + (k)) * THREADS + (int)threadIdx.x)

// Sum over the block of one number a thread; every thread gets it. `scratch` holds THREADS numbers.
INLINE float block_sum(float value, float *scratch) {
  int thread = threadIdx.x;
  __syncthreads();
  scratch[thread] = value;
  __syncthreads();
  for (int half = THREADS / 2; half > 0; half /= 2) {
    if (thread < half) {
      scratch[thread] += scratch[thread + half];
    }
    __syncthreads();
  }
  return scratch[0];
}

// ---- convolution ----------------------------------------------------------------------------------------------------

// What a convolution reads, in the order of Arguments.i. The same kernel computes the result (inputs are the map's
// channels) and, BACK, the gradient of the map (inputs are the result's channels).
struct Convolution {
  int outputs;        // channels of a group that are written
  int groups;
  int inputs;         // channels of a group that are summed over
  int source_height;  // of the map that is read
  int source_width;
  int examples;
  int height;         // of the map that is written
  int width;
  int kernel_height;
  int kernel_width;
  int stride_height;
  int stride_width;
  int dilation;
  int top;
  int left;
  int tiles;          // blocks that share the positions of a map
  int weight_output;  // distance of the weights of two outputs, two inputs, two groups
  int weight_input;
  int weight_group;
};

// Where position (row, column) of the written map reads for a tap, without the channel; -1 outside.
template <bool BACK>
INLINE int tap_at(const Convolution &a, int row, int column, int example, int ky, int kx) {
  int y;
  int x;
  if (BACK) {
    y = row + a.top - ky * a.dilation;
    x = column + a.left - kx * a.dilation;
    if (y < 0 || x < 0) {
      return -1;
    }
    if (a.stride_height > 1) {
      if (y % a.stride_height != 0) {
        return -1;
      }
      y /= a.stride_height;
    }
    if (a.stride_width > 1) {
      if (x % a.stride_width != 0) {
        return -1;
      }
      x /= a.stride_width;
    }
  } else {
    y = row * a.stride_height - a.top + ky * a.dilation;
    x = column * a.stride_width - a.left + kx * a.dilation;
    if (y < 0 || x < 0) {
      return -1;
    }
  }
  return y < a.source_height && x < a.source_width ? (y * a.source_width + x) * a.examples + example : -1;
}

// A thread computes OUTPUTS channels at POSITIONS positions. SIDE is the side of the kernel, or 0 for any.
template <bool BACK, int SIDE, int OUTPUTS, int POSITIONS>
INLINE void convolve(const Arguments &arguments) {
  const int WEIGHTS = OUTPUTS == 1 ? 1024 : SIDE == 0 ? 8192 : 4096;
  __shared__ Four shared[WEIGHTS / 4];
  float *weights = (float *)shared;
  const Convolution &a = *(const Convolution *)arguments.i;
  const float *x = device_global(arguments.p[0]);
  const float *w = device_global(arguments.p[1]);
  float *y = device_global(arguments.p[2]);
  const int slices = (a.outputs + OUTPUTS - 1) / OUTPUTS;
  if (blockIdx.x >= a.tiles * slices * a.groups) {
    return;
  }
  const int tile = blockIdx.x % a.tiles;
  const int slice = blockIdx.x / a.tiles % slices;
  const int group = blockIdx.x / a.tiles / slices;
  const int first = slice * OUTPUTS;
  const int taps = SIDE == 0 ? a.kernel_height * a.kernel_width : SIDE * SIDE;
  const int source_plane = a.source_height * a.source_width * a.examples;
  const int plane = a.height * a.width * a.examples;
  const int chunk = WEIGHTS / OUTPUTS / taps;

  int row[POSITIONS];
  int column[POSITIONS];
  int example[POSITIONS];
  int at[POSITIONS][SIDE == 0 ? 1 : SIDE * SIDE];
  float sum[POSITIONS][OUTPUTS];
#pragma unroll
  for (int q = 0; q < POSITIONS; q++) {
    int position = (tile * POSITIONS + q) * THREADS + threadIdx.x;
    int pixel = position / a.examples;
    example[q] = position - pixel * a.examples;
    row[q] = pixel / a.width;
    column[q] = pixel - row[q] * a.width;
    // A thread beyond the map reads nothing.
    row[q] = position < plane ? row[q] : -(1 << 20);
#pragma unroll
    for (int t = 0; t < (SIDE == 0 ? 1 : SIDE * SIDE); t++) {
      at[q][t] =
          SIDE == 0 || position >= plane
              ? -1
              : tap_at<BACK>(a, row[q], column[q], example[q], t / (SIDE == 0 ? 1 : SIDE), t % (SIDE == 0 ? 1 : SIDE));
    }
#pragma unroll
    for (int j = 0; j < OUTPUTS; j++) {
      sum[q][j] = 0.0f;
    }
  }

  for (int from = 0; from < a.inputs; from += chunk) {
    const int count = a.inputs - from < chunk ? a.inputs - from : chunk;
    __syncthreads();
    for (int k = threadIdx.x; k < count * taps * OUTPUTS; k += THREADS) {
      int j = k % OUTPUTS;
      int t = k / OUTPUTS % taps;
      int c = k / OUTPUTS / taps;
      weights[k] = first + j < a.outputs
                       ? w[group * a.weight_group + (first + j) * a.weight_output + (from + c) * a.weight_input + t]
                       : 0.0f;
    }
    __syncthreads();
    const float *source = x + (long)(group * a.inputs + from) * source_plane;
    for (int c = 0; c < count; c++) {
      const float *own = weights + c * taps * OUTPUTS;
      if (SIDE == 0) {
        for (int t = 0; t < taps; t++) {
          int ky = t / a.kernel_width;
          int kx = t - ky * a.kernel_width;
#pragma unroll
          for (int q = 0; q < POSITIONS; q++) {
            int place = row[q] < 0 ? -1 : tap_at<BACK>(a, row[q], column[q], example[q], ky, kx);
            float value = place < 0 ? 0.0f : source[place];
#pragma unroll
            for (int j = 0; j < OUTPUTS; j++) {
              sum[q][j] = fmaf(value, own[t * OUTPUTS + j], sum[q][j]);
            }
          }
        }
      } else {
#pragma unroll
        for (int t = 0; t < SIDE * SIDE; t++) {
          float value[POSITIONS];
#pragma unroll
          for (int q = 0; q < POSITIONS; q++) {
            value[q] = at[q][t] < 0 ? 0.0f : source[at[q][t]];
          }
#pragma unroll
          for (int j = 0; j < OUTPUTS; j += (OUTPUTS % 4 == 0 ? 4 : 1)) {
            if (OUTPUTS % 4 == 0) {
              Four four = *(const Four *)(own + t * OUTPUTS + j);
#pragma unroll
              for (int q = 0; q < POSITIONS; q++) {
                sum[q][j] = fmaf(value[q], four.x, sum[q][j]);
                sum[q][(j + 1) % OUTPUTS] = fmaf(value[q], four.y, sum[q][(j + 1) % OUTPUTS]);
                sum[q][(j + 2) % OUTPUTS] = fmaf(value[q], four.z, sum[q][(j + 2) % OUTPUTS]);
                sum[q][(j + 3) % OUTPUTS] = fmaf(value[q], four.w, sum[q][(j + 3) % OUTPUTS]);
              }
            } else {
#pragma unroll
              for (int q = 0; q < POSITIONS; q++) {
                sum[q][j] = fmaf(value[q], own[t * OUTPUTS + j], sum[q][j]);
              }
            }
          }
        }
      }
      source += source_plane;
    }
  }

#pragma unroll
  for (int q = 0; q < POSITIONS; q++) {
    int position = (tile * POSITIONS + q) * THREADS + threadIdx.x;
    if (position < plane) {
      float *target = y + (long)(group * a.outputs + first) * plane + position;
#pragma unroll
      for (int j = 0; j < OUTPUTS; j++) {
        if (first + j < a.outputs) {
          target[(long)j * plane] = sum[q][j];
        }
      }
    }
  }
}

KERNEL convolution_1(const Arguments *table) { convolve<false, 1, 8, 2>(table[blockIdx.y]); }
KERNEL convolution_3(const Arguments *table) { convolve<false, 3, 8, 2>(table[blockIdx.y]); }
KERNEL convolution_5(const Arguments *table) { convolve<false, 5, 8, 1>(table[blockIdx.y]); }
KERNEL convolution_any(const Arguments *table) { convolve<false, 0, 8, 1>(table[blockIdx.y]); }
KERNEL convolution_input_1(const Arguments *table) { convolve<true, 1, 8, 2>(table[blockIdx.y]); }
KERNEL convolution_input_3(const Arguments *table) { convolve<true, 3, 8, 2>(table[blockIdx.y]); }
KERNEL convolution_input_5(const Arguments *table) { convolve<true, 5, 8, 1>(table[blockIdx.y]); }
KERNEL convolution_input_any(const Arguments *table) { convolve<true, 0, 8, 1>(table[blockIdx.y]); }
KERNEL depthwise_any(const Arguments *table) { convolve<false, 0, 1, 1>(table[blockIdx.y]); }
KERNEL depthwise_input_any(const Arguments *table) { convolve<true, 0, 1, 1>(table[blockIdx.y]); }

// A convolution of each channel by itself: a thread goes through DEPTH channels at its positions, and so finds out only
// once where they read.
#define DEPTH 8

template <bool BACK, int SIDE, int POSITIONS>
INLINE void convolve_depthwise(const Arguments &arguments) {
  const int TAPS = SIDE * SIDE;
  __shared__ float weights[DEPTH * TAPS];
  const Convolution &a = *(const Convolution *)arguments.i;
  const float *x = device_global(arguments.p[0]);
  const float *w = device_global(arguments.p[1]);
  float *y = device_global(arguments.p[2]);
  const int tile = blockIdx.x % a.tiles;
  const int first = blockIdx.x / a.tiles * DEPTH;
  if (first >= a.groups) {
    return;
  }
  const int channels = a.groups - first < DEPTH ? a.groups - first : DEPTH;
  const int source_plane = a.source_height * a.source_width * a.examples;
  const int plane = a.height * a.width * a.examples;
  for (int k = threadIdx.x; k < channels * TAPS; k += THREADS) {
    weights[k] = w[first * TAPS + k];
  }
  __syncthreads();
  int at[POSITIONS][TAPS];
#pragma unroll
  for (int q = 0; q < POSITIONS; q++) {
    int position = (tile * POSITIONS + q) * THREADS + threadIdx.x;
    int pixel = position / a.examples;
    int example = position - pixel * a.examples;
    int row = pixel / a.width;
    int column = pixel - row * a.width;
#pragma unroll
    for (int t = 0; t < TAPS; t++) {
      at[q][t] = position >= plane ? -1 : tap_at<BACK>(a, row, column, example, t / SIDE, t % SIDE);
    }
  }
  for (int c = 0; c < channels; c++) {
    const float *source = x + (long)(first + c) * source_plane;
    float *target = y + (long)(first + c) * plane;
#pragma unroll
    for (int q = 0; q < POSITIONS; q++) {
      float sum = 0.0f;
#pragma unroll
      for (int t = 0; t < TAPS; t++) {
        sum = fmaf(at[q][t] < 0 ? 0.0f : source[at[q][t]], weights[c * TAPS + t], sum);
      }
      int position = (tile * POSITIONS + q) * THREADS + threadIdx.x;
      if (position < plane) {
        target[position] = sum;
      }
    }
  }
}

KERNEL depthwise_3(const Arguments *table) { convolve_depthwise<false, 3, 2>(table[blockIdx.y]); }
KERNEL depthwise_5(const Arguments *table) { convolve_depthwise<false, 5, 1>(table[blockIdx.y]); }
KERNEL depthwise_input_3(const Arguments *table) { convolve_depthwise<true, 3, 2>(table[blockIdx.y]); }
KERNEL depthwise_input_5(const Arguments *table) { convolve_depthwise<true, 5, 1>(table[blockIdx.y]); }

// Where a thread stands in a map that a block goes through, THREADS positions at a time.
struct Walk {
  int example;
  int column;
  int row;
  int step_pixels;
  int step_examples;

  INLINE explicit Walk(const Convolution &a) {
    int pixel = threadIdx.x / a.examples;
    example = threadIdx.x - pixel * a.examples;
    row = pixel / a.width;
    column = pixel - row * a.width;
    step_pixels = THREADS / a.examples;
    step_examples = THREADS - step_pixels * a.examples;
  }

  INLINE void step(const Convolution &a) {
    example += step_examples;
    column += step_pixels;
    if (example >= a.examples) {
      example -= a.examples;
      column++;
    }
    while (column >= a.width) {
      column -= a.width;
      row++;
    }
  }
};

// So many threads add up a weight's sums, one of each thread of a block; then one adds up theirs.
#define PARTS 8

// Adds up, over the block, the sums from number `from` on of PASS weights; the first of a weight's PARTS threads gets the
// total. `scratch` holds PASS * (THREADS + 1) numbers, `parts` THREADS. It may be called again at once: all have read
// `scratch` before the last barrier, and `parts` is written behind the next one.
template <int SUMS, int PASS>
INLINE float add_up(const float (&sum)[SUMS], int from, float *scratch, float *parts) {
#pragma unroll
  for (int s = 0; s < PASS; s++) {
    if (from + s < SUMS) {
      scratch[s * (THREADS + 1) + threadIdx.x] = sum[(from + s) % SUMS];
    }
  }
  __syncthreads();
  int weight = threadIdx.x / PARTS;
  int part = threadIdx.x % PARTS;
  float total = 0.0f;
  if (weight < PASS && from + weight < SUMS) {
    for (int k = 0; k < THREADS / PARTS; k++) {
      total += scratch[weight * (THREADS + 1) + k * PARTS + part];
    }
  }
  parts[threadIdx.x] = total;
  __syncthreads();
  if (part == 0) {
    for (int k = 1; k < PARTS; k++) {
      total += parts[threadIdx.x + k];
    }
  }
  return total;
}

// Gradient of the weights: p = dy, x, dw; i as of the forward convolution. A block sums, over all positions, the products
// of FILTERS filters with CHANNELS channels of x, for one row of the kernel and WIDTH of its columns: each thread those of
// every 256th position.
template <int FILTERS, int WIDTH, int CHANNELS>
INLINE void weight_gradient(const Arguments &arguments) {
  const int SUMS = FILTERS * WIDTH * CHANNELS;
  // So many weights at a time pass through shared memory.
  const int PASS = SUMS < THREADS / PARTS ? SUMS : THREADS / PARTS;
  __shared__ float scratch[PASS * (THREADS + 1)];
  __shared__ float parts[THREADS];
  const Convolution &a = *(const Convolution *)arguments.i;
  const float *dy = device_global(arguments.p[0]);
  const float *x = device_global(arguments.p[1]);
  float *dw = device_global(arguments.p[2]);
  const int columns = (a.kernel_width + WIDTH - 1) / WIDTH;
  const int slices = (a.outputs + FILTERS - 1) / FILTERS;
  const int bundles = (a.inputs + CHANNELS - 1) / CHANNELS;
  int block = blockIdx.x;
  if (block >= columns * a.kernel_height * bundles * slices * a.groups) {
    return;
  }
  const int kx = block % columns * WIDTH;
  block /= columns;
  const int ky = block % a.kernel_height;
  block /= a.kernel_height;
  const int channel = block % bundles * CHANNELS;
  block /= bundles;
  const int first = block % slices * FILTERS;
  const int group = block / slices;
  const int plane = a.height * a.width * a.examples;
  const int source_plane = a.source_height * a.source_width * a.examples;
  const float *own_x = x + (long)(group * a.inputs + channel) * source_plane;
  const float *own_dy = dy + (long)(group * a.outputs + first) * plane;
  const int filters = a.outputs - first < FILTERS ? a.outputs - first : FILTERS;
  const int channels = a.inputs - channel < CHANNELS ? a.inputs - channel : CHANNELS;

  float sum[SUMS];
#pragma unroll
  for (int s = 0; s < SUMS; s++) {
    sum[s] = 0.0f;
  }
  Walk at(a);
  for (int position = threadIdx.x; position < plane; position += THREADS) {
    float gradient[FILTERS];
#pragma unroll
    for (int j = 0; j < FILTERS; j++) {
      gradient[j] = j < filters ? own_dy[(long)j * plane + position] : 0.0f;
    }
    int y = at.row * a.stride_height - a.top + ky * a.dilation;
    int left = at.column * a.stride_width - a.left + kx * a.dilation;
    bool inside = y >= 0 && y < a.source_height;
    const float *line = own_x + (long)y * a.source_width * a.examples + at.example;
#pragma unroll
    for (int k = 0; k < WIDTH; k++) {
      int x_at = left + k * a.dilation;
      bool read = inside && x_at >= 0 && x_at < a.source_width;
#pragma unroll
      for (int c = 0; c < CHANNELS; c++) {
        float value = read && c < channels ? line[(long)c * source_plane + x_at * a.examples] : 0.0f;
#pragma unroll
        for (int j = 0; j < FILTERS; j++) {
          sum[(j * CHANNELS + c) * WIDTH + k] = fmaf(gradient[j], value, sum[(j * CHANNELS + c) * WIDTH + k]);
        }
      }
    }
    at.step(a);
  }

#pragma unroll
  for (int from = 0; from < SUMS; from += PASS) {
    float total = add_up<SUMS, PASS>(sum, from, scratch, parts);
    int weight = from + threadIdx.x / PARTS;
    if (threadIdx.x % PARTS == 0 && weight < from + PASS && weight < SUMS) {
      int j = weight / WIDTH / CHANNELS;
      int c = weight / WIDTH % CHANNELS;
      int k = kx + weight % WIDTH;
      if (j < filters && c < channels && k < a.kernel_width) {
        dw[(((long)group * a.outputs + first + j) * a.inputs + channel + c) * a.kernel_height * a.kernel_width
           + ky * a.kernel_width + k] = total;
      }
    }
  }
}

KERNEL weight_gradient_1(const Arguments *table) { weight_gradient<8, 1, 4>(table[blockIdx.y]); }
KERNEL weight_gradient_3(const Arguments *table) { weight_gradient<8, 3, 2>(table[blockIdx.y]); }
KERNEL weight_gradient_5(const Arguments *table) { weight_gradient<8, 5, 1>(table[blockIdx.y]); }

// The same of a convolution of each channel by itself: a block sums all weights of one channel.
template <int SIDE>
INLINE void depthwise_gradient(const Arguments &arguments) {
  const int TAPS = SIDE * SIDE;
  __shared__ float scratch[TAPS * (THREADS + 1)];
  __shared__ float parts[THREADS];
  const Convolution &a = *(const Convolution *)arguments.i;
  const int channel = blockIdx.x;
  if (channel >= a.groups) {
    return;
  }
  const int plane = a.height * a.width * a.examples;
  const int source_plane = a.source_height * a.source_width * a.examples;
  const float *dy = device_global(arguments.p[0]) + (long)channel * plane;
  const float *x = device_global(arguments.p[1]) + (long)channel * source_plane;
  float *dw = device_global(arguments.p[2]) + channel * TAPS;
  float sum[TAPS];
#pragma unroll
  for (int t = 0; t < TAPS; t++) {
    sum[t] = 0.0f;
  }
  Walk at(a);
  for (int position = threadIdx.x; position < plane; position += THREADS) {
    float gradient = dy[position];
    int top = at.row * a.stride_height - a.top;
    int left = at.column * a.stride_width - a.left;
    const float *corner = x + ((long)top * a.source_width + left) * a.examples + at.example;
#pragma unroll
    for (int ky = 0; ky < SIDE; ky++) {
      int y = top + ky * a.dilation;
      bool inside = y >= 0 && y < a.source_height;
#pragma unroll
      for (int kx = 0; kx < SIDE; kx++) {
        int x_at = left + kx * a.dilation;
        bool read = inside && x_at >= 0 && x_at < a.source_width;
        float value = read ? corner[(ky * a.source_width + kx) * a.dilation * a.examples] : 0.0f;
        sum[ky * SIDE + kx] = fmaf(gradient, value, sum[ky * SIDE + kx]);
      }
    }
    at.step(a);
  }
  float total = add_up<TAPS, TAPS>(sum, 0, scratch, parts);
  int weight = threadIdx.x / PARTS;
  if (threadIdx.x % PARTS == 0 && weight < TAPS) {
    dw[weight] = total;
  }
}

KERNEL depthwise_gradient_3(const Arguments *table) { depthwise_gradient<3>(table[blockIdx.y]); }
KERNEL depthwise_gradient_5(const Arguments *table) { depthwise_gradient<5>(table[blockIdx.y]); }
KERNEL depthwise_gradient_any(const Arguments *table) { weight_gradient<1, 1, 1>(table[blockIdx.y]); }

// ---- per channel ----------------------------------------------------------------------------------------------------

// Example `e` of a ghost batch at a pixel: ghosts share the examples of a map in equal runs.
INLINE long ghost_place(int k, int part, int examples, int ghost) {
  int pixel = k / part;
  return (long)pixel * examples + ghost * part + (k - pixel * part);
}

// Numbers of a channel that a thread of a batch norm holds in registers; a larger map is read anew for each sum.
#define HELD 28

// Batch norm by the batch's statistics: p = x, scale or 0, shift or 0, y, mean, variance; i = channels, pixels, examples,
// ghosts; f = epsilon. A block normalises one channel of one ghost batch.
KERNEL batch_norm(const Arguments *table) {
  __shared__ float scratch[THREADS];
  const Arguments &a = table[blockIdx.y];
  int channels = a.i[0];
  int examples = a.i[2];
  int ghosts = a.i[3];
  if (blockIdx.x >= channels * ghosts) {
    return;
  }
  int channel = blockIdx.x % channels;
  int ghost = blockIdx.x / channels;
  int part = examples / ghosts;
  int count = a.i[1] * part;
  const float *x = device_global(a.p[0]) + (long)channel * a.i[1] * examples;
  float *y = device_global(a.p[3]) + (long)channel * a.i[1] * examples;
  const bool held = ghosts == 1 && count <= HELD * THREADS;
  float value[HELD];
  float sum = 0.0f;
  if (held) {
#pragma unroll
    for (int k = 0; k < HELD; k++) {
      int at = k * THREADS + threadIdx.x;
      value[k] = at < count ? x[at] : 0.0f;
    }
#pragma unroll
    for (int k = 0; k < HELD; k++) {
      sum += value[k];
    }
  } else {
    for (int k = threadIdx.x; k < count; k += THREADS) {
      sum += x[ghost_place(k, part, examples, ghost)];
    }
  }
  float mean = block_sum(sum, scratch) / count;
  sum = 0.0f;
  if (held) {
#pragma unroll
    for (int k = 0; k < HELD; k++) {
      float d = k * THREADS + threadIdx.x < count ? value[k] - mean : 0.0f;
      sum = fmaf(d, d, sum);
    }
  } else {
    for (int k = threadIdx.x; k < count; k += THREADS) {
      float d = x[ghost_place(k, part, examples, ghost)] - mean;
      sum = fmaf(d, d, sum);
    }
  }
  float variance = block_sum(sum, scratch) / count;
  float factor = 1.0f / device_sqrt(variance + a.f[0]);
  factor *= a.p[1] == 0 ? 1.0f : a.p[1][channel];
  float shift = a.p[2] == 0 ? 0.0f : a.p[2][channel];
  if (held) {
#pragma unroll
    for (int k = 0; k < HELD; k++) {
      int at = k * THREADS + threadIdx.x;
      if (at < count) {
        y[at] = fmaf(value[k] - mean, factor, shift);
      }
    }
  } else {
    for (int k = threadIdx.x; k < count; k += THREADS) {
      long at = ghost_place(k, part, examples, ghost);
      y[at] = fmaf(x[at] - mean, factor, shift);
    }
  }
  if (threadIdx.x == 0) {
    a.p[4][ghost * channels + channel] = mean;
    a.p[5][ghost * channels + channel] = variance;
  }
}

// Its gradients: p = dy, x, mean, variance, scale or 0, dx, dscale or 0, dshift or 0; i and f alike. A block takes one
// channel, one ghost batch after the other.
KERNEL batch_norm_gradient(const Arguments *table) {
  __shared__ float scratch[THREADS];
  const Arguments &a = table[blockIdx.y];
  int channels = a.i[0];
  int examples = a.i[2];
  int ghosts = a.i[3];
  if (blockIdx.x >= channels) {
    return;
  }
  int channel = blockIdx.x;
  int part = examples / ghosts;
  int count = a.i[1] * part;
  const float *dy = device_global(a.p[0]) + (long)channel * a.i[1] * examples;
  const float *x = device_global(a.p[1]) + (long)channel * a.i[1] * examples;
  float *dx = device_global(a.p[5]) + (long)channel * a.i[1] * examples;
  float scale = a.p[4] == 0 ? 1.0f : a.p[4][channel];
  float dscale = 0.0f;
  float dshift = 0.0f;
  for (int ghost = 0; ghost < ghosts; ghost++) {
    float mean = a.p[2][ghost * channels + channel];
    float inverse = 1.0f / device_sqrt(a.p[3][ghost * channels + channel] + a.f[0]);
    const bool held = ghosts == 1 && count <= HELD * THREADS;
    float gradient[HELD];
    float normal[HELD];
    float plain = 0.0f;
    float product = 0.0f;
    if (held) {
#pragma unroll
      for (int k = 0; k < HELD; k++) {
        int at = k * THREADS + threadIdx.x;
        gradient[k] = at < count ? dy[at] : 0.0f;
        normal[k] = at < count ? x[at] : 0.0f;
      }
#pragma unroll
      for (int k = 0; k < HELD; k++) {
        normal[k] = (normal[k] - mean) * inverse;
        plain += gradient[k];
        product = fmaf(gradient[k], normal[k], product);
      }
    } else {
      for (int k = threadIdx.x; k < count; k += THREADS) {
        long at = ghost_place(k, part, examples, ghost);
        float g = dy[at];
        plain += g;
        product = fmaf(g, (x[at] - mean) * inverse, product);
      }
    }
    plain = block_sum(plain, scratch);
    product = block_sum(product, scratch);
    dshift += plain;
    dscale += product;
    float factor = scale * inverse;
    float mean_plain = plain / count;
    float mean_product = product / count;
    if (held) {
#pragma unroll
      for (int k = 0; k < HELD; k++) {
        int at = k * THREADS + threadIdx.x;
        if (at < count) {
          dx[at] = factor * (gradient[k] - mean_plain - normal[k] * mean_product);
        }
      }
    } else {
      for (int k = threadIdx.x; k < count; k += THREADS) {
        long at = ghost_place(k, part, examples, ghost);
        dx[at] = factor * (dy[at] - mean_plain - (x[at] - mean) * inverse * mean_product);
      }
    }
  }
  if (threadIdx.x == 0 && a.p[6] != 0) {
    a.p[6][channel] = dscale;
    a.p[7][channel] = dshift;
  }
}

// Running statistics move `part` of the way to the batch's, with the unbiased variance, ghost batch after ghost batch:
// p = running mean, running variance, mean, variance; i = channels, ghosts; f = part, count / (count - 1).
KERNEL follow(const Arguments *table) {
  const Arguments &a = table[blockIdx.y];
  int channel = blockIdx.x * THREADS + threadIdx.x;
  if (channel >= a.i[0]) {
    return;
  }
  float mean = a.p[0][channel];
  float variance = a.p[1][channel];
  for (int ghost = 0; ghost < a.i[1]; ghost++) {
    int at = ghost * a.i[0] + channel;
    mean += a.f[0] * (a.p[2][at] - mean);
    variance += a.f[0] * (a.p[3][at] * a.f[1] - variance);
  }
  a.p[0][channel] = mean;
  a.p[1][channel] = variance;
}

// y = (x - mean) factor + shift for ITEMS numbers a thread of one channel; blocks of a channel follow one another.
INLINE void channel_map(
    const float *x, float *y, int plane, int tiles, float mean, float factor, float shift) {
  const int channel = blockIdx.x / tiles;
  const int tile = blockIdx.x - channel * tiles;
  const float *source = device_global(x) + (long)channel * plane;
  float *target = device_global(y) + (long)channel * plane;
  float value[ITEMS];
#pragma unroll
  for (int k = 0; k < ITEMS; k++) {
    int at = (tile * ITEMS + k) * THREADS + (int)threadIdx.x;
    value[k] = at < plane ? source[at] : 0.0f;
  }
#pragma unroll
  for (int k = 0; k < ITEMS; k++) {
    int at = (tile * ITEMS + k) * THREADS + (int)threadIdx.x;
    if (at < plane) {
      target[at] = fmaf(value[k] - mean, factor, shift);
    }
  }
}

// Norm by running statistics: p = x, scale or 0, shift or 0, y, mean, variance; i = channels, plane, blocks of a channel;
// f = epsilon.
KERNEL frozen_norm(const Arguments *table) {
  const Arguments &a = table[blockIdx.y];
  const int channel = blockIdx.x / a.i[2];
  if (channel >= a.i[0]) {
    return;
  }
  float factor = 1.0f / device_sqrt(a.p[5][channel] + a.f[0]);
  factor *= a.p[1] == 0 ? 1.0f : a.p[1][channel];
  channel_map(a.p[0], a.p[3], a.i[1], a.i[2], a.p[4][channel], factor, a.p[2] == 0 ? 0.0f : a.p[2][channel]);
}

// y = x scale + shift: p = x, scale or 0, shift or 0, y; i alike.
KERNEL channel_affine(const Arguments *table) {
  const Arguments &a = table[blockIdx.y];
  const int channel = blockIdx.x / a.i[2];
  if (channel >= a.i[0]) {
    return;
  }
  float factor = a.p[1] == 0 ? 1.0f : a.p[1][channel];
  channel_map(a.p[0], a.p[3], a.i[1], a.i[2], 0.0f, factor, a.p[2] == 0 ? 0.0f : a.p[2][channel]);
}

// p = x, sums; i = channels, plane. A block sums one channel.
KERNEL channel_sums(const Arguments *table) {
  __shared__ float scratch[THREADS];
  const Arguments &a = table[blockIdx.y];
  if (blockIdx.x >= a.i[0]) {
    return;
  }
  const float *x = a.p[0] + (long)blockIdx.x * a.i[1];
  float sum = 0.0f;
  for (int k = threadIdx.x; k < a.i[1]; k += THREADS) {
    sum += x[k];
  }
  sum = block_sum(sum, scratch);
  if (threadIdx.x == 0) {
    a.p[1][blockIdx.x] = sum;
  }
}

// ---- number by number -----------------------------------------------------------------------------------------------

INLINE float activated(int function, float x) {
  switch (function) {
    case 0: return x > 0.0f ? x : x != x ? x : 0.0f;
    case 1: return x != x ? x : fminf(fmaxf(x, 0.0f), 6.0f);
    case 2: return x * sigmoid(x);
    case 3: return x * hard_sigmoid(x);
    case 4: return sigmoid(x);
    default: return hard_sigmoid(x);
  }
}

INLINE float activated_gradient(int function, float dy, float x) {
  float s;
  switch (function) {
    case 0: return x > 0.0f ? dy : 0.0f;
    case 1: return x > 0.0f && x < 6.0f ? dy : 0.0f;
    case 2:
      s = sigmoid(x);
      return dy * s * (1.0f + x * (1.0f - s));
    case 3: return dy * (hard_sigmoid(x) + (fabsf(x) < 3.0f ? x / 6.0f : 0.0f));
    case 4:
      s = sigmoid(x);
      return dy * s * (1.0f - s);
    default: return fabsf(x) < 3.0f ? dy / 6.0f : 0.0f;
  }
}

// p = x, y; i = count, function in the order of Layer.Activation.Function.
KERNEL activation(const Arguments *table) {
  const Arguments &a = table[blockIdx.y];
  const float *x = device_global(a.p[0]);
  float *y = device_global(a.p[1]);
  const int count = a.i[0];
  const int function = a.i[1];
  float value[ITEMS];
#pragma unroll
  for (int k = 0; k < ITEMS; k++) {
    value[k] = PLACE(k) < count ? x[PLACE(k)] : 0.0f;
  }
#pragma unroll
  for (int k = 0; k < ITEMS; k++) {
    if (PLACE(k) < count) {
      y[PLACE(k)] = activated(function, value[k]);
    }
  }
}

// p = dy, x, dx; i alike.
KERNEL activation_gradient(const Arguments *table) {
  const Arguments &a = table[blockIdx.y];
  const float *dy = device_global(a.p[0]);
  const float *x = device_global(a.p[1]);
  float *dx = device_global(a.p[2]);
  const int count = a.i[0];
  const int function = a.i[1];
  float value[ITEMS];
  float gradient[ITEMS];
#pragma unroll
  for (int k = 0; k < ITEMS; k++) {
    value[k] = PLACE(k) < count ? x[PLACE(k)] : 0.0f;
    gradient[k] = PLACE(k) < count ? dy[PLACE(k)] : 0.0f;
  }
#pragma unroll
  for (int k = 0; k < ITEMS; k++) {
    if (PLACE(k) < count) {
      dx[PLACE(k)] = activated_gradient(function, gradient[k], value[k]);
    }
  }
}

// y = sum of up to 7 tensors, each times its factor: p = x0 … x6, y; i = count, tensors; f = factors.
KERNEL mix(const Arguments *table) {
  const Arguments &a = table[blockIdx.y];
  const int count = a.i[0];
  const float *x = device_global(a.p[0]);
  float *y = device_global(a.p[7]);
  float sum[ITEMS];
#pragma unroll
  for (int k = 0; k < ITEMS; k++) {
    sum[k] = PLACE(k) < count ? a.f[0] * x[PLACE(k)] : 0.0f;
  }
  for (int tensor = 1; tensor < a.i[1]; tensor++) {
    x = device_global(a.p[tensor]);
#pragma unroll
    for (int k = 0; k < ITEMS; k++) {
      sum[k] = PLACE(k) < count ? fmaf(a.f[tensor], x[PLACE(k)], sum[k]) : 0.0f;
    }
  }
#pragma unroll
  for (int k = 0; k < ITEMS; k++) {
    if (PLACE(k) < count) {
      y[PLACE(k)] = sum[k];
    }
  }
}

// target += factor source: p = target, source; i = count; f = factor.
KERNEL accumulate(const Arguments *table) {
  const Arguments &a = table[blockIdx.y];
  const int count = a.i[0];
  float *target = device_global(a.p[0]);
  const float *source = device_global(a.p[1]);
  float sum[ITEMS];
#pragma unroll
  for (int k = 0; k < ITEMS; k++) {
    sum[k] = PLACE(k) < count ? fmaf(a.f[0], source[PLACE(k)], target[PLACE(k)]) : 0.0f;
  }
#pragma unroll
  for (int k = 0; k < ITEMS; k++) {
    if (PLACE(k) < count) {
      target[PLACE(k)] = sum[k];
    }
  }
}

// target *= factor: p = target; i = count; f = factor.
KERNEL scale(const Arguments *table) {
  const Arguments &a = table[blockIdx.y];
  int at = blockIdx.x * THREADS + threadIdx.x;
  if (at < a.i[0]) {
    a.p[0][at] *= a.f[0];
  }
}

// Sum of products: p = x, y, result; i = count. One block.
KERNEL dot(const Arguments *table) {
  __shared__ float scratch[THREADS];
  const Arguments &a = table[blockIdx.y];
  if (blockIdx.x > 0) {
    return;
  }
  float sum = 0.0f;
  for (int k = threadIdx.x; k < a.i[0]; k += THREADS) {
    sum = fmaf(a.p[0][k], a.p[1][k], sum);
  }
  sum = block_sum(sum, scratch);
  if (threadIdx.x == 0) {
    a.p[2][0] = sum;
  }
}

// Where in a tensor of extents `limits` (1 or the other's) the number at `place` of a tensor with extents i[from…] stands.
INLINE long broadcast_place(const int *extents, const int *limits, int place) {
  int d = place % extents[3];
  int c = place / extents[3] % extents[2];
  int b = place / extents[3] / extents[2] % extents[1];
  int a = place / extents[3] / extents[2] / extents[1];
  a = limits[0] == 1 ? 0 : a;
  b = limits[1] == 1 ? 0 : b;
  c = limits[2] == 1 ? 0 : c;
  d = limits[3] == 1 ? 0 : d;
  return (((long)a * limits[1] + b) * limits[2] + c) * limits[3] + d;
}

// p = x, factors, y; i = the map's extents as they lie (channels, rows, columns, examples), then the factors'.
KERNEL multiply(const Arguments *table) {
  const Arguments &a = table[blockIdx.y];
  int at = blockIdx.x * THREADS + threadIdx.x;
  if (at < a.i[0] * a.i[1] * a.i[2] * a.i[3]) {
    a.p[2][at] = a.p[0][at] * a.p[1][broadcast_place(a.i, a.i + 4, at)];
  }
}

// p = dy, x, gradient of the factors; i alike. A block sums what one factor multiplied.
KERNEL multiply_gradient(const Arguments *table) {
  __shared__ float scratch[THREADS];
  const Arguments &a = table[blockIdx.y];
  const int *limits = a.i + 4;
  if (blockIdx.x >= limits[0] * limits[1] * limits[2] * limits[3]) {
    return;
  }
  int spread[4];
  int origin[4];
  int rest = blockIdx.x;
  for (int k = 3; k >= 0; k--) {
    origin[k] = rest % limits[k];
    rest /= limits[k];
    spread[k] = limits[k] == 1 ? a.i[k] : 1;
  }
  int count = spread[0] * spread[1] * spread[2] * spread[3];
  float sum = 0.0f;
  for (int k = threadIdx.x; k < count; k += THREADS) {
    int d = k % spread[3] + origin[3];
    int c = k / spread[3] % spread[2] + origin[2];
    int b = k / spread[3] / spread[2] % spread[1] + origin[1];
    int e = k / spread[3] / spread[2] / spread[1] + origin[0];
    long at = (((long)e * a.i[1] + b) * a.i[2] + c) * a.i[3] + d;
    sum = fmaf(a.p[0][at], a.p[1][at], sum);
  }
  sum = block_sum(sum, scratch);
  if (threadIdx.x == 0) {
    a.p[2][blockIdx.x] = sum;
  }
}

// A box of a tensor, zeros beyond it: y[k] = x[k + from] where that lies in x. p = x, y; i = extents of y as they lie,
// extents of x, from.
KERNEL box(const Arguments *table) {
  const Arguments &a = table[blockIdx.y];
  int at = blockIdx.x * THREADS + threadIdx.x;
  if (at >= a.i[0] * a.i[1] * a.i[2] * a.i[3]) {
    return;
  }
  int place[4];
  int rest = at;
  bool inside = true;
  for (int k = 3; k >= 0; k--) {
    place[k] = rest % a.i[k] + a.i[8 + k];
    rest /= a.i[k];
    inside = inside && place[k] >= 0 && place[k] < a.i[4 + k];
  }
  a.p[1][at] =
      inside ? a.p[0][(((long)place[0] * a.i[5] + place[1]) * a.i[6] + place[2]) * a.i[7] + place[3]] : 0.0f;
}

// ---- pooling --------------------------------------------------------------------------------------------------------

// p = x, y; i as of a convolution, with `outputs` channels and no groups; padding is left out.
template <bool MAXIMUM>
INLINE void pool(const Arguments &arguments) {
  const Convolution &a = *(const Convolution *)arguments.i;
  int plane = a.height * a.width * a.examples;
  int at = blockIdx.x * THREADS + threadIdx.x;
  if (at >= plane * a.outputs) {
    return;
  }
  int channel = at / plane;
  int position = at - channel * plane;
  int pixel = position / a.examples;
  int example = position - pixel * a.examples;
  int row = pixel / a.width;
  int column = pixel - row * a.width;
  const float *x = device_global(arguments.p[0]) + (long)channel * a.source_height * a.source_width * a.examples;
  float result = 0.0f;
  int count = 0;
  int top = row * a.stride_height - a.top;
  int left = column * a.stride_width - a.left;
  for (int ky = 0; ky < a.kernel_height; ky++) {
    int y = top + ky * a.dilation;
    if (y < 0 || y >= a.source_height) {
      continue;
    }
    const float *line = x + y * a.source_width * a.examples + example;
    for (int kx = 0; kx < a.kernel_width; kx++) {
      int at_column = left + kx * a.dilation;
      if (at_column >= 0 && at_column < a.source_width) {
        float value = line[at_column * a.examples];
        if (MAXIMUM) {
          result = count == 0 || value > result || value != value ? value : result;
        } else {
          result += value;
        }
        count++;
      }
    }
  }
  arguments.p[1][at] = MAXIMUM ? result : result / count;
}

KERNEL average_pool(const Arguments *table) { pool<false>(table[blockIdx.y]); }
KERNEL maximum_pool(const Arguments *table) { pool<true>(table[blockIdx.y]); }

// How many of `taps` places from `first` on, `dilation` apart, lie in a map of `side`.
INLINE int inside_of(int first, int taps, int dilation, int side) {
  int skipped = first < 0 ? -first : 0;
  int reached = side - first <= 0 ? 0 : side - first;
  if (dilation > 1) {
    skipped = (skipped + dilation - 1) / dilation;
    reached = (reached + dilation - 1) / dilation;
  }
  return (reached < taps ? reached : taps) - skipped;
}

// p = dy, x, y, dx; i as of the pooling. A thread gathers what the windows over its position give it; the first of equal
// maxima of a window takes its gradient.
template <bool MAXIMUM>
INLINE void pool_gradient(const Arguments &arguments) {
  const Convolution &a = *(const Convolution *)arguments.i;
  int source_plane = a.source_height * a.source_width * a.examples;
  int plane = a.height * a.width * a.examples;
  int at = blockIdx.x * THREADS + threadIdx.x;
  if (at >= source_plane * a.outputs) {
    return;
  }
  int channel = at / source_plane;
  int position = at - channel * source_plane;
  int pixel = position / a.examples;
  int example = position - pixel * a.examples;
  int source_row = pixel / a.source_width;
  int source_column = pixel - source_row * a.source_width;
  const float *x = arguments.p[1] + (long)channel * source_plane;
  float sum = 0.0f;
  for (int ky = 0; ky < a.kernel_height; ky++) {
    int y = source_row + a.top - ky * a.dilation;
    int row = a.stride_height == 1 ? y : y / a.stride_height;
    if (y < 0 || row * a.stride_height != y || row >= a.height) {
      continue;
    }
    int rows = inside_of(row * a.stride_height - a.top, a.kernel_height, a.dilation, a.source_height);
    for (int kx = 0; kx < a.kernel_width; kx++) {
      int left = source_column + a.left - kx * a.dilation;
      int column = a.stride_width == 1 ? left : left / a.stride_width;
      if (left < 0 || column * a.stride_width != left || column >= a.width) {
        continue;
      }
      long window = (long)channel * plane + ((long)row * a.width + column) * a.examples + example;
      if (MAXIMUM) {
        float highest = arguments.p[2][window];
        bool first = x[position] == highest;
        for (int k = 0; first && k < ky * a.kernel_width + kx; k++) {
          int place = tap_at<false>(a, row, column, example, k / a.kernel_width, k % a.kernel_width);
          first = place < 0 || x[place] != highest;
        }
        sum += first ? arguments.p[0][window] : 0.0f;
      } else {
        int columns = inside_of(column * a.stride_width - a.left, a.kernel_width, a.dilation, a.source_width);
        sum += device_global(arguments.p[0])[window] / (rows * columns);
      }
    }
  }
  arguments.p[3][at] = sum;
}

KERNEL average_pool_gradient(const Arguments *table) { pool_gradient<false>(table[blockIdx.y]); }
KERNEL maximum_pool_gradient(const Arguments *table) { pool_gradient<true>(table[blockIdx.y]); }

// ---- losses ---------------------------------------------------------------------------------------------------------

// Logarithm of the sum of exponentials of an example's logits, less their maximum, which comes back in `highest`.
INLINE float log_sum(const float *logits, int classes, int examples, int example, float *highest) {
  float most = logits[example];
  for (int k = 1; k < classes; k++) {
    most = fmaxf(most, logits[(long)k * examples + example]);
  }
  float sum = 0.0f;
  for (int k = 0; k < classes; k++) {
    sum += exponential(logits[(long)k * examples + example] - most);
  }
  *highest = most;
  return logarithm(sum);
}

// Mean cross-entropy of softmax(logits) with targets. `scratch` holds THREADS numbers.
INLINE float mean_cross_entropy(const float *logits, const float *targets, int classes, int examples, float *scratch) {
  float loss = 0.0f;
  for (int example = threadIdx.x; example < examples; example += THREADS) {
    float highest;
    float rest = log_sum(logits, classes, examples, example, &highest);
    for (int k = 0; k < classes; k++) {
      long at = (long)k * examples + example;
      loss -= targets[at] * (logits[at] - highest - rest);
    }
  }
  return block_sum(loss, scratch) / examples;
}

// The class with the largest number; of equals the first.
INLINE int largest(const float *numbers, int classes, int examples, int example) {
  int best = 0;
  for (int k = 1; k < classes; k++) {
    best = numbers[(long)k * examples + example] > numbers[(long)best * examples + example] ? k : best;
  }
  return best;
}

// p = logits, targets, loss; i = classes, examples. One block.
KERNEL cross_entropy(const Arguments *table) {
  __shared__ float scratch[THREADS];
  const Arguments &a = table[blockIdx.y];
  if (blockIdx.x > 0) {
    return;
  }
  float loss = mean_cross_entropy(a.p[0], a.p[1], a.i[0], a.i[1], scratch);
  if (threadIdx.x == 0) {
    a.p[2][0] = loss;
  }
}

// The same, and how many examples have their largest logit where their largest target is: p = logits, targets, both.
KERNEL judgement(const Arguments *table) {
  __shared__ float scratch[THREADS];
  const Arguments &a = table[blockIdx.y];
  if (blockIdx.x > 0) {
    return;
  }
  int classes = a.i[0];
  int examples = a.i[1];
  float loss = mean_cross_entropy(a.p[0], a.p[1], classes, examples, scratch);
  float right = 0.0f;
  for (int example = threadIdx.x; example < examples; example += THREADS) {
    bool found = largest(a.p[0], classes, examples, example) == largest(a.p[1], classes, examples, example);
    right += found ? 1.0f : 0.0f;
  }
  right = block_sum(right, scratch);
  if (threadIdx.x == 0) {
    a.p[2][0] = loss;
    a.p[2][1] = right;
  }
}

// p = logits, targets, gradient of the loss, gradient of the logits; i alike. A thread takes one example.
KERNEL cross_entropy_gradient(const Arguments *table) {
  const Arguments &a = table[blockIdx.y];
  int example = blockIdx.x * THREADS + threadIdx.x;
  int classes = a.i[0];
  int examples = a.i[1];
  if (example >= examples) {
    return;
  }
  float highest;
  float rest = log_sum(a.p[0], classes, examples, example, &highest);
  float seed = a.p[2][0] / examples;
  for (int k = 0; k < classes; k++) {
    long at = (long)k * examples + example;
    a.p[3][at] = seed * (exponential(a.p[0][at] - highest - rest) - a.p[1][at]);
  }
}

// ---- optimisers -----------------------------------------------------------------------------------------------------

// The rate of a step: one of a table, at the place that a counter on the device says, or the number itself.
INLINE float rate_of(const float *rates, const float *counter, float rate) {
  return rates == 0 ? rate : rates[*(const int *)counter];
}

// p = weights, gradient, velocity, rates or 0, counter; i = count, nesterov; f = rate, momentum, decay.
KERNEL momentum_step(const Arguments *table) {
  const Arguments &a = table[blockIdx.y];
  int at = blockIdx.x * THREADS + threadIdx.x;
  if (at >= a.i[0]) {
    return;
  }
  float w = a.p[0][at];
  float g = fmaf(a.f[2], w, a.p[1][at]);
  float v = fmaf(a.f[1], a.p[2][at], g);
  a.p[2][at] = v;
  a.p[0][at] = w - rate_of(a.p[3], a.p[4], a.f[0]) * (a.i[1] ? fmaf(a.f[1], v, g) : v);
}

// p = weights, gradient, mean, square; i = count; f = rate / (1 - beta1^t), beta1, beta2, 1 / (1 - beta2^t), epsilon, decay.
KERNEL adam_step(const Arguments *table) {
  const Arguments &a = table[blockIdx.y];
  int at = blockIdx.x * THREADS + threadIdx.x;
  if (at >= a.i[0]) {
    return;
  }
  float w = a.p[0][at];
  float g = fmaf(a.f[5], w, a.p[1][at]);
  float mean = fmaf(a.f[1], a.p[2][at], (1.0f - a.f[1]) * g);
  float square = fmaf(a.f[2], a.p[3][at], (1.0f - a.f[2]) * g * g);
  a.p[2][at] = mean;
  a.p[3][at] = square;
  a.p[0][at] = w - a.f[0] * mean / (device_sqrt(square * a.f[3]) + a.f[4]);
}

// p = weights, gradient, square, velocity; i = count; f = rate, rho, momentum, epsilon, decay.
KERNEL rms_prop_step(const Arguments *table) {
  const Arguments &a = table[blockIdx.y];
  int at = blockIdx.x * THREADS + threadIdx.x;
  if (at >= a.i[0]) {
    return;
  }
  float w = a.p[0][at];
  float g = fmaf(a.f[4], w, a.p[1][at]);
  float square = fmaf(a.f[1], a.p[2][at], (1.0f - a.f[1]) * g * g);
  float v = fmaf(a.f[2], a.p[3][at], a.f[0] * g / device_sqrt(square + a.f[3]));
  a.p[2][at] = square;
  a.p[3][at] = v;
  a.p[0][at] = w - v;
}

// ---- what a captured step reads and leaves --------------------------------------------------------------------------

// The batch that the counter says, of images that lie example by example: p = images, order (int), counter (int), batch;
// i = channels, pixels, examples, whether there is an order.
KERNEL gather_images(const Arguments *table) {
  const Arguments &a = table[blockIdx.y];
  int at = blockIdx.x * THREADS + threadIdx.x;
  int channels = a.i[0];
  int pixels = a.i[1];
  int examples = a.i[2];
  if (at >= channels * pixels * examples) {
    return;
  }
  int example = at % examples;
  int pixel = at / examples % pixels;
  int channel = at / examples / pixels;
  int place = *(const int *)a.p[2] * examples + example;
  int image = a.i[3] ? ((const int *)a.p[1])[place] : place;
  a.p[3][at] = a.p[0][((long)image * channels + channel) * pixels + pixel];
}

// Its labels as distributions: p = labels (int), order (int), counter (int), targets; i = classes, examples, whether there
// is an order; f = smoothing.
KERNEL gather_targets(const Arguments *table) {
  const Arguments &a = table[blockIdx.y];
  int at = blockIdx.x * THREADS + threadIdx.x;
  int classes = a.i[0];
  int examples = a.i[1];
  if (at >= classes * examples) {
    return;
  }
  int place = *(const int *)a.p[2] * examples + at % examples;
  int image = a.i[2] ? ((const int *)a.p[1])[place] : place;
  int label = ((const int *)a.p[0])[image];
  a.p[3][at] = a.f[0] / classes + (label == at / examples ? 1.0f - a.f[0] : 0.0f);
}

// Adds a batch's cross-entropies and right answers to sums: p = logits, labels (int), counter (int), sums of both;
// i = classes, examples. One block. The first of equal logits is the answer.
KERNEL judge(const Arguments *table) {
  __shared__ float scratch[THREADS];
  const Arguments &a = table[blockIdx.y];
  if (blockIdx.x > 0) {
    return;
  }
  int classes = a.i[0];
  int examples = a.i[1];
  float loss = 0.0f;
  float right = 0.0f;
  for (int example = threadIdx.x; example < examples; example += THREADS) {
    int label = ((const int *)a.p[1])[*(const int *)a.p[2] * examples + example];
    float highest;
    float rest = log_sum(a.p[0], classes, examples, example, &highest);
    loss -= a.p[0][(long)label * examples + example] - highest - rest;
    right += largest(a.p[0], classes, examples, example) == label ? 1.0f : 0.0f;
  }
  loss = block_sum(loss, scratch);
  right = block_sum(right, scratch);
  if (threadIdx.x == 0) {
    a.p[3][0] += loss;
    a.p[3][1] += right;
  }
}

// Counts a step: p = counter (int).
KERNEL count_step(const Arguments *table) {
  const Arguments &a = table[blockIdx.y];
  if (blockIdx.x == 0 && threadIdx.x == 0) {
    *(int *)a.p[0] += 1;
  }
}
