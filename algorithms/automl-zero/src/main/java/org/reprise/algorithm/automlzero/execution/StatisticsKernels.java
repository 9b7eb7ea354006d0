package org.reprise.algorithm.automlzero.execution;

/**
 * Norms, means and standard deviations over lanes. Each statistic of a vector or a whole matrix
 * leaves one number for each lane, each statistic of rows or columns a vector. Standard deviations
 * are √(mean of squares − square of mean), as in the original, and may be NaN by rounding.
 */
final class StatisticsKernels {
  private final int lanes;
  private final int stride;
  private final int vectorLength;
  private final int matrixLength;
  private final double size;

  StatisticsKernels(LaneLayout layout) {
    this.lanes = layout.lanes();
    this.stride = layout.stride();
    this.vectorLength = layout.vectorLength();
    this.matrixLength = layout.matrixLength();
    this.size = layout.size();
  }

  void vectorNorm(double[] out, double[] vector) {
    for (int lane = 0; lane < lanes; lane++) {
      out[lane] = Math.sqrt(sumOfSquares(vector, lane, vectorLength, stride));
    }
  }

  void matrixNorm(double[] out, double[] matrix) {
    for (int lane = 0; lane < lanes; lane++) {
      out[lane] = Math.sqrt(sumOfSquares(matrix, lane, matrixLength, stride));
    }
  }

  void vectorMean(double[] out, double[] vector) {
    for (int lane = 0; lane < lanes; lane++) {
      out[lane] = sum(vector, lane, vectorLength) / size;
    }
  }

  void matrixMean(double[] out, double[] matrix) {
    for (int lane = 0; lane < lanes; lane++) {
      out[lane] = sum(matrix, lane, matrixLength) / (size * size);
    }
  }

  void vectorDeviation(double[] out, double[] vector) {
    for (int lane = 0; lane < lanes; lane++) {
      out[lane] = deviation(vector, lane, vectorLength, size);
    }
  }

  void matrixDeviation(double[] out, double[] matrix) {
    for (int lane = 0; lane < lanes; lane++) {
      out[lane] = deviation(matrix, lane, matrixLength, size * size);
    }
  }

  void rowNorm(double[] out, double[] matrix) {
    for (int k = 0; k < vectorLength; k++) {
      int row = row(k);
      out[k] = Math.sqrt(sumOfSquares(matrix, row + k % stride, row + vectorLength, stride));
    }
  }

  void rowMean(double[] out, double[] matrix) {
    for (int k = 0; k < vectorLength; k++) {
      int row = row(k);
      out[k] = sum(matrix, row + k % stride, row + vectorLength) / size;
    }
  }

  void rowDeviation(double[] out, double[] matrix) {
    for (int k = 0; k < vectorLength; k++) {
      int row = row(k);
      out[k] = deviation(matrix, row + k % stride, row + vectorLength, size);
    }
  }

  void columnNorm(double[] out, double[] matrix) {
    for (int k = 0; k < vectorLength; k++) {
      out[k] = Math.sqrt(sumOfSquares(matrix, k, matrixLength, vectorLength));
    }
  }

  /** Where the row of the matrix begins that number k of a vector belongs to. */
  private int row(int k) {
    return k / stride * vectorLength;
  }

  private double sum(double[] a, int from, int to) {
    double sum = a[from];
    for (int k = from + stride; k < to; k += stride) {
      sum += a[k];
    }
    return sum;
  }

  private static double sumOfSquares(double[] a, int from, int to, int step) {
    double sum = a[from] * a[from];
    for (int k = from + step; k < to; k += step) {
      sum += a[k] * a[k];
    }
    return sum;
  }

  private double deviation(double[] a, int from, int to, double count) {
    double mean = sum(a, from, to) / count;
    return Math.sqrt(sumOfSquares(a, from, to, stride) / count - mean * mean);
  }
}
