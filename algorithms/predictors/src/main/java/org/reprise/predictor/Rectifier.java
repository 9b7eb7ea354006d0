package org.reprise.predictor;

/** ReLU over activations. */
final class Rectifier {
  private Rectifier() {}

  /** x = max(0, x). */
  static void apply(float[] units) {
    for (int u = 0; u < units.length; u++) {
      units[u] = Math.max(0f, units[u]);
    }
  }

  /** Nothing flows back where the unit, after {@link #apply}, is 0. */
  static void backward(float[] units, float[] delta) {
    for (int u = 0; u < units.length; u++) {
      // 1 where the unit is positive, without a branch that would be mispredicted.
      delta[u] *= Math.min(1f, units[u] * Float.MAX_VALUE);
    }
  }
}
