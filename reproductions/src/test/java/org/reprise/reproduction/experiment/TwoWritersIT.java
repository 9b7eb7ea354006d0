package org.reprise.reproduction.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.reproduction.result.FolderLock;
import org.reprise.space.InvalidInputException;

/** Two processes that want to write one result directory. */
class TwoWritersIT {
  @TempDir Path folder;

  @Test
  void theSecondIsTurnedAwayAndTheFirstUnharmed() throws IOException, InterruptedException {
    Path whole = folder.resolve("whole");
    new ExperimentRunner(LongExperiment.experiment(), 2, ProgressListener.SILENT)
        .run(whole, List.of());
    Path shared = folder.resolve("shared");
    Process first = start(shared);
    for (int attempts = 0; first.isAlive() && attempts < 3; ) {
      if (Files.exists(shared.resolve("runs.jsonl"))) {
        attempts++;
        Process second = start(shared);
        String said = new String(second.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        if (second.waitFor() != 0) {
          assertThat(said).contains("is being written by another execution");
        }
      }
      Thread.sleep(1);
    }
    assertThat(first.waitFor()).isZero();
    // Whether a second process came in time is the machine's affair; the other test holds the lock.
    assertThat(shared.resolve("runs.jsonl")).hasSameBinaryContentAs(whole.resolve("runs.jsonl"));
  }

  @Test
  void aProcessDoesNotLetItselfInTwice() throws IOException {
    try (FolderLock lock = FolderLock.of(folder)) {
      assertThat(lock).isNotNull();
      assertThatThrownBy(() -> FolderLock.of(folder.resolve(".")))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("is being written by another execution");
      Process other = start(folder);
      String said = new String(other.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(said).as("the refused attempt did not drop the lock").contains("being written");
    }
    FolderLock.of(folder).close();
  }

  private static Process start(Path directory) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-cp",
            System.getProperty("java.class.path"),
            LongExperiment.class.getName(),
            directory.toString())
        .start();
  }
}
