package org.reprise.algorithm.proxylessnas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.search.Softmax;
import org.reprise.space.Architecture;
import org.reprise.space.mobile.MobileFashionSpace;

class BinaryGatesTest {
  private static final Offset<Double> CLOSE = within(1e-6);
  private static final MobileFashionSpace SPACE = new MobileFashionSpace();
  private static final double[] P = {.5, .3, .2};
  // A loss that is linear in the gates: these are their gradients.
  private static final double[] COSTS = {1, 2, 4};

  /** Gates of one decision that matters, of three paths; a fourth is as good as impossible. */
  private static BinaryGates gates() {
    BinaryGates gates = new BinaryGates(SPACE, new SplittableRandom(1));
    double[] row = gates.logits()[0];
    for (int c = 0; c < P.length; c++) {
      row[c] = Math.log(P[c]);
    }
    row[3] = -200;
    return gates;
  }

  private static double[][] costs() {
    double[][] costs = new double[6][5];
    costs[0] = new double[] {1, 2, 4, 0};
    return costs;
  }

  /** p (c - mean c): the same in every sample, the policy gradient without variance. */
  @Test
  void allGatesGiveTheExactGradientInEverySample() {
    BinaryGates gates = gates();
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 20; i++) {
      double[] gradient = gates.gradient(gates.one(random), costs())[0];
      assertThat(gradient[0]).isCloseTo(-.45, CLOSE);
      assertThat(gradient[1]).isCloseTo(.03, CLOSE);
      assertThat(gradient[2]).isCloseTo(.42, CLOSE);
    }
  }

  /** Worked out apart: the two-path estimator is biased, its signs are right, its sum is 0. */
  @Test
  void twoPathsGiveTheirOwnExpectation() {
    BinaryGates gates = gates();
    double[] mean = new double[3];
    int[] open = {0, 0, 0, 0, 0, 0};
    for (int i = 0; i < 3; i++) {
      for (int j = i + 1; j < 3; j++) {
        double pair = P[i] * P[j] * (1 / (1 - P[i]) + 1 / (1 - P[j]));
        int[][] asked = {{i, j}, {0, 1}, {0, 1}, {0, 1}, {0, 1}, {0, 1}};
        double[] gradient = gates.gradient(new Draw(open, asked), costs())[0];
        for (int c = 0; c < 3; c++) {
          mean[c] += pair * gradient[c];
        }
      }
    }
    assertThat(mean[0]).isCloseTo(-.319515, CLOSE);
    assertThat(mean[1]).isCloseTo(.043393, CLOSE);
    assertThat(mean[2]).isCloseTo(.276122, CLOSE);
    assertThat(mean[0] + mean[1] + mean[2]).isCloseTo(0, CLOSE);
  }

  /** Pairs come with the probabilities of drawing one after the other, one of them is opened. */
  @Test
  void pairsAreDrawnWithoutReplacement() {
    BinaryGates gates = gates();
    SplittableRandom random = new SplittableRandom(3);
    int n = 20_000;
    int[][] seen = new int[3][3];
    int opened = 0;
    for (int k = 0; k < n; k++) {
      Draw draw = gates.two(random);
      int[] asked = draw.asked()[0];
      assertThat(asked[0]).isLessThan(asked[1]);
      seen[asked[0]][asked[1]]++;
      opened += asked[0] == 0 && asked[1] == 2 && draw.open()[0] == 0 ? 1 : 0;
    }
    for (int i = 0; i < 3; i++) {
      for (int j = i + 1; j < 3; j++) {
        double expected = P[i] * P[j] * (1 / (1 - P[i]) + 1 / (1 - P[j]));
        double error = Math.sqrt(expected * (1 - expected) / n);
        assertThat((double) seen[i][j] / n).isCloseTo(expected, within(4 * error));
      }
    }
    assertThat((double) opened / seen[0][2]).isCloseTo(.5 / .7, within(.03));
  }

  /** Worked out apart. */
  @Test
  void whatTookNoPartKeepsItsProbability() {
    double[] before = {.2, -.1, .5, 0};
    double[] after = {.25, -.1, .47, 0};
    BinaryGates.rescale(after, before, new int[] {0, 2});
    assertThat(after[0]).isCloseTo(.245170226, within(1e-9));
    assertThat(after[2]).isCloseTo(.465170226, within(1e-9));
    assertThat(.25 - after[0]).isCloseTo(.004829774, within(1e-9));
    double[] p = new double[4];
    Softmax.probabilities(after, p);
    assertThat(p[1]).isCloseTo(.189496277, within(1e-9));
    assertThat(p[3]).isCloseTo(.209425775, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-3, .15, 3})
  void stepsOfTwoPathsLeaveTheOthersProbabilities(double rate) {
    BinaryGates gates = new BinaryGates(SPACE, new SplittableRandom(4));
    SplittableRandom random = new SplittableRandom(5);
    for (int step = 0; step < 50; step++) {
      Draw draw = gates.two(random);
      double[][] before = gates.probabilities();
      double[][] costs = new double[6][];
      for (int d = 0; d < 6; d++) {
        costs[d] = random.doubles(5).toArray();
      }
      gates.step(draw, gates.gradient(draw, costs), rate);
      double[][] after = gates.probabilities();
      for (int d = 0; d < 6; d++) {
        List<Integer> asked = draw.active().of(d);
        for (int c = 0; c < before[d].length; c++) {
          if (!asked.contains(c)) {
            assertThat(after[d][c]).isCloseTo(before[d][c], within(1e-12));
          } else if (!gates.isZeroOpen(draw, d)) {
            assertThat(after[d][c]).isNotEqualTo(before[d][c]);
          }
        }
      }
    }
  }

  /** The trap of the authors' code: an open zero drops the block's update, latency included. */
  @Test
  void aBlockWhoseZeroIsOpenLearnsNothing() {
    BinaryGates gates = new BinaryGates(SPACE, new SplittableRandom(6));
    Architecture skipping = SPACE.parse("k3e6:skip/k5e3:k5e3/k3e3:k3e6");
    int[][] asked = {{0, 2}, {0, 4}, {0, 1}, {0, 1}, {0, 1}, {0, 2}};
    Draw draw = new Draw(skipping.choices(), asked);
    double[][] before = gates.probabilities();
    double[][] costs = {
      {1, 2, 3, 4, 5},
      {1, 2, 3, 4, 5},
      {1, 2, 3, 4, 5},
      {1, 2, 3, 4, 5},
      {1, 2, 3, 4, 5},
      {1, 2, 3, 4, 5}
    };
    gates.step(draw, gates.gradient(draw, costs), 0.1);
    assertThat(gates.isZeroOpen(draw, 1)).isTrue();
    assertThat(gates.probabilities()[1]).isEqualTo(before[1]);
    assertThat(gates.probabilities()[0]).isNotEqualTo(before[0]);
  }

  /** By finite differences, for both kinds and for costs on either side of the target. */
  @Test
  void theLossesOfTheLatencyHaveTheirDerivatives() {
    for (LatencyLoss loss :
        List.of(
            new LatencyLoss(LatencyLoss.MUL_LOG, .3),
            new LatencyLoss(LatencyLoss.ADD_LINEAR, .1))) {
      for (double ratio : new double[] {.5, 1, 1.7}) {
        double e = 1e-6;
        double factor = (loss.of(2 + e, ratio) - loss.of(2 - e, ratio)) / (2 * e);
        double slope = (loss.of(2, ratio + e) - loss.of(2, ratio - e)) / (2 * e);
        assertThat(loss.factor(ratio)).isCloseTo(factor, CLOSE);
        assertThat(loss.slope(2, ratio)).isCloseTo(slope, CLOSE);
      }
    }
    assertThat(new LatencyLoss(LatencyLoss.MUL_LOG, .3).of(2, 1)).isCloseTo(.4, CLOSE);
    assertThat(new LatencyLoss(LatencyLoss.ADD_LINEAR, .1).of(2, 1.5)).isCloseTo(2.05, CLOSE);
  }

  /** mean - baseline is .01 of what it was, once the baseline has moved. */
  @Test
  void theBaselineMovesBeforeTheAdvantages() {
    BatchBaseline rewards = new BatchBaseline();
    assertThat(rewards.advantages(new double[] {.4, .6}))
        .containsExactly(new double[] {-.1, .1}, CLOSE);
    // Baseline .5 + .99 (.8 - .5) = .797.
    assertThat(rewards.advantages(new double[] {.8, .8}))
        .containsExactly(new double[] {.003, .003}, CLOSE);
  }
}
