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

  /** Numbers of a scalar, a vector and a matrix. */
  final int scalarLength;

  final int vectorLength;
  final int matrixLength;

  /** Numbers of a block's vector and matrix. */
  final int vectorBlock;

  final int matrixBlock;

  Kernels(LaneLayout layout) {
    this.layout = layout;
    this.lanes = layout.lanes();
    this.stride = layout.stride();
    this.scalarLength = layout.scalarLength();
    this.vectorLength = layout.vectorLength();
    this.matrixLength = layout.matrixLength();
    this.vectorBlock = layout.size() * stride;
    this.matrixBlock = layout.size() * vectorBlock;
  }

  /** Returns the fastest kernels of this virtual machine for so many tasks. */
  static Kernels of(int size, int lanes) {
    return vectorsAreOpen() ? VectorKernels.of(size, lanes) : plain(size, lanes);
  }

  /** Plain loops. */
  static Kernels plain(int size, int lanes) {
    return new Kernels(LaneLayout.of(size, lanes, 1));
  }

  /** Returns whether the virtual machine was started with the module of the vector registers. */
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

  /** The sum of scalars. */
  void scalarSum(double[] out, double[] a, double[] b) {
    sum(out, a, b);
  }

  /** The difference of scalars. */
  void scalarDiff(double[] out, double[] a, double[] b) {
    diff(out, a, b);
  }

  /** The product of scalars. */
  void scalarProduct(double[] out, double[] a, double[] b) {
    product(out, a, b);
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

  /** Scalar times vector. */
  void scaleVector(double[] out, double[] scalar, double[] b) {
    scale(out, scalar, b, vectorBlock);
  }

  /** Scalar times matrix. */
  void scaleMatrix(double[] out, double[] scalar, double[] b) {
    scale(out, scalar, b, matrixBlock);
  }

  private void scale(double[] out, double[] scalar, double[] b, int block) {
    int next = 0;
    for (int first = 0; first < scalarLength; first += stride) {
      for (int k = 0; k < block; k++) {
        out[next] = scalar[first + k % stride] * b[next];
        next++;
      }
    }
  }

  void dot(double[] out, double[] a, double[] b) {
    for (int lane = 0; lane < scalarLength; lane++) {
      out[lane] = innerProduct(a, layout.first(lane, layout.size()), b, lane);
    }
  }

  /** Sum of products of F elements from {@code from} on with the lane's elements of a vector. */
  private double innerProduct(double[] a, int from, double[] vector, int lane) {
    int other = layout.first(lane, layout.size());
    double sum = a[from] * vector[other];
    for (int k = stride; k < vectorBlock; k += stride) {
      sum += a[from + k] * vector[other + k];
    }
    return sum;
  }

  void outer(double[] out, double[] a, double[] b) {
    int next = 0;
    for (int first = 0; first < vectorLength; first += vectorBlock) {
      for (int row = 0; row < vectorBlock; row += stride) {
        for (int k = 0; k < vectorBlock; k++) {
          out[next++] = a[first + row + k % stride] * b[first + k];
        }
      }
    }
  }

  /** {@code out} must be another array than {@code vector}. */
  void matrixVector(double[] out, double[] matrix, double[] vector) {
    for (int lane = 0; lane < scalarLength; lane++) {
      int row = layout.first(lane, layout.size() * layout.size());
      int to = layout.first(lane, layout.size());
      for (int i = 0; i < layout.size(); i++) {
        out[to] = innerProduct(matrix, row, vector, lane);
        row += vectorBlock;
        to += stride;
      }
    }
  }

  /** {@code out} must be another array than the inputs. */
  void matrixMatrix(double[] out, double[] a, double[] b) {
    for (int first = 0; first < matrixLength; first += matrixBlock) {
      for (int row = first; row < first + matrixBlock; row += vectorBlock) {
        for (int k = 0; k < vectorBlock; k++) {
          int left = row + k % stride;
          int below = first + k;
          double sum = a[left] * b[below];
          for (int i = 1; i < layout.size(); i++) {
            left += stride;
            below += vectorBlock;
            sum += a[left] * b[below];
          }
          out[row + k] = sum;
        }
      }
    }
  }

  /** {@code out} must be another array than {@code a}. */
  final void transpose(double[] out, double[] a) {
    int next = 0;
    for (int first = 0; first < matrixLength; first += matrixBlock) {
      for (int column = first; column < first + vectorBlock; column += stride) {
        for (int start = column; start < first + matrixBlock; start += vectorBlock) {
          System.arraycopy(a, start, out, next, stride);
          next += stride;
        }
      }
    }
  }

  /** Every element of a vector is the scalar. */
  final void broadcast(double[] out, double[] scalar) {
    int next = 0;
    for (int first = 0; first < scalarLength; first += stride) {
      for (int k = 0; k < vectorBlock; k += stride) {
        System.arraycopy(scalar, first, out, next, stride);
        next += stride;
      }
    }
  }

  /** Every row of a matrix is the vector. */
  final void rowBroadcast(double[] out, double[] vector) {
    int next = 0;
    for (int first = 0; first < vectorLength; first += vectorBlock) {
      for (int row = 0; row < matrixBlock; row += vectorBlock) {
        System.arraycopy(vector, first, out, next, vectorBlock);
        next += vectorBlock;
      }
    }
  }

  /** Every column of a matrix is the vector. */
  final void columnBroadcast(double[] out, double[] vector) {
    int next = 0;
    for (int row = 0; row < vectorLength; row += stride) {
      for (int k = 0; k < vectorBlock; k += stride) {
        System.arraycopy(vector, row, out, next, stride);
        next += stride;
      }
    }
  }

  /** {@code errors} = |target − prediction|; whether all are at most {@code limit}. */
  boolean absoluteErrors(double[] errors, double[] target, double[] prediction, double limit) {
    boolean within = true;
    for (int lane = 0; lane < scalarLength; lane++) {
      errors[lane] = Math.abs(target[lane] - prediction[lane]);
      within &= errors[lane] <= limit;
    }
    return within;
  }

  /** Adds the squares. */
  void addSquares(double[] sums, double[] errors) {
    for (int lane = 0; lane < scalarLength; lane++) {
      sums[lane] += errors[lane] * errors[lane];
    }
  }
}
