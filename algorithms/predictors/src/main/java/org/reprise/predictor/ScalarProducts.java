package org.reprise.predictor;

/** {@link Products} without vector registers: four numbers of a row at a time. */
final class ScalarProducts extends Products {
  @Override
  void add(MatrixView a, MatrixView b, MatrixView c, int rows, int inner, int columns) {
    for (int i = 0; i < rows; i++) {
      int aRow = a.at() + i * a.row();
      int cRow = c.at() + i * c.row();
      int j = 0;
      for (; j + 3 < columns; j += 4) {
        addFour(a, aRow, b, b.at() + j * b.column(), inner, c.values(), cRow + j);
      }
      for (; j < columns; j++) {
        c.values()[cRow + j] += dot(a, aRow, b, b.at() + j * b.column(), inner);
      }
    }
  }

  private static void addFour(
      MatrixView a, int aRow, MatrixView b, int bColumn, int inner, float[] c, int at) {
    float[] left = a.values();
    float[] right = b.values();
    int one = b.column();
    int two = 2 * one;
    int three = 3 * one;
    float s0 = 0f;
    float s1 = 0f;
    float s2 = 0f;
    float s3 = 0f;
    int p = aRow;
    int q = bColumn;
    for (int k = 0; k < inner; k++) {
      float w = left[p];
      s0 += w * right[q];
      s1 += w * right[q + one];
      s2 += w * right[q + two];
      s3 += w * right[q + three];
      p += a.column();
      q += b.row();
    }
    c[at] += s0;
    c[at + 1] += s1;
    c[at + 2] += s2;
    c[at + 3] += s3;
  }

  private static float dot(MatrixView a, int aRow, MatrixView b, int bColumn, int inner) {
    float sum = 0f;
    for (int k = 0; k < inner; k++) {
      sum += a.values()[aRow + k * a.column()] * b.values()[bColumn + k * b.row()];
    }
    return sum;
  }
}
