package org.reprise.reproduction.claim.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.space.Architecture;
import org.reprise.training.relaxation.DiscretisationGap;
import org.reprise.training.relaxation.RelaxedRun;

class RelaxedRunTextTest {
  @Test
  void aKeptSearchIsReadAsItWas() {
    RelaxedRun run =
        new RelaxedRun(
            List.of(new double[][] {{1 / 3., 2 / 3.}, {.1, .9}}, new double[][] {{0, 1}, {.2, .8}}),
            List.of(Architecture.of(1, 0)),
            Architecture.of(1, 1),
            new DiscretisationGap(.1 + .2, 1 / 7.));
    String line = RelaxedRunText.write(run);
    RelaxedRun read = RelaxedRunText.read(line);
    assertThat(line).doesNotContain("\t", "\n");
    assertThat(read.probabilities()).usingRecursiveComparison().isEqualTo(run.probabilities());
    assertThat(read.derived()).isEqualTo(run.derived());
    assertThat(read.answer()).isEqualTo(run.answer());
    assertThat(read.gap()).isEqualTo(run.gap());
  }
}
