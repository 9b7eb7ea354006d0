package org.reprise.algorithm.darts;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The greatest eigenvalue of the Hessian of a function of a few numbers, of which only the gradient
 * is known: power iteration (von Mises and Pollaczek-Geiringer 1929) with products of Hessian and
 * vector by central differences.
 */
final class DominantEigenvalue {
  private static final double STEP = 1e-2;
  private static final double TOLERANCE = 1e-3;
  private static final int MOST = 40;

  private DominantEigenvalue() {}

  /** A gradient at a point. */
  @FunctionalInterface
  interface Gradient {
    /** Returns the gradient. */
    double[] at(double[] point);
  }

  /**
   * Returns the greatest eigenvalue at {@code point}.
   *
   * @param random draws the first vector
   */
  static double of(Gradient gradient, double[] point, RandomGenerator random) {
    double far = farthest(gradient, point, 0, random);
    // The farthest from 0 is the least: seen from there, the greatest is the farthest.
    return far >= 0 ? far : far + farthest(gradient, point, -far, random);
  }

  /** Returns the eigenvalue of H + shift that is farthest from 0. */
  private static double farthest(
      Gradient gradient, double[] point, double shift, RandomGenerator random) {
    double[] v = random.doubles(point.length, -1, 1).toArray();
    double value = 0;
    for (int i = 0; i < MOST; i++) {
      double length = Math.sqrt(dot(v, v));
      if (length == 0) {
        return 0;
      }
      double[] unit = Arrays.stream(v).map(number -> number / length).toArray();
      v = product(gradient, point, unit, shift);
      double before = value;
      value = dot(unit, v);
      if (i > 0 && Math.abs(value - before) <= TOLERANCE * Math.abs(value)) {
        break;
      }
    }
    return value;
  }

  private static double[] product(Gradient gradient, double[] point, double[] unit, double shift) {
    double[] plus = gradient.at(moved(point, unit, STEP));
    double[] minus = gradient.at(moved(point, unit, -STEP));
    return IntStream.range(0, unit.length)
        .mapToDouble(k -> (plus[k] - minus[k]) / (2 * STEP) + shift * unit[k])
        .toArray();
  }

  private static double[] moved(double[] point, double[] unit, double step) {
    return IntStream.range(0, point.length).mapToDouble(k -> point[k] + step * unit[k]).toArray();
  }

  private static double dot(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(k -> a[k] * b[k]).sum();
  }
}
