package org.reprise.training.cuda;

import com.sun.jna.NativeLibrary;
import com.sun.jna.ptr.IntByReference;
import java.util.Optional;
import org.reprise.space.InvalidInputException;
import org.reprise.training.engine.EngineProvider;
import org.reprise.training.tensor.Operations;

/** The engine {@code cuda}: one NVIDIA GPU, through the driver's own library. */
public final class CudaEngine implements EngineProvider {
  private static final String LIBRARY =
      System.getProperty("os.name").startsWith("Windows") ? "nvcuda" : "libcuda.so.1";
  private static final String NEEDED =
      "it needs an NVIDIA GPU of compute capability 8.0 or later and its driver, nothing else";

  @Override
  public String name() {
    return "cuda";
  }

  @Override
  public Optional<String> obstacle() {
    NativeLibrary driver;
    try {
      driver = NativeLibrary.getInstance(LIBRARY);
    } catch (UnsatisfiedLinkError e) {
      return Optional.of("finds no driver: looked for " + LIBRARY + "; " + NEEDED);
    }
    int status = driver.getFunction("cuInit").invokeInt(new Object[] {0});
    IntByReference devices = new IntByReference();
    if (status == 0) {
      status = driver.getFunction("cuDeviceGetCount").invokeInt(new Object[] {devices});
    }
    return status == 0 && devices.getValue() > 0
        ? Optional.empty()
        : Optional.of(
            "finds no GPU: "
                + LIBRARY
                + " is there, but cuInit answers "
                + status
                + " and counts "
                + devices.getValue()
                + " devices; "
                + NEEDED);
  }

  @Override
  public Operations open() {
    throw new InvalidInputException("engine cuda: the kernels are not in this build yet");
  }
}
