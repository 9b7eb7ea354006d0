package org.reprise.algorithm.dsnas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reprise.search.Softmax;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.space.user.UserSpaceFile;
import org.reprise.training.lanes.LaneOperations;
import org.reprise.training.supernet.ArchitectureParameters;

class DsnasTest {
  private static final SearchSpace SPACE =
      UserSpaceFile.parse("{name: s, decisions: {a: [x, y, z], b: [u, v, w]}}", "s.yaml");

  /** With all others equal, a lead of .3 is a logit that leads by ln((1 + .3 (n - 1)) / .7). */
  @ParameterizedTest
  @CsvSource({"4, 0.998529", "5, 1.145132"})
  void theLogitThatSettlesADecision(int choices, double margin) {
    for (double side : new double[] {-1e-6, 1e-6}) {
      double[] p = new double[choices];
      p[1] = margin + side;
      Softmax.probabilities(p, p);
      assertThat(EarlyFix.lead(p, 1)).isCloseTo(0.3, within(1e-6));
    }
    assertThat(Math.log((1 + 0.3 * (choices - 1)) / 0.7)).isCloseTo(margin, within(1e-6));
  }

  @Test
  void whatIsSettledStaysAndItsLogitsArePutBack() {
    ArchitectureParameters logits =
        new ArchitectureParameters(SPACE, new LaneOperations(), 0, new SplittableRandom(1));
    EarlyFix fix = new EarlyFix(0.3);
    logits.setLogits(new double[][] {{0, 2, 0}, {0, 0.5, 0}});
    fix.beginEpoch(logits);
    assertThat(fix.count()).isEqualTo(1);
    assertThat(fix.apply(Architecture.of(0, 2))).isEqualTo(Architecture.of(1, 2));
    // Steps of an epoch move all logits.
    logits.setLogits(new double[][] {{3, 0, 0}, {0, 0, 2}});
    fix.beginEpoch(logits);
    assertThat(logits.logits()[0]).containsExactly(0, 2, 0);
    assertThat(fix.count()).isEqualTo(2);
    assertThat(fix.apply(Architecture.of(0, 0))).isEqualTo(Architecture.of(1, 2));
  }

  @Test
  void aMarginAboveOneSettlesNothing() {
    ArchitectureParameters logits =
        new ArchitectureParameters(SPACE, new LaneOperations(), 0, new SplittableRandom(1));
    logits.setLogits(new double[][] {{0, 50, 0}, {0, 50, 0}});
    EarlyFix fix = new EarlyFix(1.5);
    fix.beginEpoch(logits);
    assertThat(fix.count()).isZero();
  }
}
