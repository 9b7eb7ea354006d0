package org.reprise.algorithm.automlzero.execution;

/** Operations on vectors and matrices that treat each element of each lane alike. */
final class ElementwiseKernels {
  /** Below this an inner loop over lanes costs more than it does. */
  private static final int FEW_LANES = 8;

  private ElementwiseKernels() {}

  static void sum(double[] out, double[] a, double[] b) {
    for (int k = 0; k < out.length; k++) {
      out[k] = a[k] + b[k];
    }
  }

  static void diff(double[] out, double[] a, double[] b) {
    for (int k = 0; k < out.length; k++) {
      out[k] = a[k] - b[k];
    }
  }

  static void product(double[] out, double[] a, double[] b) {
    for (int k = 0; k < out.length; k++) {
      out[k] = a[k] * b[k];
    }
  }

  static void division(double[] out, double[] a, double[] b) {
    for (int k = 0; k < out.length; k++) {
      out[k] = a[k] / b[k];
    }
  }

  static void abs(double[] out, double[] a) {
    for (int k = 0; k < out.length; k++) {
      out[k] = Math.abs(a[k]);
    }
  }

  static void reciprocal(double[] out, double[] a) {
    for (int k = 0; k < out.length; k++) {
      out[k] = 1.0 / a[k];
    }
  }

  /** 0 at zero, unlike the scalar form. */
  static void heaviside(double[] out, double[] a) {
    for (int k = 0; k < out.length; k++) {
      out[k] = a[k] > 0 ? 1 : 0;
    }
  }

  /** Of vectors: the first input unless the second is smaller. */
  static void vectorMinimum(double[] out, double[] a, double[] b) {
    for (int k = 0; k < out.length; k++) {
      out[k] = b[k] < a[k] ? b[k] : a[k];
    }
  }

  /** Of vectors: the first input unless it is smaller. */
  static void vectorMaximum(double[] out, double[] a, double[] b) {
    for (int k = 0; k < out.length; k++) {
      out[k] = a[k] < b[k] ? b[k] : a[k];
    }
  }

  /** Of matrices: the second input unless the first is smaller (matters for NaN only). */
  static void matrixMinimum(double[] out, double[] a, double[] b) {
    for (int k = 0; k < out.length; k++) {
      out[k] = a[k] < b[k] ? a[k] : b[k];
    }
  }

  /** Of matrices: the second input unless the first is larger. */
  static void matrixMaximum(double[] out, double[] a, double[] b) {
    for (int k = 0; k < out.length; k++) {
      out[k] = a[k] > b[k] ? a[k] : b[k];
    }
  }

  /** Scalar times vector or matrix: {@code scalar} has one number for each lane. */
  static void scale(double[] out, double[] scalar, double[] b) {
    int lanes = scalar.length;
    if (lanes < FEW_LANES) {
      for (int lane = 0; lane < lanes; lane++) {
        double factor = scalar[lane];
        for (int k = lane; k < out.length; k += lanes) {
          out[k] = factor * b[k];
        }
      }
      return;
    }
    for (int start = 0; start < out.length; start += lanes) {
      for (int lane = 0; lane < lanes; lane++) {
        out[start + lane] = scalar[lane] * b[start + lane];
      }
    }
  }
}
