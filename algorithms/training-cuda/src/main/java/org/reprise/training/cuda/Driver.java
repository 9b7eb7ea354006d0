package org.reprise.training.cuda;

import com.sun.jna.Pointer;

/**
 * The functions of NVIDIA's driver library (libcuda, on Windows nvcuda) that are called here, under
 * their own names; the CUDA Driver API's reference describes them. Handles and device addresses are
 * longs, what a function hands back through a pointer is an array of one. {@link
 * DriverLibrary#load} comes before everything else; {@link #check} turns a result into an
 * exception.
 */
final class Driver {
  static final int MULTIPROCESSORS = 16;
  static final int CAPABILITY_MAJOR = 75;
  static final int CAPABILITY_MINOR = 76;
  static final int ERROR_LOG = 5;
  static final int ERROR_LOG_BYTES = 6;
  static final int NON_BLOCKING = 1;
  static final int CAPTURE_RELAXED = 2;

  private Driver() {}

  static native int cuInit(int flags);

  static native int cuGetErrorName(int result, long[] text);

  static native int cuGetErrorString(int result, long[] text);

  static native int cuDeviceGetCount(int[] count);

  static native int cuDeviceGet(int[] device, int ordinal);

  static native int cuDeviceGetName(byte[] name, int length, int device);

  static native int cuDeviceGetAttribute(int[] value, int attribute, int device);

  static native int cuDeviceTotalMem_v2(long[] bytes, int device);

  static native int cuDevicePrimaryCtxRetain(long[] context, int device);

  static native int cuDevicePrimaryCtxRelease_v2(int device);

  static native int cuCtxSetCurrent(long context);

  static native int cuModuleLoadDataEx(
      long[] module, byte[] image, int options, int[] names, long[] values);

  static native int cuModuleUnload(long module);

  static native int cuModuleGetFunction(long[] function, long module, byte[] name);

  static native int cuMemGetInfo_v2(long[] free, long[] total);

  static native int cuMemAlloc_v2(long[] address, long bytes);

  static native int cuMemFree_v2(long address);

  static native int cuMemHostAlloc(long[] address, long bytes, int flags);

  static native int cuMemFreeHost(long address);

  static native int cuMemcpyHtoDAsync_v2(long to, long from, long bytes, long stream);

  static native int cuMemcpyDtoHAsync_v2(long to, long from, long bytes, long stream);

  static native int cuMemcpyDtoDAsync_v2(long to, long from, long bytes, long stream);

  static native int cuMemsetD32Async(long to, int word, long words, long stream);

  static native int cuStreamCreate(long[] stream, int flags);

  static native int cuStreamDestroy_v2(long stream);

  static native int cuStreamSynchronize(long stream);

  static native int cuLaunchKernel(
      long function,
      int gridX,
      int gridY,
      int gridZ,
      int blockX,
      int blockY,
      int blockZ,
      int sharedBytes,
      long stream,
      long parameters,
      long extra);

  static native int cuStreamBeginCapture_v2(long stream, int mode);

  static native int cuStreamEndCapture(long stream, long[] graph);

  static native int cuGraphInstantiateWithFlags(long[] executable, long graph, long flags);

  static native int cuGraphDestroy(long graph);

  static native int cuGraphLaunch(long executable, long stream);

  static native int cuGraphExecDestroy(long executable);

  /**
   * Throws what a call reports, if it is an error.
   *
   * @throws CudaException with the call and the driver's words
   */
  static void check(String call, int result) {
    if (result != 0) {
      throw new CudaException(call, result, describe(result));
    }
  }

  /**
   * Returns the driver's name of an error and its description, for instance "…_INVALID_VALUE,
   * invalid argument".
   */
  static String describe(int result) {
    long[] text = new long[1];
    String name = cuGetErrorName(result, text) == 0 ? string(text[0]) : "error " + result;
    return cuGetErrorString(result, text) == 0 ? name + ", " + string(text[0]) : name;
  }

  private static String string(long address) {
    return new Pointer(address).getString(0);
  }
}
