package org.reprise.training.lanes;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The inner loops of the weights' gradient: sums of products of a row of the result's gradient with
 * taps of the input, gathered lane by lane in vectors.
 */
final class RowProducts {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  /** Rows, and taps, that are taken together. */
  static final int FOUR = 4;

  private RowProducts() {}

  /**
   * Sixteen sums of products of four rows with four taps: vector 4 j + t of {@code sums}, from
   * {@code s} on, grows lane by lane by the sum over i of {@code rows[base + j plane + i] *
   * in[offsets[o + t] + shift + i]}. Numbers beyond the last whole vector go to lane 0.
   */
  static void sixteenProducts(
      float[] sums,
      int s,
      float[] rows,
      int base,
      int plane,
      float[] in,
      int[] offsets,
      int o,
      int shift,
      int length) {
    int row1 = base + plane;
    int row2 = row1 + plane;
    int row3 = row2 + plane;
    int tap0 = offsets[o] + shift;
    int tap1 = offsets[o + 1] + shift;
    int tap2 = offsets[o + 2] + shift;
    int tap3 = offsets[o + 3] + shift;
    FloatVector a0 = FloatVector.fromArray(SPECIES, sums, s);
    FloatVector a1 = FloatVector.fromArray(SPECIES, sums, s + LANES);
    FloatVector a2 = FloatVector.fromArray(SPECIES, sums, s + 2 * LANES);
    FloatVector a3 = FloatVector.fromArray(SPECIES, sums, s + 3 * LANES);
    FloatVector b0 = FloatVector.fromArray(SPECIES, sums, s + 4 * LANES);
    FloatVector b1 = FloatVector.fromArray(SPECIES, sums, s + 5 * LANES);
    FloatVector b2 = FloatVector.fromArray(SPECIES, sums, s + 6 * LANES);
    FloatVector b3 = FloatVector.fromArray(SPECIES, sums, s + 7 * LANES);
    FloatVector c0 = FloatVector.fromArray(SPECIES, sums, s + 8 * LANES);
    FloatVector c1 = FloatVector.fromArray(SPECIES, sums, s + 9 * LANES);
    FloatVector c2 = FloatVector.fromArray(SPECIES, sums, s + 10 * LANES);
    FloatVector c3 = FloatVector.fromArray(SPECIES, sums, s + 11 * LANES);
    FloatVector d0 = FloatVector.fromArray(SPECIES, sums, s + 12 * LANES);
    FloatVector d1 = FloatVector.fromArray(SPECIES, sums, s + 13 * LANES);
    FloatVector d2 = FloatVector.fromArray(SPECIES, sums, s + 14 * LANES);
    FloatVector d3 = FloatVector.fromArray(SPECIES, sums, s + 15 * LANES);
    int whole = length - length % LANES;
    for (int i = 0; i < whole; i += LANES) {
      FloatVector x0 = FloatVector.fromArray(SPECIES, in, tap0 + i);
      FloatVector x1 = FloatVector.fromArray(SPECIES, in, tap1 + i);
      FloatVector x2 = FloatVector.fromArray(SPECIES, in, tap2 + i);
      FloatVector x3 = FloatVector.fromArray(SPECIES, in, tap3 + i);
      FloatVector y = FloatVector.fromArray(SPECIES, rows, base + i);
      a0 = x0.fma(y, a0);
      a1 = x1.fma(y, a1);
      a2 = x2.fma(y, a2);
      a3 = x3.fma(y, a3);
      y = FloatVector.fromArray(SPECIES, rows, row1 + i);
      b0 = x0.fma(y, b0);
      b1 = x1.fma(y, b1);
      b2 = x2.fma(y, b2);
      b3 = x3.fma(y, b3);
      y = FloatVector.fromArray(SPECIES, rows, row2 + i);
      c0 = x0.fma(y, c0);
      c1 = x1.fma(y, c1);
      c2 = x2.fma(y, c2);
      c3 = x3.fma(y, c3);
      y = FloatVector.fromArray(SPECIES, rows, row3 + i);
      d0 = x0.fma(y, d0);
      d1 = x1.fma(y, d1);
      d2 = x2.fma(y, d2);
      d3 = x3.fma(y, d3);
    }
    a0.intoArray(sums, s);
    a1.intoArray(sums, s + LANES);
    a2.intoArray(sums, s + 2 * LANES);
    a3.intoArray(sums, s + 3 * LANES);
    b0.intoArray(sums, s + 4 * LANES);
    b1.intoArray(sums, s + 5 * LANES);
    b2.intoArray(sums, s + 6 * LANES);
    b3.intoArray(sums, s + 7 * LANES);
    c0.intoArray(sums, s + 8 * LANES);
    c1.intoArray(sums, s + 9 * LANES);
    c2.intoArray(sums, s + 10 * LANES);
    c3.intoArray(sums, s + 11 * LANES);
    d0.intoArray(sums, s + 12 * LANES);
    d1.intoArray(sums, s + 13 * LANES);
    d2.intoArray(sums, s + 14 * LANES);
    d3.intoArray(sums, s + 15 * LANES);
    for (int j = 0; whole < length && j < FOUR; j++) {
      tailProducts(
          sums, s + j * FOUR * LANES, rows, base + j * plane, in, offsets, o, shift, length);
    }
  }

  /** Four sums of products of one row with four taps: {@link #sixteenProducts} for one output. */
  static void fourProducts(
      float[] sums,
      int s,
      float[] rows,
      int base,
      float[] in,
      int[] offsets,
      int o,
      int shift,
      int length) {
    int tap0 = offsets[o] + shift;
    int tap1 = offsets[o + 1] + shift;
    int tap2 = offsets[o + 2] + shift;
    int tap3 = offsets[o + 3] + shift;
    FloatVector a = FloatVector.fromArray(SPECIES, sums, s);
    FloatVector b = FloatVector.fromArray(SPECIES, sums, s + LANES);
    FloatVector c = FloatVector.fromArray(SPECIES, sums, s + 2 * LANES);
    FloatVector d = FloatVector.fromArray(SPECIES, sums, s + 3 * LANES);
    int whole = length - length % LANES;
    for (int i = 0; i < whole; i += LANES) {
      FloatVector y = FloatVector.fromArray(SPECIES, rows, base + i);
      a = FloatVector.fromArray(SPECIES, in, tap0 + i).fma(y, a);
      b = FloatVector.fromArray(SPECIES, in, tap1 + i).fma(y, b);
      c = FloatVector.fromArray(SPECIES, in, tap2 + i).fma(y, c);
      d = FloatVector.fromArray(SPECIES, in, tap3 + i).fma(y, d);
    }
    a.intoArray(sums, s);
    b.intoArray(sums, s + LANES);
    c.intoArray(sums, s + 2 * LANES);
    d.intoArray(sums, s + 3 * LANES);
    if (whole < length) {
      tailProducts(sums, s, rows, base, in, offsets, o, shift, length);
    }
  }

  private static void tailProducts(
      float[] sums,
      int s,
      float[] rows,
      int base,
      float[] in,
      int[] offsets,
      int o,
      int shift,
      int length) {
    for (int t = 0; t < FOUR; t++) {
      for (int i = length - length % LANES; i < length; i++) {
        sums[s + t * LANES] += rows[base + i] * in[offsets[o + t] + shift + i];
      }
    }
  }

  /** The sums over the lanes of four vectors, each from lane 0 on, in double precision. */
  static void laneSums(float[] sums, int s, float[] out, int to, int count) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    for (int i = s; i < s + LANES; i++) {
      a += sums[i];
      b += sums[i + LANES];
      c += sums[i + 2 * LANES];
      d += sums[i + 3 * LANES];
    }
    out[to] = (float) a;
    if (count > 1) {
      out[to + 1] = (float) b;
    }
    if (count > 2) {
      out[to + 2] = (float) c;
    }
    if (count > 3) {
      out[to + 3] = (float) d;
    }
  }
}
