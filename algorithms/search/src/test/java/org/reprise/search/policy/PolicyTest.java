package org.reprise.search.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.space.nasbench201.NasBench201;

class PolicyTest {
  private static final SearchSpace SPACE = new NasBench201();

  @Property(tries = 30)
  void theLogProbabilityGradientIsWhatFiniteDifferencesSay(
      @ForAll long seed, @ForAll @IntRange(max = 15_624) int key) {
    SplittableRandom random = new SplittableRandom(seed);
    Policy policy = new Policy(SPACE.decisions(), 0.1, random);
    for (double[] row : policy.logits()) {
      for (int j = 0; j < row.length; j++) {
        row[j] = random.nextDouble(-2, 2);
      }
    }
    policy.refresh();
    Architecture cell = SPACE.fromKey(key);
    double[][] gradient = policy.logProbabilityGradient(cell);
    double h = 1e-5;
    for (int i = 0; i < gradient.length; i++) {
      for (int j = 0; j < gradient[i].length; j++) {
        double z = policy.logits()[i][j];
        double up = logProbabilityAt(policy, cell, i, j, z + h);
        double down = logProbabilityAt(policy, cell, i, j, z - h);
        logProbabilityAt(policy, cell, i, j, z);
        assertThat(gradient[i][j]).isCloseTo((up - down) / (2 * h), within(1e-6));
      }
    }
  }

  private static double logProbabilityAt(Policy policy, Architecture cell, int i, int j, double z) {
    policy.logits()[i][j] = z;
    policy.refresh();
    return policy.logProbability(cell);
  }

  @Test
  void theProbabilitiesOfAllArchitecturesSumToOne() {
    Policy policy = new Policy(SPACE.decisions(), 0.1, new SplittableRandom(1));
    policy.update(Architecture.of(1, 2, 3, 4, 0, 1), 5);
    double sum =
        SPACE
            .keys()
            .mapToObj(SPACE::fromKey)
            .mapToDouble(policy::logProbability)
            .map(Math::exp)
            .sum();
    assertThat(sum).isCloseTo(1, within(1e-10));
  }

  @Test
  void theBaselineIsTheBiasCorrectedMovingAverage() {
    MovingBaseline baseline = new MovingBaseline(0.9);
    baseline.update(10);
    assertThat(baseline.value()).isCloseTo(10, within(1e-12));
    baseline.update(20);
    // (.9 * 1 + .1 * 20) / (.9 * .1 + .1) = 2.9 / .19
    assertThat(baseline.value()).isCloseTo(2.9 / 0.19, within(1e-12));
  }
}
