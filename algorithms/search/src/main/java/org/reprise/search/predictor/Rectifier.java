package org.reprise.search.predictor;

/** ReLU over activation matrices. */
final class Rectifier {
  private Rectifier() {}

  /** x = max(0, x). */
  static void apply(float[][] units) {
    for (float[] unit : units) {
      for (int e = 0; e < unit.length; e++) {
        unit[e] = Math.max(0f, unit[e]);
      }
    }
  }

  /** Nothing flows back where the unit, after {@link #apply}, is 0. */
  static void backward(float[][] units, float[][] delta) {
    for (int j = 0; j < units.length; j++) {
      float[] unit = units[j];
      float[] own = delta[j];
      for (int e = 0; e < unit.length; e++) {
        if (!(unit[e] > 0f)) {
          own[e] = 0f;
        }
      }
    }
  }
}
