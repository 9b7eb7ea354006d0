package org.reprise.algorithm.automlzero.execution;

/**
 * Linear algebra over lanes. Element i of a vector lies at {@code i * lanes + lane}, element (i, j)
 * of a matrix at {@code (i * size + j) * lanes + lane}. Sums start with the first term and run in
 * the order of the index, so that each lane's bits do not depend on the number of lanes.
 */
final class AlgebraKernels {
  private AlgebraKernels() {}

  static void dot(double[] out, double[] a, double[] b) {
    int lanes = out.length;
    for (int lane = 0; lane < lanes; lane++) {
      double sum = a[lane] * b[lane];
      for (int k = lane + lanes; k < a.length; k += lanes) {
        sum += a[k] * b[k];
      }
      out[lane] = sum;
    }
  }

  static void outer(double[] out, double[] a, double[] b, int lanes) {
    int size = a.length;
    for (int row = 0; row < size; row += lanes) {
      int start = row * (size / lanes);
      for (int column = 0; column < size; column += lanes) {
        for (int lane = 0; lane < lanes; lane++) {
          out[start + column + lane] = a[row + lane] * b[column + lane];
        }
      }
    }
  }

  /** {@code out} must be another array than {@code vector}. */
  static void matrixVector(double[] out, double[] matrix, double[] vector, int lanes) {
    int size = vector.length;
    for (int row = 0; row < size; row += lanes) {
      int start = row * (size / lanes);
      for (int lane = 0; lane < lanes; lane++) {
        double sum = matrix[start + lane] * vector[lane];
        for (int k = lane + lanes; k < size; k += lanes) {
          sum += matrix[start + k] * vector[k];
        }
        out[row + lane] = sum;
      }
    }
  }

  /** {@code out} must be another array than the inputs; {@code rowLength} is size × lanes. */
  static void matrixMatrix(double[] out, double[] a, double[] b, int rowLength, int lanes) {
    for (int start = 0; start < out.length; start += rowLength) {
      for (int column = 0; column < rowLength; column += lanes) {
        for (int lane = 0; lane < lanes; lane++) {
          out[start + column + lane] = a[start + lane] * b[column + lane];
        }
      }
      for (int k = lanes; k < rowLength; k += lanes) {
        int otherRow = k / lanes * rowLength;
        for (int column = 0; column < rowLength; column += lanes) {
          for (int lane = 0; lane < lanes; lane++) {
            out[start + column + lane] += a[start + k + lane] * b[otherRow + column + lane];
          }
        }
      }
    }
  }

  /** {@code out} must be another array than {@code a}. */
  static void transpose(double[] out, double[] a, int size, int lanes) {
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        System.arraycopy(
            a, (column * size + row) * lanes, out, (row * size + column) * lanes, lanes);
      }
    }
  }

  /** Fills a vector with the scalar, or a matrix's rows with the vector. */
  static void repeat(double[] out, double[] a) {
    for (int start = 0; start < out.length; start += a.length) {
      System.arraycopy(a, 0, out, start, a.length);
    }
  }

  static void columnBroadcast(double[] out, double[] vector, int lanes) {
    int size = vector.length / lanes;
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        System.arraycopy(vector, row * lanes, out, (row * size + column) * lanes, lanes);
      }
    }
  }
}
