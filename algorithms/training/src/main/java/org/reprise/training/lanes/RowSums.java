package org.reprise.training.lanes;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The inner loops of convolution: weighted sums of runs of memory. A <em>tap</em> is a run of the
 * input at an offset; the sums stay in vector registers over all taps, which are always added in
 * the same order, so that no choice of rows and registers changes a bit of a result.
 */
final class RowSums {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  /** Numbers in a vector register. */
  static final int LANES = SPECIES.length();

  private static final int FOUR = 4;

  private RowSums() {}

  /** How many of {@code left} rows are computed together: a loaded vector serves them all. */
  static int block(int left) {
    if (WideRowSums.FIT && left >= WideRowSums.EIGHT) {
      return WideRowSums.EIGHT;
    }
    return left >= FOUR ? FOUR : 1;
  }

  /**
   * As many rows of weighted sums as {@link #block} said: {@code out[base + j plane + i] = sum over
   * t of weights[w + rows t + j] * in[offsets[t] + shift + i]} for i below {@code length}.
   */
  static void rows(
      int rows,
      float[] out,
      int base,
      int plane,
      float[] in,
      int[] offsets,
      int shift,
      float[] weights,
      int w,
      int length) {
    switch (rows) {
      case WideRowSums.EIGHT ->
          WideRowSums.eightRows(out, base, plane, in, offsets, shift, weights, w, length);
      case FOUR -> fourRows(out, base, plane, in, offsets, shift, weights, w, length);
      default -> oneRow(out, base, in, offsets, shift, weights, w, length);
    }
  }

  private static void fourRows(
      float[] out,
      int base,
      int plane,
      float[] in,
      int[] offsets,
      int shift,
      float[] weights,
      int w,
      int length) {
    int base1 = base + plane;
    int base2 = base1 + plane;
    int base3 = base2 + plane;
    int i = 0;
    for (; i <= length - 2 * LANES; i += 2 * LANES) {
      FloatVector a0 = FloatVector.zero(SPECIES);
      FloatVector b0 = a0;
      FloatVector a1 = a0;
      FloatVector b1 = a0;
      FloatVector a2 = a0;
      FloatVector b2 = a0;
      FloatVector a3 = a0;
      FloatVector b3 = a0;
      int u = w;
      for (int offset : offsets) {
        int from = offset + shift + i;
        FloatVector x = FloatVector.fromArray(SPECIES, in, from);
        FloatVector y = FloatVector.fromArray(SPECIES, in, from + LANES);
        FloatVector w0 = FloatVector.broadcast(SPECIES, weights[u]);
        FloatVector w1 = FloatVector.broadcast(SPECIES, weights[u + 1]);
        FloatVector w2 = FloatVector.broadcast(SPECIES, weights[u + 2]);
        FloatVector w3 = FloatVector.broadcast(SPECIES, weights[u + 3]);
        a0 = x.fma(w0, a0);
        b0 = y.fma(w0, b0);
        a1 = x.fma(w1, a1);
        b1 = y.fma(w1, b1);
        a2 = x.fma(w2, a2);
        b2 = y.fma(w2, b2);
        a3 = x.fma(w3, a3);
        b3 = y.fma(w3, b3);
        u += FOUR;
      }
      a0.intoArray(out, base + i);
      b0.intoArray(out, base + i + LANES);
      a1.intoArray(out, base1 + i);
      b1.intoArray(out, base1 + i + LANES);
      a2.intoArray(out, base2 + i);
      b2.intoArray(out, base2 + i + LANES);
      a3.intoArray(out, base3 + i);
      b3.intoArray(out, base3 + i + LANES);
    }
    for (; i < length && length >= LANES; i += LANES) {
      // The last vector may overlap what is done already: the same sums are written again.
      i = Math.min(i, length - LANES);
      FloatVector a0 = FloatVector.zero(SPECIES);
      FloatVector a1 = a0;
      FloatVector a2 = a0;
      FloatVector a3 = a0;
      int u = w;
      for (int offset : offsets) {
        FloatVector x = FloatVector.fromArray(SPECIES, in, offset + shift + i);
        a0 = x.fma(FloatVector.broadcast(SPECIES, weights[u]), a0);
        a1 = x.fma(FloatVector.broadcast(SPECIES, weights[u + 1]), a1);
        a2 = x.fma(FloatVector.broadcast(SPECIES, weights[u + 2]), a2);
        a3 = x.fma(FloatVector.broadcast(SPECIES, weights[u + 3]), a3);
        u += FOUR;
      }
      a0.intoArray(out, base + i);
      a1.intoArray(out, base1 + i);
      a2.intoArray(out, base2 + i);
      a3.intoArray(out, base3 + i);
    }
    for (; i < length; i++) {
      float a0 = 0;
      float a1 = 0;
      float a2 = 0;
      float a3 = 0;
      int u = w;
      for (int offset : offsets) {
        float x = in[offset + shift + i];
        a0 = Math.fma(x, weights[u], a0);
        a1 = Math.fma(x, weights[u + 1], a1);
        a2 = Math.fma(x, weights[u + 2], a2);
        a3 = Math.fma(x, weights[u + 3], a3);
        u += FOUR;
      }
      out[base + i] = a0;
      out[base1 + i] = a1;
      out[base2 + i] = a2;
      out[base3 + i] = a3;
    }
  }

  private static void oneRow(
      float[] out,
      int base,
      float[] in,
      int[] offsets,
      int shift,
      float[] weights,
      int w,
      int length) {
    int i = 0;
    for (; i <= length - 4 * LANES; i += 4 * LANES) {
      FloatVector a = FloatVector.zero(SPECIES);
      FloatVector b = a;
      FloatVector c = a;
      FloatVector d = a;
      int u = w;
      for (int offset : offsets) {
        int from = offset + shift + i;
        FloatVector factor = FloatVector.broadcast(SPECIES, weights[u++]);
        a = FloatVector.fromArray(SPECIES, in, from).fma(factor, a);
        b = FloatVector.fromArray(SPECIES, in, from + LANES).fma(factor, b);
        c = FloatVector.fromArray(SPECIES, in, from + 2 * LANES).fma(factor, c);
        d = FloatVector.fromArray(SPECIES, in, from + 3 * LANES).fma(factor, d);
      }
      a.intoArray(out, base + i);
      b.intoArray(out, base + i + LANES);
      c.intoArray(out, base + i + 2 * LANES);
      d.intoArray(out, base + i + 3 * LANES);
    }
    for (; i < length && length >= LANES; i += LANES) {
      i = Math.min(i, length - LANES);
      FloatVector a = FloatVector.zero(SPECIES);
      int u = w;
      for (int offset : offsets) {
        FloatVector factor = FloatVector.broadcast(SPECIES, weights[u++]);
        a = FloatVector.fromArray(SPECIES, in, offset + shift + i).fma(factor, a);
      }
      a.intoArray(out, base + i);
    }
    for (; i < length; i++) {
      float a = 0;
      int u = w;
      for (int offset : offsets) {
        a = Math.fma(in[offset + shift + i], weights[u++], a);
      }
      out[base + i] = a;
    }
  }
}
