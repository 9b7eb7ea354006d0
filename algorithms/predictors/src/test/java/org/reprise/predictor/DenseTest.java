package org.reprise.predictor;

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
    float[] parameters = numbers(bias + outputs, random);
    float[] x = numbers(inputs * examples, random);
    float[] delta = numbers(outputs * examples, random);
    float[] out = numbers(outputs * examples, random);
    float[] dx = numbers(inputs * examples, random);
    float[] gradient = new float[parameters.length];

    Products products = Products.fastest();
    Dense layer = new Dense(inputs, outputs, offset, bias);
    layer.forward(products, parameters, x, examples, out);
    layer.backward(products, parameters, delta, examples, dx);
    layer.gradient(products, gradient, delta, x, examples);

    for (int j = 0; j < outputs; j++) {
      double biasGradient = 0;
      for (int e = 0; e < examples; e++) {
        double sum = parameters[bias + j];
        for (int i = 0; i < inputs; i++) {
          sum += (double) parameters[offset + j * inputs + i] * x[i * examples + e];
        }
        assertThat((double) out[j * examples + e]).isCloseTo(sum, SINGLE_PRECISION);
        biasGradient += delta[j * examples + e];
      }
      assertThat((double) gradient[bias + j]).isCloseTo(biasGradient, SINGLE_PRECISION);
      for (int i = 0; i < inputs; i++) {
        double sum = 0;
        for (int e = 0; e < examples; e++) {
          sum += (double) delta[j * examples + e] * x[i * examples + e];
        }
        assertThat((double) gradient[offset + j * inputs + i]).isCloseTo(sum, SINGLE_PRECISION);
      }
    }
    for (int i = 0; i < inputs; i++) {
      for (int e = 0; e < examples; e++) {
        double sum = 0;
        for (int j = 0; j < outputs; j++) {
          sum += (double) parameters[offset + j * inputs + i] * delta[j * examples + e];
        }
        assertThat((double) dx[i * examples + e]).isCloseTo(sum, SINGLE_PRECISION);
      }
    }
  }

  private static float[] numbers(int count, SplittableRandom random) {
    float[] values = new float[count];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (2 * random.nextDouble() - 1);
    }
    return values;
  }
}
