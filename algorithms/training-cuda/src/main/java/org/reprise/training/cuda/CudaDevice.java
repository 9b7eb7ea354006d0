package org.reprise.training.cuda;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reprise.space.InvalidInputException;

/**
 * The first NVIDIA device that the driver shows (the variable CUDA_VISIBLE_DEVICES chooses among
 * several), with one stream: what is launched, copied and filled happens in the order of the calls,
 * and later than they return; {@link #download} and {@link #synchronize} wait. Errors of a kernel
 * come to light there, as {@link CudaException}, and leave the device of no more use.
 *
 * <p>An instance is for one thread at a time, but may go from thread to thread. Addresses are
 * addresses on the device.
 */
final class CudaDevice implements AutoCloseable {
  private static final int THREADS = 256;

  private final DeviceFacts facts;
  private final long context;
  private final long stream;
  private final KernelModule kernels;
  private final Staging staging;
  private final Set<Long> allocations = new HashSet<>();
  // The one argument of every kernel, behind the list of pointers to arguments that is asked for.
  private final ByteBuffer parameters =
      ByteBuffer.allocateDirect(16).order(ByteOrder.nativeOrder());
  private final long parameterList = Pointer.nativeValue(Native.getDirectBufferPointer(parameters));
  private @Nullable Thread user;
  private boolean capturing;
  private boolean closed;

  private CudaDevice(DeviceFacts facts, PtxCode code) {
    this.facts = facts;
    parameters.putLong(0, parameterList + 8);
    long[] handle = new long[1];
    Driver.check(
        "cuDevicePrimaryCtxRetain", Driver.cuDevicePrimaryCtxRetain(handle, facts.device()));
    context = handle[0];
    try {
      enter();
      Driver.check("cuStreamCreate", Driver.cuStreamCreate(handle, Driver.NON_BLOCKING));
      stream = handle[0];
      kernels = new KernelModule(code);
      staging = new Staging(stream);
    } catch (CudaException e) {
      int released = Driver.cuDevicePrimaryCtxRelease_v2(facts.device());
      if (released != 0) {
        e.addSuppressed(
            new CudaException("cuDevicePrimaryCtxRelease", released, Driver.describe(released)));
      }
      throw e;
    }
  }

  /**
   * Opens the device and has the driver compile the kernels for it, which takes seconds the first
   * time; the driver keeps the result.
   *
   * @throws InvalidInputException in one line, if there is no driver or no device, or one of them
   *     is too old
   */
  static CudaDevice open() {
    return open(PtxCode.shipped());
  }

  static CudaDevice open(PtxCode code) {
    return new CudaDevice(DeviceFacts.find(code), code);
  }

  /** Returns why {@link #open} would refuse, in one line; empty if it would not. */
  static Optional<String> unavailable() {
    try {
      DeviceFacts.find(PtxCode.shipped());
      return Optional.empty();
    } catch (InvalidInputException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  String name() {
    return facts.name();
  }

  /** Returns for instance "9.0". */
  String computeCapability() {
    return DeviceFacts.text(facts.capability());
  }

  int multiprocessors() {
    return facts.multiprocessors();
  }

  /** Returns all memory of the device, in bytes. */
  long memory() {
    return facts.memory();
  }

  /** Returns the bytes of memory that nobody uses at present. */
  long freeMemory() {
    enter();
    long[] free = new long[1];
    Driver.check("cuMemGetInfo", Driver.cuMemGetInfo_v2(free, new long[1]));
    return free[0];
  }

  /** Returns the CUDA version that the driver supports, for instance "12.4". */
  String driverVersion() {
    return DriverLibrary.text(facts.driver());
  }

  /**
   * Returns the address of that many bytes, which hold anything.
   *
   * @throws CudaException if the device has not so much left ({@link CudaException#outOfMemory})
   */
  long allocate(long bytes) {
    enter();
    long[] address = new long[1];
    Driver.check("cuMemAlloc(" + bytes + " bytes)", Driver.cuMemAlloc_v2(address, bytes));
    allocations.add(address[0]);
    return address[0];
  }

  /** Gives back what {@link #allocate} returned; waits for what was launched. */
  void free(long address) {
    enter();
    if (!allocations.remove(address)) {
      throw new IllegalArgumentException("no allocation begins at " + Long.toHexString(address));
    }
    Driver.check("cuMemFree", Driver.cuMemFree_v2(address));
  }

  /** Copies the first values to the device; the array may be changed afterwards. */
  void upload(long address, float[] values, int count) {
    outsideCapture("upload");
    staging.upload(address, values, count);
  }

  /** Copies the first values to the device; the array may be changed afterwards. */
  void upload(long address, int[] values, int count) {
    outsideCapture("upload");
    staging.upload(address, values, count);
  }

  /** Copies bytes from the buffer's position on; the buffer may be changed afterwards. */
  void upload(long address, ByteBuffer direct, long bytes) {
    outsideCapture("upload");
    staging.upload(address, direct, bytes);
  }

  /** Copies values from the device, as they are when all that was launched is done. */
  void download(long address, float[] values, int count) {
    outsideCapture("download");
    staging.download(address, values, count);
  }

  /** Copies the first values of several places, likewise; waits once. */
  List<float[]> download(long[] addresses, int[] counts) {
    outsideCapture("download");
    return staging.download(addresses, counts);
  }

  /** Sets 32-bit words to one value. */
  void fill(long address, int word, long words) {
    enter();
    Driver.check("cuMemsetD32Async", Driver.cuMemsetD32Async(address, word, words, stream));
  }

  /** Copies from one place on the device to another; the two do not overlap. */
  void copy(long from, long to, long bytes) {
    enter();
    Driver.check("cuMemcpyDtoDAsync", Driver.cuMemcpyDtoDAsync_v2(to, from, bytes, stream));
  }

  /**
   * Returns the handle of a kernel.
   *
   * @throws CudaException if there is none of that name
   */
  long function(String kernel) {
    enter();
    return kernels.function(kernel);
  }

  /** Launches a grid of blocks of 256 threads; the kernel's one argument is the table's address. */
  void launch(long function, int blocksX, int blocksY, long table) {
    enter();
    parameters.putLong(8, table);
    int result =
        Driver.cuLaunchKernel(
            function, blocksX, blocksY, 1, THREADS, 1, 1, 0, stream, parameterList, 0);
    if (result != 0) {
      throw new CudaException(
          "cuLaunchKernel("
              + kernels.name(function)
              + ", "
              + blocksX
              + " x "
              + blocksY
              + " blocks)",
          result,
          Driver.describe(result));
    }
  }

  /** Waits until all that was launched is done. */
  void synchronize() {
    outsideCapture("synchronize");
    staging.await();
  }

  /**
   * From here to {@link #endCapture} launches, fills and copies on the device are not done but
   * noted. What copies to or from Java, or waits, is refused meanwhile.
   */
  void beginCapture() {
    outsideCapture("beginCapture");
    Driver.check(
        "cuStreamBeginCapture", Driver.cuStreamBeginCapture_v2(stream, Driver.CAPTURE_RELAXED));
    capturing = true;
  }

  /** Returns what was noted, for {@link #replay}. */
  long endCapture() {
    enter();
    capturing = false;
    long[] handle = new long[1];
    Driver.check("cuStreamEndCapture", Driver.cuStreamEndCapture(stream, handle));
    long graph = handle[0];
    int result = Driver.cuGraphInstantiateWithFlags(handle, graph, 0);
    Driver.check("cuGraphDestroy", Driver.cuGraphDestroy(graph));
    Driver.check("cuGraphInstantiate", result);
    return handle[0];
  }

  /** Does all that was noted once more, on the same addresses. */
  void replay(long graph) {
    enter();
    Driver.check("cuGraphLaunch", Driver.cuGraphLaunch(graph, stream));
  }

  /** Forgets what {@link #endCapture} returned. */
  void destroy(long graph) {
    enter();
    Driver.check("cuGraphExecDestroy", Driver.cuGraphExecDestroy(graph));
  }

  /** Gives everything back, what is still allocated included. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    enter();
    closed = true;
    try {
      Driver.check("cuStreamDestroy", Driver.cuStreamDestroy_v2(stream));
      for (long address : allocations) {
        Driver.check("cuMemFree", Driver.cuMemFree_v2(address));
      }
      staging.free();
      kernels.unload();
    } finally {
      Driver.check(
          "cuDevicePrimaryCtxRelease", Driver.cuDevicePrimaryCtxRelease_v2(facts.device()));
    }
  }

  /** Makes the device's context that of this thread: the driver keeps one for each. */
  private void enter() {
    Thread thread = Thread.currentThread();
    if (closed) {
      throw new IllegalStateException("the device was closed");
    }
    if (thread != user) {
      Driver.check("cuCtxSetCurrent", Driver.cuCtxSetCurrent(context));
      user = thread;
    }
  }

  private void outsideCapture(String call) {
    if (capturing) {
      throw new IllegalStateException(call + " during a capture");
    }
    enter();
  }
}
