package org.reprise.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LinearModelTest {
  private static final int[] SIZES = {3, 2, 4};
  private static final double[][] WEIGHTS = {{1, 2, 4}, {0, -3}, {0.5, 0, 7, 1}};

  private static double truth(int[] choices) {
    return 10 + WEIGHTS[0][choices[0]] + WEIGHTS[1][choices[1]] + WEIGHTS[2][choices[2]];
  }

  @Test
  void findsTheWeightsThatMadeTheValues() {
    SplittableRandom random = new SplittableRandom(1);
    int[][] choices = new int[60][];
    double[] values = new double[60];
    for (int i = 0; i < 60; i++) {
      choices[i] = new int[] {random.nextInt(3), random.nextInt(2), random.nextInt(4)};
      values[i] = truth(choices[i]);
    }
    LinearModel model = LinearModel.fit(SIZES, choices, values).orElseThrow();
    for (int key = 0; key < 24; key++) {
      int[] all = {key / 8, key / 4 % 2, key % 4};
      assertThat(model.of(all)).isCloseTo(truth(all), within(1e-9));
    }
  }

  @Test
  void hasNoAnswerWhereTheExamplesGiveNone() {
    int[][] onlyFirst = new int[40][3];
    assertThat(LinearModel.fit(SIZES, onlyFirst, new double[40])).isEmpty();
    assertThat(LinearModel.fit(SIZES, new int[5][3], new double[5])).isEmpty();
  }
}
