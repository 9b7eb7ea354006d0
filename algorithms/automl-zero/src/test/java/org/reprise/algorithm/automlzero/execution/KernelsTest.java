package org.reprise.algorithm.automlzero.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reprise.algorithm.automlzero.program.Op;
import org.reprise.algorithm.automlzero.program.OperandKind;

/** Each operation in vector registers against its plain loops, bit by bit. */
class KernelsTest {
  private static final double[] SPECIAL = {
    0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE
  };

  @ParameterizedTest
  @CsvSource({"2, 1", "4, 3", "5, 10", "8, 4", "16, 10", "16, 1", "17, 5"})
  void vectorRegistersGiveTheBitsOfPlainLoops(int size, int lanes) {
    Kernels fast = Kernels.of(size, lanes);
    Kernels plain = Kernels.plain(size, lanes);
    Kernel[] fastTable = KernelTable.of(fast);
    Kernel[] plainTable = KernelTable.of(plain);
    SplittableRandom random = new SplittableRandom(size * 100L + lanes);
    int compared = 0;
    for (Op op : Op.values()) {
      if (plainTable[op.id()] == null) {
        assertThat(fastTable[op.id()]).isNull();
        continue;
      }
      for (int round = 0; round < 6; round++) {
        boolean special = round % 2 == 1;
        // An output may be the first or the second input.
        boolean ontoFirst = round >= 2 && round < 4;
        boolean ontoSecond = round >= 4;
        int a = elements(op.inputs().get(0), size);
        int b = op.inputs().size() > 1 ? elements(op.inputs().get(1), size) : a;
        int out = elements(op.output(), size);
        double[][] first = draw(lanes, a, special, random);
        double[][] second = draw(lanes, b, special, random);
        double[][] expected =
            apply(plain, plainTable[op.id()], first, second, out, ontoFirst, ontoSecond);
        double[][] found =
            apply(fast, fastTable[op.id()], first, second, out, ontoFirst, ontoSecond);
        for (int lane = 0; lane < lanes; lane++) {
          assertThat(found[lane]).as("%s, lane %d", op, lane).isEqualTo(expected[lane]);
        }
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(300);
  }

  private static int elements(OperandKind kind, int size) {
    return switch (kind) {
      case SCALAR -> 1;
      case VECTOR -> size;
      case MATRIX -> size * size;
    };
  }

  private static double[][] draw(
      int lanes, int elements, boolean special, SplittableRandom random) {
    double[][] drawn = new double[lanes][elements];
    for (double[] lane : drawn) {
      for (int i = 0; i < elements; i++) {
        lane[i] =
            special && random.nextInt(8) == 0
                ? SPECIAL[random.nextInt(SPECIAL.length)]
                : random.nextGaussian();
      }
    }
    return drawn;
  }

  private static double[][] apply(
      Kernels kernels,
      Kernel kernel,
      double[][] first,
      double[][] second,
      int elements,
      boolean ontoFirst,
      boolean ontoSecond) {
    LaneLayout layout = kernels.layout;
    double[] a = packed(layout, first);
    double[] b = packed(layout, second);
    double[] out = packed(layout, new double[first.length][elements]);
    if (ontoFirst && first[0].length == elements) {
      out = a;
    } else if (ontoSecond && second[0].length == elements) {
      out = b;
    }
    kernel.apply(out, a, b);
    double[][] found = new double[first.length][elements];
    for (int lane = 0; lane < found.length; lane++) {
      for (int i = 0; i < elements; i++) {
        found[lane][i] = out[layout.first(lane, elements) + i * layout.stride()];
      }
    }
    return found;
  }

  private static double[] packed(LaneLayout layout, double[][] lanes) {
    int elements = lanes[0].length;
    double[] register =
        elements == 1
            ? layout.newRegister(0)
            : elements == layout.size() ? layout.newVector() : layout.newMatrix();
    for (int lane = 0; lane < lanes.length; lane++) {
      for (int i = 0; i < elements; i++) {
        register[layout.first(lane, elements) + i * layout.stride()] = lanes[lane][i];
      }
    }
    return register;
  }
}
