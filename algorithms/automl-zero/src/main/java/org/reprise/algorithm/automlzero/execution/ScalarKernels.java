package org.reprise.algorithm.automlzero.execution;

/**
 * Operations on scalars: one number for each lane. Apart from {@link ElementwiseKernels}, although
 * the arithmetic is the same, so that the compiler sees the short loops for themselves.
 */
final class ScalarKernels {
  private ScalarKernels() {}

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

  static void sin(double[] out, double[] a) {
    for (int k = 0; k < out.length; k++) {
      out[k] = Math.sin(a[k]);
    }
  }

  static void cos(double[] out, double[] a) {
    for (int k = 0; k < out.length; k++) {
      out[k] = Math.cos(a[k]);
    }
  }

  static void tan(double[] out, double[] a) {
    for (int k = 0; k < out.length; k++) {
      out[k] = Math.tan(a[k]);
    }
  }

  static void arcsin(double[] out, double[] a) {
    for (int k = 0; k < out.length; k++) {
      out[k] = Math.asin(a[k]);
    }
  }

  static void arccos(double[] out, double[] a) {
    for (int k = 0; k < out.length; k++) {
      out[k] = Math.acos(a[k]);
    }
  }

  static void arctan(double[] out, double[] a) {
    for (int k = 0; k < out.length; k++) {
      out[k] = Math.atan(a[k]);
    }
  }

  static void exp(double[] out, double[] a) {
    for (int k = 0; k < out.length; k++) {
      out[k] = Math.exp(a[k]);
    }
  }

  static void log(double[] out, double[] a) {
    for (int k = 0; k < out.length; k++) {
      out[k] = Math.log(a[k]);
    }
  }

  /** 1 at zero, unlike the vector and matrix forms: a quirk of the original code. */
  static void heaviside(double[] out, double[] a) {
    for (int k = 0; k < out.length; k++) {
      out[k] = a[k] >= 0 ? 1 : 0;
    }
  }

  /** The first input unless the second is smaller: what C++ makes of NaN and signed zeros. */
  static void minimum(double[] out, double[] a, double[] b) {
    for (int k = 0; k < out.length; k++) {
      out[k] = b[k] < a[k] ? b[k] : a[k];
    }
  }

  /** The first input unless it is smaller. */
  static void maximum(double[] out, double[] a, double[] b) {
    for (int k = 0; k < out.length; k++) {
      out[k] = a[k] < b[k] ? b[k] : a[k];
    }
  }
}
