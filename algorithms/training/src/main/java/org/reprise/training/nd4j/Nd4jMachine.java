package org.reprise.training.nd4j;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/** What ND4J found to compute with. */
final class Nd4jMachine {
  private static final double GIB = 1L << 30;

  private Nd4jMachine() {}

  static Map<String, String> facts() {
    // The backend loads its natives on first use.
    Nd4j.getBackend();
    NativeOps natives = NativeOpsHolder.getInstance().getDeviceNativeOps();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("device", natives.getDeviceName(0).strip());
    facts.put("natives", nativesName());
    facts.put("threads", "OpenMP " + natives.ompGetMaxThreads());
    facts.put(
        "memory",
        String.format(Locale.ROOT, "at most %.1f GiB off the heap", Pointer.maxBytes() / GIB));
    return facts;
  }

  /** Returns the folder of the loaded library, which bears platform and classifier. */
  private static String nativesName() {
    return Loader.getLoadedLibraries().entrySet().stream()
        .filter(library -> library.getKey().startsWith("jnind4j"))
        .map(library -> Path.of(library.getValue()).getParent())
        .filter(Objects::nonNull)
        .map(folder -> folder.getFileName().toString())
        .findFirst()
        .orElse("unknown");
  }
}
