package org.reprise.reproduction.claim.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.space.Architecture;
import org.reprise.training.relaxation.DiscretisationGap;
import org.reprise.training.relaxation.RelaxedRun;

class RelaxedRunValueTest {
  private static final int EDGES = 6;

  /** The same probabilities on all edges: none, skip, 1x1, 3x3, pooling. */
  private static double[][] edges(double... probabilities) {
    double[][] all = new double[EDGES][];
    Arrays.fill(all, probabilities);
    return all;
  }

  private static double value(String name) {
    Architecture convolutions = Architecture.of(3, 3, 3, 3, 3, 3);
    Architecture skips = Architecture.of(1, 1, 0, 1, 3, 3);
    RelaxedRun run =
        new RelaxedRun(
            List.of(
                edges(.2, .2, .2, .2, .2), edges(.1, .1, .1, .5, .2), edges(.1, .4, .1, .3, .1)),
            List.of(convolutions, skips),
            skips,
            new DiscretisationGap(.84, .12));
    return RelaxedRunValue.named(name).of(run, cell -> cell.equals(convolutions) ? 80 : 70);
  }

  @Test
  void numbersAreThoseOfTheRun() {
    assertThat(value("gap")).isCloseTo(72, within(1e-9));
    assertThat(value("no-gap")).isCloseTo(-72, within(1e-9));
    assertThat(value("accuracy")).isEqualTo(70);
    assertThat(value("empty-edges")).isEqualTo(4);
    assertThat(value("convolutions")).isCloseTo(.3, within(1e-9));
    assertThat(value("convolution-rises")).isCloseTo(.1, within(1e-9));
    assertThat(value("inherited-accuracy")).isCloseTo(12, within(1e-9));
    assertThatThrownBy(() -> value("gaps")).hasMessageContaining("accepted: gap, no-gap");
  }
}
