package org.reprise.training.cuda;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Kernels that the driver has compiled for the device of the current context. */
final class KernelModule {
  private static final int LOG_BYTES = 16_384;

  private final long handle;
  private final Map<String, Long> functions = new HashMap<>();

  /**
   * Has the driver compile PTX.
   *
   * @throws CudaException with what its compiler has to say, if it refuses
   */
  KernelModule(PtxCode code) {
    Memory log = new Memory(LOG_BYTES);
    log.clear();
    long[] module = new long[1];
    int result =
        Driver.cuModuleLoadDataEx(
            module,
            code.image(),
            2,
            new int[] {Driver.ERROR_LOG, Driver.ERROR_LOG_BYTES},
            new long[] {Pointer.nativeValue(log), LOG_BYTES});
    if (result != 0) {
      String words = log.getString(0).strip().replaceAll("\\s*\\R\\s*", "; ");
      throw new CudaException(
          "cuModuleLoadDataEx",
          result,
          Driver.describe(result) + (words.isEmpty() ? "" : " (" + words + ")"));
    }
    handle = module[0];
  }

  /**
   * Returns the handle of a kernel.
   *
   * @throws CudaException if there is none of that name
   */
  long function(String kernel) {
    return functions.computeIfAbsent(kernel, this::find);
  }

  /** Returns the name of a kernel, for messages. */
  String name(long function) {
    return functions.entrySet().stream()
        .filter(entry -> entry.getValue() == function)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("unknown kernel");
  }

  void unload() {
    Driver.check("cuModuleUnload", Driver.cuModuleUnload(handle));
  }

  private long find(String kernel) {
    long[] function = new long[1];
    Driver.check(
        "cuModuleGetFunction(" + kernel + ")",
        Driver.cuModuleGetFunction(
            function, handle, (kernel + '\0').getBytes(StandardCharsets.US_ASCII)));
    return function[0];
  }
}
