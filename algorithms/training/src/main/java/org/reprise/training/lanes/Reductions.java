package org.reprise.training.lanes;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Sums over runs of memory, kept in two vectors of partial sums. */
final class Reductions {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  /** A thread's place for the lanes of a vector: a new array each time costs more than the sum. */
  private static final ThreadLocal<float[]> PLACES =
      ThreadLocal.withInitial(() -> new float[LANES]);

  private Reductions() {}

  /** The sum of {@code length} numbers. */
  static double sum(float[] x, int from, int length) {
    FloatVector a = FloatVector.zero(SPECIES);
    FloatVector b = a;
    int i = 0;
    for (; i <= length - 2 * LANES; i += 2 * LANES) {
      a = a.add(FloatVector.fromArray(SPECIES, x, from + i));
      b = b.add(FloatVector.fromArray(SPECIES, x, from + i + LANES));
    }
    double sum = ofLanes(a.add(b));
    for (; i < length; i++) {
      sum += x[from + i];
    }
    return sum;
  }

  /**
   * The lanes, added one after the other. {@code reduceLanes} leaves their order open, and on Java
   * 25 compiled code takes another than interpreted code: the same seed would give other bits once
   * a method is hot.
   */
  private static float ofLanes(FloatVector partial) {
    float[] lanes = PLACES.get();
    partial.intoArray(lanes, 0);
    float sum = 0;
    for (float lane : lanes) {
      sum += lane;
    }
    return sum;
  }

  /** The sum of squared distances from {@code center}. */
  static double squares(float[] x, int from, int length, float center) {
    FloatVector a = FloatVector.zero(SPECIES);
    FloatVector b = a;
    int i = 0;
    for (; i <= length - 2 * LANES; i += 2 * LANES) {
      FloatVector p = FloatVector.fromArray(SPECIES, x, from + i).sub(center);
      FloatVector q = FloatVector.fromArray(SPECIES, x, from + i + LANES).sub(center);
      a = p.fma(p, a);
      b = q.fma(q, b);
    }
    double sum = ofLanes(a.add(b));
    for (; i < length; i++) {
      double p = x[from + i] - center;
      sum += p * p;
    }
    return sum;
  }

  /** The sum of {@code x (y - center)}. */
  static double products(float[] x, int fromX, float[] y, int fromY, int length, float center) {
    FloatVector a = FloatVector.zero(SPECIES);
    FloatVector b = a;
    int i = 0;
    for (; i <= length - 2 * LANES; i += 2 * LANES) {
      FloatVector p = FloatVector.fromArray(SPECIES, y, fromY + i).sub(center);
      FloatVector q = FloatVector.fromArray(SPECIES, y, fromY + i + LANES).sub(center);
      a = FloatVector.fromArray(SPECIES, x, fromX + i).fma(p, a);
      b = FloatVector.fromArray(SPECIES, x, fromX + i + LANES).fma(q, b);
    }
    double sum = ofLanes(a.add(b));
    for (; i < length; i++) {
      sum += (double) x[fromX + i] * (y[fromY + i] - center);
    }
    return sum;
  }

  /** {@code y = x scale + shift}. */
  static void affine(
      float[] x, int fromX, float[] y, int fromY, int length, float scale, float shift) {
    FloatVector factor = FloatVector.broadcast(SPECIES, scale);
    FloatVector summand = FloatVector.broadcast(SPECIES, shift);
    int i = 0;
    for (; i <= length - LANES; i += LANES) {
      FloatVector.fromArray(SPECIES, x, fromX + i).fma(factor, summand).intoArray(y, fromY + i);
    }
    for (; i < length; i++) {
      y[fromY + i] = Math.fma(x[fromX + i], scale, shift);
    }
  }

  /** {@code z = x a + y b + c}, all runs at the same place. */
  static void combine(
      float[] x, float[] y, float[] z, int from, int length, float a, float b, float c) {
    FloatVector factorX = FloatVector.broadcast(SPECIES, a);
    FloatVector factorY = FloatVector.broadcast(SPECIES, b);
    FloatVector summand = FloatVector.broadcast(SPECIES, c);
    int i = 0;
    for (; i <= length - LANES; i += LANES) {
      FloatVector partial = FloatVector.fromArray(SPECIES, y, from + i).fma(factorY, summand);
      FloatVector.fromArray(SPECIES, x, from + i).fma(factorX, partial).intoArray(z, from + i);
    }
    for (; i < length; i++) {
      z[from + i] = Math.fma(x[from + i], a, Math.fma(y[from + i], b, c));
    }
  }
}
