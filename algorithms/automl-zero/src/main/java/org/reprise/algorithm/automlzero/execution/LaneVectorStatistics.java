package org.reprise.algorithm.automlzero.execution;

import static org.reprise.algorithm.automlzero.execution.VectorKernels.WIDTH;
import static org.reprise.algorithm.automlzero.execution.VectorKernels.load;

import jdk.incubator.vector.DoubleVector;

/**
 * The statistics for several tasks in the processor's vector registers, each of which holds one
 * element of a block's tasks. The bits are those of {@link StatisticsKernels}: sums run in the
 * order of the index.
 */
final class LaneVectorStatistics extends StatisticsKernels {
  LaneVectorStatistics(LaneLayout layout) {
    super(layout);
  }

  @Override
  void vectorNorm(double[] out, double[] vector) {
    norms(out, vector, vectorBlock);
  }

  @Override
  void matrixNorm(double[] out, double[] matrix) {
    norms(out, matrix, matrixBlock);
  }

  @Override
  void rowNorm(double[] out, double[] matrix) {
    norms(out, matrix, vectorBlock);
  }

  @Override
  void columnNorm(double[] out, double[] matrix) {
    int at = 0;
    for (int first = 0; first < matrix.length; first += matrixBlock) {
      for (int column = first; column < first + vectorBlock; column += WIDTH) {
        norm(out, at, matrix, column, first + matrixBlock, vectorBlock);
        at += WIDTH;
      }
    }
  }

  @Override
  void vectorMean(double[] out, double[] vector) {
    means(out, vector, vectorBlock, size);
  }

  @Override
  void matrixMean(double[] out, double[] matrix) {
    means(out, matrix, matrixBlock, (double) size * size);
  }

  @Override
  void rowMean(double[] out, double[] matrix) {
    means(out, matrix, vectorBlock, size);
  }

  @Override
  void vectorDeviation(double[] out, double[] vector) {
    deviations(out, vector, vectorBlock, size);
  }

  @Override
  void matrixDeviation(double[] out, double[] matrix) {
    deviations(out, matrix, matrixBlock, (double) size * size);
  }

  @Override
  void rowDeviation(double[] out, double[] matrix) {
    deviations(out, matrix, vectorBlock, size);
  }

  /** Norms of successive stretches: vectors, rows or matrices of the blocks. */
  private static void norms(double[] out, double[] a, int length) {
    int from = 0;
    for (int at = 0; at < out.length; at += WIDTH) {
      norm(out, at, a, from, from + length, WIDTH);
      from += length;
    }
  }

  private static void norm(double[] out, int at, double[] a, int from, int to, int step) {
    DoubleVector element = load(a, from);
    DoubleVector squares = element.mul(element);
    for (int k = from + step; k < to; k += step) {
      element = load(a, k);
      squares = squares.add(element.mul(element));
    }
    squares.sqrt().intoArray(out, at);
  }

  private static void means(double[] out, double[] a, int length, double count) {
    int from = 0;
    for (int at = 0; at < out.length; at += WIDTH) {
      DoubleVector sum = load(a, from);
      for (int k = from + WIDTH; k < from + length; k += WIDTH) {
        sum = sum.add(load(a, k));
      }
      sum.div(count).intoArray(out, at);
      from += length;
    }
  }

  private static void deviations(double[] out, double[] a, int length, double count) {
    int from = 0;
    for (int at = 0; at < out.length; at += WIDTH) {
      DoubleVector element = load(a, from);
      DoubleVector sum = element;
      DoubleVector squares = element.mul(element);
      for (int k = from + WIDTH; k < from + length; k += WIDTH) {
        element = load(a, k);
        sum = sum.add(element);
        squares = squares.add(element.mul(element));
      }
      DoubleVector mean = sum.div(count);
      squares.div(count).sub(mean.mul(mean)).sqrt().intoArray(out, at);
      from += length;
    }
  }
}
