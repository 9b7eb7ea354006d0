package org.reprise.training.cuda;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A driver without a GPU: {@code src/test/cpp} and the kernels, compiled as C++ into a library that
 * {@link DriverLibrary} then takes for NVIDIA's. Objects lie in {@code target/simulated}, under
 * names that follow from what they were made of. Where no compiler is installed, the test that asks
 * is skipped.
 */
final class SimulatedDriver {
  private static final Path SOURCES = Path.of("src/test/cpp");
  private static final Path KERNELS = Path.of("src/main/resources/org/reprise/training/cuda");
  private static final Path TARGET = Path.of("target/simulated");
  private static final List<String> FLAGS =
      List.of("-std=c++17", "-O2", "-fPIC", "-Wall", "-I" + SOURCES, "-I" + KERNELS);
  // As ci/build-ptx.sh: nothing fused, so that both give the same bits; and what a card would let
  // pass unnoticed is reported.
  private static final List<String> KERNEL_FLAGS =
      List.of(
          "-O3",
          "-march=native",
          "-ffp-contract=off",
          "-fno-math-errno",
          "-Wno-unknown-pragmas",
          "-fsanitize=bounds,signed-integer-overflow,integer-divide-by-zero",
          "-DREPRISE_SIMULATED");

  private final NativeLibrary library;

  private SimulatedDriver(Path library) {
    this.library = NativeLibrary.getInstance(library.toString());
  }

  /** From here on {@link CudaDevice} opens a simulated device with the kernels that are shipped. */
  static SimulatedDriver use() {
    return use(KERNELS.resolve("kernels.cu"));
  }

  /** From here on {@link CudaDevice} opens a simulated device with the kernels of one file. */
  static SimulatedDriver use(Path kernels) {
    assumeTrue(
        System.getProperty("os.name").equals("Linux"), "the simulated GPU is built on Linux alone");
    Optional<String> compiler = compiler();
    assumeTrue(
        compiler.isPresent(),
        "no C++ compiler for the simulated GPU: apt-get install g++ (or ci/install-compilers.sh)");
    Path library = build(compiler.orElseThrow(), kernels).toAbsolutePath();
    System.setProperty(DriverLibrary.PROPERTY, library.toString());
    SimulatedDriver driver = new SimulatedDriver(library);
    driver.machine(1, 12_040, 80);
    driver.order(1);
    return driver;
  }

  /** Changes what the driver says: its number of devices, its CUDA version, their capability. */
  void machine(int devices, int version, int capability) {
    Object[] arguments = {devices, version, capability / 10, capability % 10};
    library.getFunction("simulated_machine").invokeVoid(arguments);
  }

  /** Draws other orders of blocks and threads from here on. */
  void order(long seed) {
    library.getFunction("simulated_order").invokeVoid(new Object[] {seed});
  }

  /** Returns how many allocations of device memory have not been freed. */
  int allocations() {
    return library.getFunction("simulated_allocations").invokeInt(new Object[0]);
  }

  private static Optional<String> compiler() {
    return Stream.of("g++", "clang++").filter(SimulatedDriver::runs).findFirst();
  }

  private static boolean runs(String compiler) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, compiler)));
  }

  private static Path build(String compiler, Path kernels) {
    try {
      Files.createDirectories(TARGET);
      List<Path> sources = new ArrayList<>();
      List<Path> headers = new ArrayList<>();
      for (Path folder : List.of(SOURCES, KERNELS)) {
        try (Stream<Path> files = Files.list(folder)) {
          files
              .sorted()
              .filter(file -> file.toString().matches(".*\\.(h|cpp|cuh)"))
              .forEach(file -> (file.toString().endsWith(".cpp") ? sources : headers).add(file));
        }
      }
      List<String> link = new ArrayList<>(List.of(compiler, "-shared", "-Wl,-Bsymbolic"));
      link.add(object(compiler, FLAGS, kernels, headers).toString());
      for (Path source : sources) {
        link.add(object(compiler, FLAGS, source, headers).toString());
      }
      link.add("-ldl");
      return made("libcuda-simulated-" + digest(link, List.of()) + ".so", link);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path object(String compiler, List<String> flags, Path source, List<Path> headers)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(compiler);
    command.addAll(flags);
    if (source.toString().endsWith(".cu")) {
      command.addAll(KERNEL_FLAGS);
      if (compiler.equals("g++")) {
        // Two libraries with kernels in one process would share the arrays of templates.
        command.add("-fno-gnu-unique");
      }
    }
    command.addAll(List.of("-x", "c++", "-c", source.toString()));
    List<Path> read = new ArrayList<>(headers);
    read.add(source);
    String name = source.getFileName().toString().replace('.', '-');
    return made(name + "-" + digest(command, read) + ".o", command);
  }

  /** Runs a command that writes {@code -o FILE}, unless the file is there. */
  private static Path made(String name, List<String> command) throws IOException {
    Path file = TARGET.resolve(name);
    if (Files.exists(file)) {
      return file;
    }
    Path fresh = Files.createTempFile(TARGET, "fresh", null);
    try {
      List<String> whole = new ArrayList<>(command);
      whole.addAll(List.of("-o", fresh.toString()));
      Process process = new ProcessBuilder(whole).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new AssertionError(String.join(" ", whole) + "\n" + said);
      }
      // Whoever builds the same at the same time makes the same file.
      return Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static String digest(List<String> command, List<Path> files) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(String.join(" ", command).getBytes(StandardCharsets.UTF_8));
      for (Path file : files) {
        digest.update(Files.readAllBytes(file));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8).toLowerCase(Locale.ROOT);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
