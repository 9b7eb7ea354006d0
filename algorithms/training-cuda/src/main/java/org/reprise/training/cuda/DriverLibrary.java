package org.reprise.training.cuda;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reprise.space.InvalidInputException;

/** Finds the driver's library and binds {@link Driver} to it. */
final class DriverLibrary {
  /** The system property that names another library: the simulated driver of the tests. */
  static final String PROPERTY = "reprise.cuda.library";

  // Where the driver has all functions that are called here: cuGraphInstantiateWithFlags is the
  // youngest.
  private static final int OLDEST = 11_040;

  private static @Nullable NativeLibrary bound;

  private DriverLibrary() {}

  /**
   * Binds the functions of {@link Driver} to the library, once for a library.
   *
   * @return the CUDA version that the driver supports: 12040 is 12.4
   * @throws InvalidInputException if there is no such library or it is too old
   */
  static synchronized int load() {
    NativeLibrary library = find();
    int[] version = new int[1];
    int result = library.getFunction("cuDriverGetVersion").invokeInt(new Object[] {version});
    if (result != 0 || version[0] < OLDEST) {
      throw new InvalidInputException(
          "the NVIDIA driver is too old: it supports CUDA %s; accepted is CUDA %s or later (driver 470 or later)"
              .formatted(text(version[0]), text(OLDEST)));
    }
    if (library != bound) {
      if (bound != null) {
        Native.unregister(Driver.class);
      }
      Native.register(Driver.class, library);
      bound = library;
    }
    return version[0];
  }

  /** Returns "12.4" for 12040. */
  static String text(int version) {
    return version / 1000 + "." + version % 1000 / 10;
  }

  private static NativeLibrary find() {
    List<String> names = names();
    for (String name : names) {
      try {
        return NativeLibrary.getInstance(name);
      } catch (UnsatisfiedLinkError missing) {
        // The next name, or the message below.
      }
    }
    throw new InvalidInputException(
        "no NVIDIA driver found: this system has no library %s that could be loaded; install the driver of your GPU"
            .formatted(names.get(0)));
  }

  private static List<String> names() {
    String named = System.getProperty(PROPERTY);
    try {
      if (named != null) {
        return List.of(named);
      }
      return Platform.isWindows() ? List.of("nvcuda") : List.of("libcuda.so.1", "cuda");
    } catch (LinkageError e) {
      throw new InvalidInputException(
          "the NVIDIA driver cannot be called: JNA does not run here (" + e.getMessage() + ")", e);
    }
  }
}
