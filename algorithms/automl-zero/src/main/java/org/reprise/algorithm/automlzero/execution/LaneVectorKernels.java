package org.reprise.algorithm.automlzero.execution;

import static jdk.incubator.vector.VectorOperators.LE;

import jdk.incubator.vector.DoubleVector;

/**
 * Vector kernels for several tasks: each register holds one element of a block's tasks, so sums
 * over elements run in the order of the index.
 */
final class LaneVectorKernels extends VectorKernels {
  private final int size;

  LaneVectorKernels(LaneLayout layout) {
    super(layout);
    this.size = layout.size();
  }

  @Override
  void scaleVector(double[] out, double[] scalar, double[] b) {
    scale(out, scalar, b, vectorBlock);
  }

  @Override
  void scaleMatrix(double[] out, double[] scalar, double[] b) {
    scale(out, scalar, b, matrixBlock);
  }

  private static void scale(double[] out, double[] scalar, double[] b, int block) {
    int start = 0;
    for (int lane = 0; lane < scalar.length; lane += WIDTH) {
      DoubleVector factor = load(scalar, lane);
      for (int k = start; k < start + block; k += WIDTH) {
        factor.mul(load(b, k)).intoArray(out, k);
      }
      start += block;
    }
  }

  @Override
  void scalarSum(double[] out, double[] a, double[] b) {
    load(a, 0).add(load(b, 0)).intoArray(out, 0);
    for (int k = WIDTH; k < out.length; k += WIDTH) {
      load(a, k).add(load(b, k)).intoArray(out, k);
    }
  }

  @Override
  void scalarDiff(double[] out, double[] a, double[] b) {
    load(a, 0).sub(load(b, 0)).intoArray(out, 0);
    for (int k = WIDTH; k < out.length; k += WIDTH) {
      load(a, k).sub(load(b, k)).intoArray(out, k);
    }
  }

  @Override
  void scalarProduct(double[] out, double[] a, double[] b) {
    load(a, 0).mul(load(b, 0)).intoArray(out, 0);
    for (int k = WIDTH; k < out.length; k += WIDTH) {
      load(a, k).mul(load(b, k)).intoArray(out, k);
    }
  }

  @Override
  void dot(double[] out, double[] a, double[] b) {
    int start = 0;
    for (int lane = 0; lane < out.length; lane += WIDTH) {
      DoubleVector sum = load(a, start).mul(load(b, start));
      for (int k = start + WIDTH; k < start + vectorBlock; k += WIDTH) {
        sum = sum.add(load(a, k).mul(load(b, k)));
      }
      sum.intoArray(out, lane);
      start += vectorBlock;
    }
  }

  @Override
  void outer(double[] out, double[] a, double[] b) {
    int next = 0;
    for (int start = 0; start < a.length; start += vectorBlock) {
      for (int row = start; row < start + vectorBlock; row += WIDTH) {
        DoubleVector factor = load(a, row);
        int shift = next - start;
        for (int k = start; k < start + vectorBlock; k += WIDTH) {
          factor.mul(load(b, k)).intoArray(out, k + shift);
        }
        next += vectorBlock;
      }
    }
  }

  @Override
  void matrixVector(double[] out, double[] matrix, double[] vector) {
    int start = 0;
    for (int first = 0; first < vector.length; first += vectorBlock) {
      int row = 0;
      for (; row + 4 <= size; row += 4) {
        fourRows(out, first + row * WIDTH, matrix, start, vector, first);
        start += 4 * vectorBlock;
      }
      for (; row < size; row++) {
        oneRow(out, first + row * WIDTH, matrix, start, vector, first);
        start += vectorBlock;
      }
    }
  }

  private void oneRow(double[] out, int at, double[] matrix, int start, double[] b, int first) {
    DoubleVector sum = load(matrix, start).mul(load(b, first));
    for (int k = WIDTH; k < vectorBlock; k += WIDTH) {
      sum = sum.add(load(matrix, start + k).mul(load(b, first + k)));
    }
    sum.intoArray(out, at);
  }

  /** Inner products of four rows with the vector, side by side: each alone waits for its sum. */
  private void fourRows(double[] out, int at, double[] matrix, int start, double[] b, int first) {
    int second = start + vectorBlock;
    int third = second + vectorBlock;
    int fourth = third + vectorBlock;
    DoubleVector element = load(b, first);
    DoubleVector sum0 = load(matrix, start).mul(element);
    DoubleVector sum1 = load(matrix, second).mul(element);
    DoubleVector sum2 = load(matrix, third).mul(element);
    DoubleVector sum3 = load(matrix, fourth).mul(element);
    for (int k = WIDTH; k < vectorBlock; k += WIDTH) {
      element = load(b, first + k);
      sum0 = sum0.add(load(matrix, start + k).mul(element));
      sum1 = sum1.add(load(matrix, second + k).mul(element));
      sum2 = sum2.add(load(matrix, third + k).mul(element));
      sum3 = sum3.add(load(matrix, fourth + k).mul(element));
    }
    sum0.intoArray(out, at);
    sum1.intoArray(out, at + WIDTH);
    sum2.intoArray(out, at + 2 * WIDTH);
    sum3.intoArray(out, at + 3 * WIDTH);
  }

  @Override
  void matrixMatrix(double[] out, double[] a, double[] b) {
    for (int first = 0; first < out.length; first += matrixBlock) {
      for (int row = first; row < first + matrixBlock; row += vectorBlock) {
        for (int column = 0; column < vectorBlock; column += WIDTH) {
          DoubleVector sum = load(a, row).mul(load(b, first + column));
          int below = first + column;
          for (int k = WIDTH; k < vectorBlock; k += WIDTH) {
            below += vectorBlock;
            sum = sum.add(load(a, row + k).mul(load(b, below)));
          }
          sum.intoArray(out, row + column);
        }
      }
    }
  }

  @Override
  boolean absoluteErrors(double[] errors, double[] target, double[] prediction, double limit) {
    boolean within = true;
    for (int lane = 0; lane < errors.length; lane += WIDTH) {
      DoubleVector error = load(target, lane).sub(load(prediction, lane)).abs();
      error.intoArray(errors, lane);
      within &= error.compare(LE, limit).allTrue();
    }
    return within;
  }

  @Override
  void addSquares(double[] sums, double[] errors) {
    for (int lane = 0; lane < sums.length; lane += WIDTH) {
      DoubleVector error = load(errors, lane);
      load(sums, lane).add(error.mul(error)).intoArray(sums, lane);
    }
  }
}
