package org.reprise.algorithm.automlzero.execution;

/**
 * Norms, means and standard deviations over lanes. Each statistic of a vector or a whole matrix
 * leaves one number for each lane, each statistic of rows or columns a vector. Standard deviations
 * are √(mean of squares − square of mean), as in the original, and may be NaN by rounding.
 */
final class StatisticsKernels {
  private StatisticsKernels() {}

  static void norm(double[] out, double[] a, int lanes) {
    for (int lane = 0; lane < lanes; lane++) {
      out[lane] = Math.sqrt(sumOfSquares(a, lane, a.length, lanes));
    }
  }

  static void mean(double[] out, double[] a, int lanes) {
    double count = (double) (a.length / lanes);
    for (int lane = 0; lane < lanes; lane++) {
      out[lane] = sum(a, lane, a.length, lanes) / count;
    }
  }

  static void deviation(double[] out, double[] a, int lanes) {
    for (int lane = 0; lane < lanes; lane++) {
      out[lane] = deviation(a, lane, a.length, lanes);
    }
  }

  static void rowNorm(double[] out, double[] matrix, int lanes) {
    int rowLength = out.length;
    for (int k = 0; k < rowLength; k++) {
      int start = k / lanes * rowLength;
      out[k] = Math.sqrt(sumOfSquares(matrix, start + k % lanes, start + rowLength, lanes));
    }
  }

  static void rowMean(double[] out, double[] matrix, int lanes) {
    int rowLength = out.length;
    double count = (double) (rowLength / lanes);
    for (int k = 0; k < rowLength; k++) {
      int start = k / lanes * rowLength;
      out[k] = sum(matrix, start + k % lanes, start + rowLength, lanes) / count;
    }
  }

  static void rowDeviation(double[] out, double[] matrix, int lanes) {
    int rowLength = out.length;
    for (int k = 0; k < rowLength; k++) {
      int start = k / lanes * rowLength;
      out[k] = deviation(matrix, start + k % lanes, start + rowLength, lanes);
    }
  }

  static void columnNorm(double[] out, double[] matrix) {
    int rowLength = out.length;
    for (int k = 0; k < rowLength; k++) {
      out[k] = Math.sqrt(sumOfSquares(matrix, k, matrix.length, rowLength));
    }
  }

  private static double sum(double[] a, int from, int to, int step) {
    double sum = a[from];
    for (int k = from + step; k < to; k += step) {
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

  private static double deviation(double[] a, int from, int to, int step) {
    double count = (to - from + step - 1) / step;
    double mean = sum(a, from, to, step) / count;
    return Math.sqrt(sumOfSquares(a, from, to, step) / count - mean * mean);
  }
}
