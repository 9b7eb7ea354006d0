package org.reprise.algorithm.automlzero.execution;

import static jdk.incubator.vector.VectorOperators.LE;

import jdk.incubator.vector.DoubleVector;

/**
 * Vector kernels for several tasks, whose stride is a multiple of the register's width: each
 * register holds one element of some tasks, so sums over elements run in the order of the index.
 */
final class LaneVectorKernels extends VectorKernels {
  private final int size;

  LaneVectorKernels(LaneLayout layout) {
    super(layout);
    this.size = layout.size();
  }

  @Override
  void scale(double[] out, double[] scalar, double[] b) {
    int elements = out.length / stride;
    for (int lane = 0; lane < stride; lane += WIDTH) {
      DoubleVector factor = load(scalar, lane);
      int k = lane;
      for (int i = 0; i < elements; i++) {
        factor.mul(load(b, k)).intoArray(out, k);
        k += stride;
      }
    }
  }

  @Override
  void dot(double[] out, double[] a, double[] b) {
    for (int lane = 0; lane < stride; lane += WIDTH) {
      innerProduct(out, lane, a, lane, b, lane, stride);
    }
  }

  @Override
  void outer(double[] out, double[] a, double[] b) {
    for (int lane = 0; lane < stride; lane += WIDTH) {
      int next = lane;
      for (int row = 0; row < size; row++) {
        DoubleVector factor = load(a, row * stride + lane);
        int k = lane;
        for (int column = 0; column < size; column++) {
          factor.mul(load(b, k)).intoArray(out, next);
          k += stride;
          next += stride;
        }
      }
    }
  }

  @Override
  void matrixVector(double[] out, double[] matrix, double[] vector) {
    for (int lane = 0; lane < stride; lane += WIDTH) {
      int row = 0;
      for (; row + 4 <= size; row += 4) {
        fourRows(out, row * stride + lane, matrix, row * vectorLength + lane, vector, lane);
      }
      for (; row < size; row++) {
        int start = row * vectorLength + lane;
        innerProduct(out, row * stride + lane, matrix, start, vector, lane, stride);
      }
    }
  }

  /** Inner products of four rows with the vector, side by side: each alone waits for its sum. */
  private void fourRows(double[] out, int at, double[] matrix, int start, double[] b, int lane) {
    DoubleVector element = load(b, lane);
    DoubleVector sum0 = load(matrix, start).mul(element);
    DoubleVector sum1 = load(matrix, start + vectorLength).mul(element);
    DoubleVector sum2 = load(matrix, start + 2 * vectorLength).mul(element);
    DoubleVector sum3 = load(matrix, start + 3 * vectorLength).mul(element);
    int k = start;
    int other = lane;
    for (int i = 1; i < size; i++) {
      k += stride;
      other += stride;
      element = load(b, other);
      sum0 = sum0.add(load(matrix, k).mul(element));
      sum1 = sum1.add(load(matrix, k + vectorLength).mul(element));
      sum2 = sum2.add(load(matrix, k + 2 * vectorLength).mul(element));
      sum3 = sum3.add(load(matrix, k + 3 * vectorLength).mul(element));
    }
    sum0.intoArray(out, at);
    sum1.intoArray(out, at + stride);
    sum2.intoArray(out, at + 2 * stride);
    sum3.intoArray(out, at + 3 * stride);
  }

  @Override
  void matrixMatrix(double[] out, double[] a, double[] b) {
    for (int lane = 0; lane < stride; lane += WIDTH) {
      int next = lane;
      for (int row = 0; row < size; row++) {
        int start = row * vectorLength + lane;
        for (int column = 0; column < size; column++) {
          innerProduct(out, next, a, start, b, column * stride + lane, vectorLength);
          next += stride;
        }
      }
    }
  }

  /**
   * Writes a sum of F products: of the elements from {@code from} on in {@code a}, a row, with
   * those that lie {@code step} apart in {@code b}. It returns nothing because a vector that is
   * returned may be put on the heap.
   */
  private void innerProduct(
      double[] out, int at, double[] a, int from, double[] b, int other, int step) {
    DoubleVector sum = load(a, from).mul(load(b, other));
    int first = from;
    int second = other;
    for (int i = 1; i < size; i++) {
      first += stride;
      second += step;
      sum = sum.add(load(a, first).mul(load(b, second)));
    }
    sum.intoArray(out, at);
  }

  @Override
  boolean absoluteErrors(double[] errors, double[] target, double[] prediction, double limit) {
    boolean within = true;
    for (int lane = 0; lane < stride; lane += WIDTH) {
      DoubleVector error = load(target, lane).sub(load(prediction, lane)).abs();
      error.intoArray(errors, lane);
      within &= error.compare(LE, limit).allTrue();
    }
    return within;
  }

  @Override
  void addSquares(double[] sums, double[] errors) {
    for (int lane = 0; lane < stride; lane += WIDTH) {
      DoubleVector error = load(errors, lane);
      load(sums, lane).add(error.mul(error)).intoArray(sums, lane);
    }
  }
}
