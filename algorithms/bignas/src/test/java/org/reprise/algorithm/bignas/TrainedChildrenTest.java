package org.reprise.algorithm.bignas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.search.Method;
import org.reprise.training.table.FinishedTrials;

class TrainedChildrenTest {
  private static final String SHORT = "bignas:epochs=1:batch=1000";

  private static BigNasSettings training(String method) {
    return BigNasSettings.of(Method.parse(method).parameters()).ofTraining();
  }

  @Test
  void methodsThatDifferInTheirSelectionShareATraining() {
    assertThat(training("bignas:selection=random:mutations=3:finalists=2"))
        .isEqualTo(training("bignas"));
    assertThat(training("bignas:teacher=labels")).isNotEqualTo(training("bignas"));
    assertThat(training("bignas:constant-ending=0")).isNotEqualTo(training("bignas"));
  }

  /** What the file says counts: nothing is trained again, and each child has a line of its own. */
  @Test
  void accuraciesAreKept(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("bignas-ablation-bignas.tsv");
    TrainedChildren first = new TrainedChildren();
    FinishedTrials done = new FinishedTrials(Optional.of(file));
    double smallest = first.accuracy(SHORT, 11, "smallest", done);
    assertThat(smallest).isBetween(0.0, 100.0);
    first.accuracy(SHORT, 11, "biggest", done);
    assertThat(Files.readAllLines(file)).hasSize(2);
    Files.writeString(file, Files.readString(file).replace("\t" + smallest + "\t", "\t12.5\t"));
    assertThat(
            new TrainedChildren()
                .accuracy(SHORT, 11, "smallest", new FinishedTrials(Optional.of(file))))
        .isEqualTo(12.5);
  }
}
