package org.reprise.algorithm.automlzero.execution;

/**
 * Norms, means and standard deviations over lanes. Each statistic of a vector or a whole matrix
 * leaves one number for each lane, each statistic of rows or columns a vector. Standard deviations
 * are √(mean of squares − square of mean), as in the original, and may be NaN by rounding.
 */
final class StatisticsKernels {
  private final LaneLayout layout;
  private final int size;
  private final int stride;
  private final int vectorBlock;
  private final int matrixBlock;

  StatisticsKernels(LaneLayout layout) {
    this.layout = layout;
    this.size = layout.size();
    this.stride = layout.stride();
    this.vectorBlock = size * stride;
    this.matrixBlock = size * vectorBlock;
  }

  void vectorNorm(double[] out, double[] vector) {
    for (int lane = 0; lane < layout.lanes(); lane++) {
      out[lane] = Math.sqrt(sumOfSquares(vector, vector(lane), vectorBlock, stride));
    }
  }

  void matrixNorm(double[] out, double[] matrix) {
    for (int lane = 0; lane < layout.lanes(); lane++) {
      out[lane] = Math.sqrt(sumOfSquares(matrix, matrix(lane), matrixBlock, stride));
    }
  }

  void vectorMean(double[] out, double[] vector) {
    for (int lane = 0; lane < layout.lanes(); lane++) {
      out[lane] = sum(vector, vector(lane), vectorBlock) / size;
    }
  }

  void matrixMean(double[] out, double[] matrix) {
    for (int lane = 0; lane < layout.lanes(); lane++) {
      out[lane] = sum(matrix, matrix(lane), matrixBlock) / ((double) size * size);
    }
  }

  void vectorDeviation(double[] out, double[] vector) {
    for (int lane = 0; lane < layout.lanes(); lane++) {
      out[lane] = deviation(vector, vector(lane), vectorBlock, size);
    }
  }

  void matrixDeviation(double[] out, double[] matrix) {
    for (int lane = 0; lane < layout.lanes(); lane++) {
      out[lane] = deviation(matrix, matrix(lane), matrixBlock, (double) size * size);
    }
  }

  void rowNorm(double[] out, double[] matrix) {
    for (int lane = 0; lane < layout.lanes(); lane++) {
      for (int row = 0; row < size; row++) {
        double squares = sumOfSquares(matrix, row(lane, row), vectorBlock, stride);
        out[vector(lane) + row * stride] = Math.sqrt(squares);
      }
    }
  }

  void rowMean(double[] out, double[] matrix) {
    for (int lane = 0; lane < layout.lanes(); lane++) {
      for (int row = 0; row < size; row++) {
        out[vector(lane) + row * stride] = sum(matrix, row(lane, row), vectorBlock) / size;
      }
    }
  }

  void rowDeviation(double[] out, double[] matrix) {
    for (int lane = 0; lane < layout.lanes(); lane++) {
      for (int row = 0; row < size; row++) {
        out[vector(lane) + row * stride] = deviation(matrix, row(lane, row), vectorBlock, size);
      }
    }
  }

  void columnNorm(double[] out, double[] matrix) {
    for (int lane = 0; lane < layout.lanes(); lane++) {
      for (int column = 0; column < size; column++) {
        int top = matrix(lane) + column * stride;
        out[vector(lane) + column * stride] =
            Math.sqrt(sumOfSquares(matrix, top, matrixBlock, vectorBlock));
      }
    }
  }

  /** Returns where the lane's vector begins. */
  private int vector(int lane) {
    return layout.first(lane, size);
  }

  /** Returns where the lane's matrix begins. */
  private int matrix(int lane) {
    return layout.first(lane, size * size);
  }

  private int row(int lane, int row) {
    return matrix(lane) + row * vectorBlock;
  }

  private double sum(double[] a, int from, int length) {
    double sum = a[from];
    for (int k = from + stride; k < from + length; k += stride) {
      sum += a[k];
    }
    return sum;
  }

  private static double sumOfSquares(double[] a, int from, int length, int step) {
    double sum = a[from] * a[from];
    for (int k = from + step; k < from + length; k += step) {
      sum += a[k] * a[k];
    }
    return sum;
  }

  private double deviation(double[] a, int from, int length, double count) {
    double mean = sum(a, from, length) / count;
    return Math.sqrt(sumOfSquares(a, from, length, stride) / count - mean * mean);
  }
}
