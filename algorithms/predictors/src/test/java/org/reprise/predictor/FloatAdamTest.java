package org.reprise.predictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.reprise.search.VectorAdam;

class FloatAdamTest {
  @Test
  void stepsAsItsDoublePrecisionTwin() {
    float[] single = {1f, -2f, 0.5f, 3f};
    double[] precise = {1, -2, 0.5, 3};
    FloatAdam adam = new FloatAdam(4, 0.9, 0.99, 1e-7, 0.01);
    VectorAdam twin = new VectorAdam(4, 0.1, 0.9, 0.99, 1e-7);
    for (int step = 0; step < 50; step++) {
      float[] gradient = new float[4];
      double[] decayed = new double[4];
      for (int i = 0; i < 4; i++) {
        gradient[i] = (float) Math.sin(step + i);
        decayed[i] = Math.sin(step + i) + 0.01 * precise[i];
      }
      adam.step(single, gradient, 0.1);
      twin.step(precise, decayed);
    }
    for (int i = 0; i < 4; i++) {
      assertThat((double) single[i]).isCloseTo(precise[i], within(1e-4));
    }
  }
}
