package org.reprise.search.neural;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class AffineTest {
  /** Rows are computed four at a time; each must get the bits of its own sum, taken in order. */
  @Property(tries = 200)
  void isTheSumOfItsFormulaToTheBit(
      @ForAll @IntRange(min = 1, max = 9) int inputs,
      @ForAll @IntRange(min = 1, max = 11) int outputs,
      @ForAll @IntRange(min = 0, max = 3) int offset,
      @ForAll boolean biased,
      @ForAll long seed) {
    Affine layer = new Affine(inputs, outputs, offset, biased);
    SplittableRandom random = new SplittableRandom(seed);
    double[] parameters = random.doubles(layer.end(), -1, 1).toArray();
    double[] x = random.doubles(inputs, -1, 1).toArray();
    double[] dy = random.doubles(outputs, -1, 1).toArray();
    double[] gradient = random.doubles(layer.end(), -1, 1).toArray();
    double[] dx = random.doubles(inputs, -1, 1).toArray();

    double[] expectedY = new double[outputs];
    double[] expectedGradient = gradient.clone();
    double[] expectedDx = dx.clone();
    for (int o = 0; o < outputs; o++) {
      int bias = offset + outputs * inputs + o;
      double sum = biased ? parameters[bias] : 0;
      for (int i = 0; i < inputs; i++) {
        int weight = offset + o * inputs + i;
        sum += parameters[weight] * x[i];
        expectedGradient[weight] += dy[o] * x[i];
        expectedDx[i] += dy[o] * parameters[weight];
      }
      expectedY[o] = sum;
      if (biased) {
        expectedGradient[bias] += dy[o];
      }
    }

    double[] y = new double[outputs];
    layer.forward(parameters, x, y);
    layer.backward(parameters, x, dy, gradient, dx);
    assertThat(y).containsExactly(expectedY);
    assertThat(gradient).containsExactly(expectedGradient);
    assertThat(dx).containsExactly(expectedDx);
  }

  @Property(tries = 100)
  void theGradientOfSeveralPassesIsThatOfOneAfterTheOther(
      @ForAll @IntRange(min = 1, max = 9) int inputs,
      @ForAll @IntRange(min = 1, max = 11) int outputs,
      @ForAll @IntRange(min = 0, max = 4) int passes,
      @ForAll boolean biased,
      @ForAll long seed) {
    Affine layer = new Affine(inputs, outputs, 1, biased);
    SplittableRandom random = new SplittableRandom(seed);
    double[] parameters = random.doubles(layer.end(), -1, 1).toArray();
    double[] together = random.doubles(layer.end(), -1, 1).toArray();
    double[] oneByOne = together.clone();
    List<double[]> xs = new ArrayList<>();
    List<double[]> dys = new ArrayList<>();
    for (int pass = 0; pass < passes; pass++) {
      xs.add(random.doubles(inputs, -1, 1).toArray());
      dys.add(random.doubles(outputs, -1, 1).toArray());
      layer.backward(parameters, xs.get(pass), dys.get(pass), oneByOne, new double[inputs]);
    }
    layer.addParameterGradient(xs, dys, together);
    assertThat(together).containsExactly(oneByOne);
  }
}
