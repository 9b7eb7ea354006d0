package org.reprise.predictor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Both kinds against the definition in its stated order, for sizes with and without rests. */
class ProductsTest {
  private static final List<Integer> SIZES = List.of(1, 2, 3, 4, 5, 8, 15, 16, 17, 20, 32, 33, 70);

  private static int size(SplittableRandom random) {
    return SIZES.get(random.nextInt(SIZES.size()));
  }

  private static float[] numbers(int count, SplittableRandom random) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }

  private static float number(MatrixView operand, int i, int j) {
    return operand.values()[operand.at() + i * operand.row() + j * operand.column()];
  }

  /** c of the definition: the summands from the first to the last, then what c was. */
  private static float[] defined(
      MatrixView a, MatrixView b, MatrixView c, int rows, int inner, int columns) {
    float[] result = c.values().clone();
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        float sum = 0f;
        for (int k = 0; k < inner; k++) {
          sum += number(a, i, k) * number(b, k, j);
        }
        result[c.at() + i * c.row() + j] += sum;
      }
    }
    return result;
  }

  private static void check(Products products) {
    SplittableRandom random = new SplittableRandom(1);
    for (int trial = 0; trial < 500; trial++) {
      int rows = size(random);
      int inner = size(random);
      int columns = size(random);
      float[] left = numbers(3 + rows * inner, random);
      float[] right = numbers(5 + inner * columns, random);
      MatrixView a =
          random.nextBoolean()
              ? MatrixView.of(left, 3, inner)
              : MatrixView.of(left, 3, rows).transposed();
      MatrixView b =
          random.nextBoolean()
              ? MatrixView.of(right, 5, columns)
              : MatrixView.of(right, 5, inner).transposed();
      // Rows farther apart than they are long: what lies between must stay.
      MatrixView c = MatrixView.of(numbers(2 + rows * (columns + 3), random), 2, columns + 3);
      float[] expected = defined(a, b, c, rows, inner, columns);

      products.add(a, b, c, rows, inner, columns);

      assertThat(c.values()).as("%s x %s x %s", rows, inner, columns).isEqualTo(expected);
    }
  }

  @Test
  void withoutVectorRegistersToTheBit() {
    check(new ScalarProducts());
  }

  @Test
  void inVectorRegistersToTheBit() {
    check(new VectorProducts());
  }
}
