package org.reprise.training.lanes;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link RowSums} of eight rows at a time, for processors with 32 vector registers: 24 of them hold
 * sums, so that eleven loads serve 24 multiplications.
 */
final class WideRowSums {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  /** Rows that are computed together. */
  static final int EIGHT = 8;

  /** Whether there are so many registers: those of 512 bits come in 32, those of 256 in 16. */
  static final boolean FIT = LANES >= 16;

  private WideRowSums() {}

  static void eightRows(
      float[] out,
      int base,
      int plane,
      float[] in,
      int[] offsets,
      int shift,
      float[] weights,
      int w,
      int length) {
    int i = 0;
    for (; i <= length - 3 * LANES; i += 3 * LANES) {
      threeVectors(out, base + i, plane, in, offsets, shift + i, weights, w);
    }
    for (; i < length && length >= LANES; i += LANES) {
      // The last vector may overlap what is done already: the same sums are written again.
      i = Math.min(i, length - LANES);
      oneVector(out, base + i, plane, in, offsets, shift + i, weights, w);
    }
    for (; i < length; i++) {
      for (int j = 0; j < EIGHT; j++) {
        float sum = 0;
        for (int t = 0; t < offsets.length; t++) {
          sum = Math.fma(in[offsets[t] + shift + i], weights[w + EIGHT * t + j], sum);
        }
        out[base + j * plane + i] = sum;
      }
    }
  }

  private static void threeVectors(
      float[] out,
      int base,
      int plane,
      float[] in,
      int[] offsets,
      int shift,
      float[] weights,
      int w) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector b0 = a0;
    FloatVector c0 = a0;
    FloatVector a1 = a0;
    FloatVector b1 = a0;
    FloatVector c1 = a0;
    FloatVector a2 = a0;
    FloatVector b2 = a0;
    FloatVector c2 = a0;
    FloatVector a3 = a0;
    FloatVector b3 = a0;
    FloatVector c3 = a0;
    FloatVector a4 = a0;
    FloatVector b4 = a0;
    FloatVector c4 = a0;
    FloatVector a5 = a0;
    FloatVector b5 = a0;
    FloatVector c5 = a0;
    FloatVector a6 = a0;
    FloatVector b6 = a0;
    FloatVector c6 = a0;
    FloatVector a7 = a0;
    FloatVector b7 = a0;
    FloatVector c7 = a0;
    int u = w;
    for (int offset : offsets) {
      int from = offset + shift;
      FloatVector x = FloatVector.fromArray(SPECIES, in, from);
      FloatVector y = FloatVector.fromArray(SPECIES, in, from + LANES);
      FloatVector z = FloatVector.fromArray(SPECIES, in, from + 2 * LANES);
      FloatVector weight = FloatVector.broadcast(SPECIES, weights[u]);
      a0 = x.fma(weight, a0);
      b0 = y.fma(weight, b0);
      c0 = z.fma(weight, c0);
      weight = FloatVector.broadcast(SPECIES, weights[u + 1]);
      a1 = x.fma(weight, a1);
      b1 = y.fma(weight, b1);
      c1 = z.fma(weight, c1);
      weight = FloatVector.broadcast(SPECIES, weights[u + 2]);
      a2 = x.fma(weight, a2);
      b2 = y.fma(weight, b2);
      c2 = z.fma(weight, c2);
      weight = FloatVector.broadcast(SPECIES, weights[u + 3]);
      a3 = x.fma(weight, a3);
      b3 = y.fma(weight, b3);
      c3 = z.fma(weight, c3);
      weight = FloatVector.broadcast(SPECIES, weights[u + 4]);
      a4 = x.fma(weight, a4);
      b4 = y.fma(weight, b4);
      c4 = z.fma(weight, c4);
      weight = FloatVector.broadcast(SPECIES, weights[u + 5]);
      a5 = x.fma(weight, a5);
      b5 = y.fma(weight, b5);
      c5 = z.fma(weight, c5);
      weight = FloatVector.broadcast(SPECIES, weights[u + 6]);
      a6 = x.fma(weight, a6);
      b6 = y.fma(weight, b6);
      c6 = z.fma(weight, c6);
      weight = FloatVector.broadcast(SPECIES, weights[u + 7]);
      a7 = x.fma(weight, a7);
      b7 = y.fma(weight, b7);
      c7 = z.fma(weight, c7);
      u += EIGHT;
    }
    int row = base;
    a0.intoArray(out, row);
    b0.intoArray(out, row + LANES);
    c0.intoArray(out, row + 2 * LANES);
    row += plane;
    a1.intoArray(out, row);
    b1.intoArray(out, row + LANES);
    c1.intoArray(out, row + 2 * LANES);
    row += plane;
    a2.intoArray(out, row);
    b2.intoArray(out, row + LANES);
    c2.intoArray(out, row + 2 * LANES);
    row += plane;
    a3.intoArray(out, row);
    b3.intoArray(out, row + LANES);
    c3.intoArray(out, row + 2 * LANES);
    row += plane;
    a4.intoArray(out, row);
    b4.intoArray(out, row + LANES);
    c4.intoArray(out, row + 2 * LANES);
    row += plane;
    a5.intoArray(out, row);
    b5.intoArray(out, row + LANES);
    c5.intoArray(out, row + 2 * LANES);
    row += plane;
    a6.intoArray(out, row);
    b6.intoArray(out, row + LANES);
    c6.intoArray(out, row + 2 * LANES);
    row += plane;
    a7.intoArray(out, row);
    b7.intoArray(out, row + LANES);
    c7.intoArray(out, row + 2 * LANES);
  }

  private static void oneVector(
      float[] out,
      int base,
      int plane,
      float[] in,
      int[] offsets,
      int shift,
      float[] weights,
      int w) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector a4 = a0;
    FloatVector a5 = a0;
    FloatVector a6 = a0;
    FloatVector a7 = a0;
    int u = w;
    for (int offset : offsets) {
      int from = offset + shift;
      FloatVector x = FloatVector.fromArray(SPECIES, in, from);
      FloatVector weight = FloatVector.broadcast(SPECIES, weights[u]);
      a0 = x.fma(weight, a0);
      weight = FloatVector.broadcast(SPECIES, weights[u + 1]);
      a1 = x.fma(weight, a1);
      weight = FloatVector.broadcast(SPECIES, weights[u + 2]);
      a2 = x.fma(weight, a2);
      weight = FloatVector.broadcast(SPECIES, weights[u + 3]);
      a3 = x.fma(weight, a3);
      weight = FloatVector.broadcast(SPECIES, weights[u + 4]);
      a4 = x.fma(weight, a4);
      weight = FloatVector.broadcast(SPECIES, weights[u + 5]);
      a5 = x.fma(weight, a5);
      weight = FloatVector.broadcast(SPECIES, weights[u + 6]);
      a6 = x.fma(weight, a6);
      weight = FloatVector.broadcast(SPECIES, weights[u + 7]);
      a7 = x.fma(weight, a7);
      u += EIGHT;
    }
    int row = base;
    a0.intoArray(out, row);
    row += plane;
    a1.intoArray(out, row);
    row += plane;
    a2.intoArray(out, row);
    row += plane;
    a3.intoArray(out, row);
    row += plane;
    a4.intoArray(out, row);
    row += plane;
    a5.intoArray(out, row);
    row += plane;
    a6.intoArray(out, row);
    row += plane;
    a7.intoArray(out, row);
  }
}
