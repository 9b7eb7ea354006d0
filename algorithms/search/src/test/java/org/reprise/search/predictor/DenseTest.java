package org.reprise.search.predictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The kernels against the definition of the three products, for sizes with and without rests. */
class DenseTest {
  private static final Offset<Double> SINGLE_PRECISION = within(2e-5);

  @ParameterizedTest(name = "{0} inputs, {1} outputs, {2} examples")
  @CsvSource({"20, 20, 32", "1, 1, 1", "7, 5, 3", "4, 9, 17", "13, 4, 10"})
  void agreesWithTheDefinition(int inputs, int outputs, int examples) {
    SplittableRandom random = new SplittableRandom(1);
    int offset = 3;
    int bias = offset + inputs * outputs;
    float[] parameters = new float[bias + outputs];
    fill(parameters, random);
    float[][] x = matrix(inputs, examples, random);
    float[][] delta = matrix(outputs, examples, random);
    float[][] out = matrix(outputs, examples, random);
    float[][] dx = matrix(inputs, examples, random);
    float[] gradient = new float[parameters.length];

    Dense.forward(parameters, offset, bias, x, out);
    Dense.backward(parameters, offset, delta, dx);
    Dense.gradient(gradient, offset, bias, delta, x);

    for (int j = 0; j < outputs; j++) {
      double biasGradient = 0;
      for (int e = 0; e < examples; e++) {
        double sum = parameters[bias + j];
        for (int i = 0; i < inputs; i++) {
          sum += (double) parameters[offset + j * inputs + i] * x[i][e];
        }
        assertThat((double) out[j][e]).isCloseTo(sum, SINGLE_PRECISION);
        biasGradient += delta[j][e];
      }
      assertThat((double) gradient[bias + j]).isCloseTo(biasGradient, SINGLE_PRECISION);
      for (int i = 0; i < inputs; i++) {
        double sum = 0;
        for (int e = 0; e < examples; e++) {
          sum += (double) delta[j][e] * x[i][e];
        }
        assertThat((double) gradient[offset + j * inputs + i]).isCloseTo(sum, SINGLE_PRECISION);
      }
    }
    for (int i = 0; i < inputs; i++) {
      for (int e = 0; e < examples; e++) {
        double sum = 0;
        for (int j = 0; j < outputs; j++) {
          sum += (double) parameters[offset + j * inputs + i] * delta[j][e];
        }
        assertThat((double) dx[i][e]).isCloseTo(sum, SINGLE_PRECISION);
      }
    }
  }

  private static float[][] matrix(int rows, int columns, SplittableRandom random) {
    float[][] matrix = Dense.matrix(rows, columns);
    for (float[] row : matrix) {
      fill(row, random);
    }
    return matrix;
  }

  private static void fill(float[] values, SplittableRandom random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (2 * random.nextDouble() - 1);
    }
  }
}
