package org.reprise.training.dual;

import org.reprise.space.network.Layer.Activation.Function;

/** Second derivatives of the activation functions. */
final class Curvature {
  private Curvature() {}

  /** Returns whether the second derivative is zero wherever it is defined. */
  static boolean isZero(Function function) {
    return switch (function) {
      case RELU, RELU6, HARD_SIGMOID -> true;
      case SWISH, HARD_SWISH, SIGMOID -> false;
    };
  }

  /** Returns the second derivative at {@code x}. */
  static double of(Function function, double x) {
    double s = 1 / (1 + Math.exp(-x));
    return switch (function) {
      case RELU, RELU6, HARD_SIGMOID -> 0;
      // x clip(x + 3, 0, 6) / 6
      case HARD_SWISH -> Math.abs(x) < 3 ? 1 / 3.0 : 0;
      case SIGMOID -> s * (1 - s) * (1 - 2 * s);
      case SWISH -> s * (1 - s) * (2 + x * (1 - 2 * s));
    };
  }
}
