package org.reprise.training.cuda.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code ci/device-check.sh}: what it packs runs without the Java that packed it. */
@EnabledOnOs(OS.LINUX)
class DeviceCheckScriptIT {
  private static final Path SCRIPT = Path.of("../../ci/device-check.sh").toAbsolutePath();
  private static final long LARGEST = 50_000_000;

  @TempDir private Path folder;

  private String output = "";

  private int start(String... arguments) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(SCRIPT.toString());
    builder.command().addAll(List.of(arguments));
    Path jdk = Path.of(System.getProperty("java.home"), "bin");
    builder.environment().put("PATH", jdk + ":" + System.getenv("PATH"));
    builder
        .environment()
        .put(
            "CLASS_PATH",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    // Without a driver, also where there is one.
    builder.environment().put("JAVA_TOOL_OPTIONS", "-Dreprise.cuda.library=no-such-driver");
    Path out = folder.resolve("output");
    builder.redirectErrorStream(true).redirectOutput(out.toFile());
    int code = builder.start().waitFor();
    output = Files.readString(out, UTF_8);
    return code;
  }

  @Test
  void packsAndRunsWithoutADevice() throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of(System.getProperty("java.home"), "bin", "jlink")),
        "there is no jlink here");
    String pack = folder.resolve("pack").toString();
    assertThat(start("pack", pack)).as(output).isZero();
    assertThat(output).contains(" entries, ", " missing");
    assertThat(folder.resolve("pack/device-check.tar.gz")).isRegularFile();
    assertThat(Files.size(folder.resolve("pack/device-check.tar.gz"))).isLessThan(LARGEST);
    String out = folder.resolve("out").toString();
    assertThat(start("run", pack, out, "--parts", "self-test,agreement")).as(output).isZero();
    assertThat(output)
        .contains("NOTE machine: ", "SKIP self-test: no NVIDIA driver", "SKIP agreement: no NVIDIA")
        .contains("0 passed, 0 failed, 2 skipped");
    assertThat(folder.resolve("out/verdicts.txt")).hasContent(output.strip());
    try (Stream<Path> libraries = Files.list(folder.resolve("pack/device-check/lib"))) {
      assertThat(libraries)
          .noneMatch(library -> library.getFileName().toString().matches("(nd4j|openblas).*"));
    }
  }

  @Test
  void wrongArgumentsAreRefused() throws Exception {
    assertThat(start("run", folder.toString(), folder.resolve("out").toString(), "--parts", "x"))
        .isEqualTo(2);
    assertThat(output).contains("no part 'x'; accepted: self-test,");
    assertThat(start("run", folder.resolve("no").toString(), "out")).isEqualTo(2);
    assertThat(output).contains("there is no folder");
    assertThat(start("abacus")).isEqualTo(2);
    assertThat(output).contains("ci/device-check.sh pack DIR");
  }
}
