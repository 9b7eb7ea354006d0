package org.reprise.algorithm.automlzero.execution;

/** Functions of scalars that the processor computes one lane after another. */
final class Transcendentals {
  private Transcendentals() {}

  static void sin(double[] out, double[] a, int lanes) {
    for (int k = 0; k < lanes; k++) {
      out[k] = Math.sin(a[k]);
    }
  }

  static void cos(double[] out, double[] a, int lanes) {
    for (int k = 0; k < lanes; k++) {
      out[k] = Math.cos(a[k]);
    }
  }

  static void tan(double[] out, double[] a, int lanes) {
    for (int k = 0; k < lanes; k++) {
      out[k] = Math.tan(a[k]);
    }
  }

  static void arcsin(double[] out, double[] a, int lanes) {
    for (int k = 0; k < lanes; k++) {
      out[k] = Math.asin(a[k]);
    }
  }

  static void arccos(double[] out, double[] a, int lanes) {
    for (int k = 0; k < lanes; k++) {
      out[k] = Math.acos(a[k]);
    }
  }

  static void arctan(double[] out, double[] a, int lanes) {
    for (int k = 0; k < lanes; k++) {
      out[k] = Math.atan(a[k]);
    }
  }

  static void exp(double[] out, double[] a, int lanes) {
    for (int k = 0; k < lanes; k++) {
      out[k] = Math.exp(a[k]);
    }
  }

  static void log(double[] out, double[] a, int lanes) {
    for (int k = 0; k < lanes; k++) {
      out[k] = Math.log(a[k]);
    }
  }

  /** 1 at zero, unlike the vector and matrix forms: a quirk of the original code. */
  static void heaviside(double[] out, double[] a, int lanes) {
    for (int k = 0; k < lanes; k++) {
      out[k] = a[k] >= 0 ? 1 : 0;
    }
  }
}
