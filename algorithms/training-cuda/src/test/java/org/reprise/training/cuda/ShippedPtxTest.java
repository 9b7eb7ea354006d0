package org.reprise.training.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The PTX that is shipped is what {@code kernels.cu} says. */
class ShippedPtxTest {
  private static final Pattern VERSION = Pattern.compile("with Clang (\\S+)");
  private static final Pattern ENTRY = Pattern.compile("(?m)^\\.visible \\.entry (\\w+)\\(");

  @TempDir Path folder;

  @AfterEach
  void forgetTheDriver() {
    System.clearProperty(DriverLibrary.PROPERTY);
  }

  @Test
  void aFreshBuildIsTheSame() throws IOException, InterruptedException {
    String shipped = PtxCode.shipped().text();
    Matcher version = VERSION.matcher(shipped);
    assertThat(version.find()).isTrue();
    assumeTrue(
        version.group(1).equals(said("clang", "-dumpversion").strip()),
        "PTX is compared where Clang " + version.group(1) + " is: apt-get install clang");
    Path fresh = folder.resolve("fresh.ptx");
    String output = said("../../ci/build-ptx.sh", fresh.toString());
    assertThat(fresh).as(output).exists();
    assertThat(shipped)
        .as("kernels.ptx is not that of kernels.cu: run ci/build-ptx.sh")
        .isEqualTo(Files.readString(fresh));
  }

  @Test
  void everyKernelOfThePtxRunsInSimulationToo() {
    SimulatedDriver.use();
    try (CudaDevice device = CudaDevice.open()) {
      Matcher entry = ENTRY.matcher(PtxCode.shipped().text());
      int kernels = 0;
      while (entry.find()) {
        assertThat(device.function(entry.group(1))).isNotZero();
        kernels++;
      }
      assertThat(kernels).isPositive();
    }
  }

  // What a command prints; nothing where there is no such command.
  private static String said(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 || !output.isEmpty() ? output : "nothing";
    } catch (IOException e) {
      return "";
    }
  }
}
