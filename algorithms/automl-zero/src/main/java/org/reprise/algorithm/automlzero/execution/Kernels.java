package org.reprise.algorithm.automlzero.execution;

/**
 * The operations over lanes as plain loops, and the twin that {@link VectorKernels} is checked
 * against. Sums start with the first term and run in the order of the index, so that the bits of a
 * lane depend neither on the number of lanes nor on which class computes them.
 *
 * <p>Operations that treat every number alike serve scalars, vectors and matrices. An output may be
 * one of the inputs, except where a method says otherwise.
 */
class Kernels {
  final LaneLayout layout;
  final int lanes;
  final int stride;
  final int vectorLength;
  final int matrixLength;

  Kernels(LaneLayout layout) {
    this.layout = layout;
    this.lanes = layout.lanes();
    this.stride = layout.stride();
    this.vectorLength = layout.vectorLength();
    this.matrixLength = layout.matrixLength();
  }

  /** The fastest kernels of this virtual machine for so many tasks. */
  static Kernels of(int size, int lanes) {
    return vectorsAreOpen() ? VectorKernels.of(size, lanes) : plain(size, lanes);
  }

  /** Plain loops. */
  static Kernels plain(int size, int lanes) {
    return new Kernels(LaneLayout.of(size, lanes, 1));
  }

  /** Whether the virtual machine was started with the module of the vector registers. */
  static boolean vectorsAreOpen() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }

  void sum(double[] out, double[] a, double[] b) {
    for (int k = 0; k < out.length; k++) {
      out[k] = a[k] + b[k];
    }
  }

  void diff(double[] out, double[] a, double[] b) {
    for (int k = 0; k < out.length; k++) {
      out[k] = a[k] - b[k];
    }
  }

  void product(double[] out, double[] a, double[] b) {
    for (int k = 0; k < out.length; k++) {
      out[k] = a[k] * b[k];
    }
  }

  void division(double[] out, double[] a, double[] b) {
    for (int k = 0; k < out.length; k++) {
      out[k] = a[k] / b[k];
    }
  }

  void abs(double[] out, double[] a) {
    for (int k = 0; k < out.length; k++) {
      out[k] = Math.abs(a[k]);
    }
  }

  void reciprocal(double[] out, double[] a) {
    for (int k = 0; k < out.length; k++) {
      out[k] = 1.0 / a[k];
    }
  }

  /** 1 above zero: of vectors and matrices. */
  void heaviside(double[] out, double[] a) {
    for (int k = 0; k < out.length; k++) {
      out[k] = a[k] > 0 ? 1 : 0;
    }
  }

  /** The first input unless the second is smaller: what C++ makes of NaN and signed zeros. */
  void minimum(double[] out, double[] a, double[] b) {
    for (int k = 0; k < out.length; k++) {
      out[k] = b[k] < a[k] ? b[k] : a[k];
    }
  }

  /** The first input unless it is smaller. */
  void maximum(double[] out, double[] a, double[] b) {
    for (int k = 0; k < out.length; k++) {
      out[k] = a[k] < b[k] ? b[k] : a[k];
    }
  }

  /** Of matrices: the second input unless the first is smaller (matters for NaN only). */
  void matrixMinimum(double[] out, double[] a, double[] b) {
    for (int k = 0; k < out.length; k++) {
      out[k] = a[k] < b[k] ? a[k] : b[k];
    }
  }

  /** Of matrices: the second input unless the first is larger. */
  void matrixMaximum(double[] out, double[] a, double[] b) {
    for (int k = 0; k < out.length; k++) {
      out[k] = a[k] > b[k] ? a[k] : b[k];
    }
  }

  /** Scalar times vector or matrix. */
  void scale(double[] out, double[] scalar, double[] b) {
    for (int start = 0; start < out.length; start += stride) {
      for (int lane = 0; lane < stride; lane++) {
        out[start + lane] = scalar[lane] * b[start + lane];
      }
    }
  }

  void dot(double[] out, double[] a, double[] b) {
    for (int lane = 0; lane < stride; lane++) {
      double sum = a[lane] * b[lane];
      for (int k = lane + stride; k < vectorLength; k += stride) {
        sum += a[k] * b[k];
      }
      out[lane] = sum;
    }
  }

  void outer(double[] out, double[] a, double[] b) {
    int next = 0;
    for (int row = 0; row < vectorLength; row += stride) {
      for (int column = 0; column < vectorLength; column += stride) {
        for (int lane = 0; lane < stride; lane++) {
          out[next++] = a[row + lane] * b[column + lane];
        }
      }
    }
  }

  /** {@code out} must be another array than {@code vector}. */
  void matrixVector(double[] out, double[] matrix, double[] vector) {
    int start = 0;
    for (int row = 0; row < vectorLength; row += stride) {
      for (int lane = 0; lane < stride; lane++) {
        double sum = matrix[start + lane] * vector[lane];
        for (int k = lane + stride; k < vectorLength; k += stride) {
          sum += matrix[start + k] * vector[k];
        }
        out[row + lane] = sum;
      }
      start += vectorLength;
    }
  }

  /** {@code out} must be another array than the inputs. */
  void matrixMatrix(double[] out, double[] a, double[] b) {
    for (int start = 0; start < matrixLength; start += vectorLength) {
      for (int column = 0; column < vectorLength; column += stride) {
        for (int lane = 0; lane < stride; lane++) {
          double sum = a[start + lane] * b[column + lane];
          int below = column + vectorLength + lane;
          for (int k = lane + stride; k < vectorLength; k += stride) {
            sum += a[start + k] * b[below];
            below += vectorLength;
          }
          out[start + column + lane] = sum;
        }
      }
    }
  }

  /** {@code out} must be another array than {@code a}. */
  final void transpose(double[] out, double[] a) {
    int next = 0;
    for (int row = 0; row < vectorLength; row += stride) {
      for (int start = row; start < matrixLength; start += vectorLength) {
        System.arraycopy(a, start, out, next, stride);
        next += stride;
      }
    }
  }

  /** Every element of a vector is the scalar. */
  final void broadcast(double[] out, double[] scalar) {
    for (int start = 0; start < vectorLength; start += stride) {
      System.arraycopy(scalar, 0, out, start, stride);
    }
  }

  /** Every row of a matrix is the vector. */
  final void rowBroadcast(double[] out, double[] vector) {
    for (int start = 0; start < matrixLength; start += vectorLength) {
      System.arraycopy(vector, 0, out, start, vectorLength);
    }
  }

  /** Every column of a matrix is the vector. */
  final void columnBroadcast(double[] out, double[] vector) {
    int next = 0;
    for (int row = 0; row < vectorLength; row += stride) {
      for (int column = 0; column < vectorLength; column += stride) {
        System.arraycopy(vector, row, out, next, stride);
        next += stride;
      }
    }
  }

  /** {@code errors} = |target − prediction|; whether all are at most {@code limit}. */
  boolean absoluteErrors(double[] errors, double[] target, double[] prediction, double limit) {
    boolean within = true;
    for (int lane = 0; lane < stride; lane++) {
      errors[lane] = Math.abs(target[lane] - prediction[lane]);
      within &= errors[lane] <= limit;
    }
    return within;
  }

  /** Adds the squares. */
  void addSquares(double[] sums, double[] errors) {
    for (int lane = 0; lane < stride; lane++) {
      sums[lane] += errors[lane] * errors[lane];
    }
  }
}
