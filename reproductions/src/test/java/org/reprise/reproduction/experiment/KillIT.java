package org.reprise.reproduction.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.reproduction.result.Results;

/** A real process that is killed while it writes. */
class KillIT {
  @TempDir Path folder;

  @Test
  void aKilledProcessResumesAndEndsWithTheSameBytes() throws IOException, InterruptedException {
    Path whole = folder.resolve("whole");
    new ExperimentRunner(LongExperiment.experiment(), 2, ProgressListener.SILENT)
        .run(whole, List.of());
    long full = Files.size(whole.resolve("runs.jsonl"));

    Path killed = folder.resolve("killed");
    int kills = 0;
    for (double share : new double[] {0.1, 0.5, 0.8}) {
      Process process = start(killed);
      while (process.isAlive() && size(killed) < share * full) {
        Thread.sleep(1);
      }
      process.destroyForcibly();
      process.waitFor();
      long size = size(killed);
      kills += size < full ? 1 : 0;
      assertThat(size).as("the killed process got somewhere").isGreaterThan(0);
      assertThat(Results.read(killed).runs().size()).isLessThanOrEqualTo(1_200);
    }
    assertThat(kills).as("kills before the end").isPositive();
    Process last = start(killed);
    assertThat(last.waitFor()).isZero();
    assertThat(killed.resolve("runs.jsonl")).hasSameBinaryContentAs(whole.resolve("runs.jsonl"));
    assertThat(Results.read(killed).timings()).hasSize(1_200);
  }

  private static Process start(Path directory) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-cp",
            System.getProperty("java.class.path"),
            LongExperiment.class.getName(),
            directory.toString())
        .inheritIO()
        .start();
  }

  private static long size(Path directory) throws IOException {
    Path runs = directory.resolve("runs.jsonl");
    return Files.exists(runs) ? Files.size(runs) : 0;
  }
}
