package org.reprise.training.lanes;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The inner loops of convolution, over runs of memory in vector registers. A <em>tap</em> is a run
 * of the input at an offset; the sums stay in registers over all taps.
 */
final class RowKernels {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  /** Numbers in a vector register. */
  static final int LANES = SPECIES.length();

  /** Output rows that are computed together, so that a loaded vector serves several of them. */
  static final int BLOCK = 4;

  private RowKernels() {}

  /**
   * Four rows of weighted sums: {@code out[base + j plane + i] = sum over t of weights[w + 4 t + j]
   * * in[offsets[t] + shift + i]} for i below {@code length}.
   */
  static void fourRows(
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
        u += BLOCK;
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
        u += BLOCK;
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
        u += BLOCK;
      }
      out[base + i] = a0;
      out[base1 + i] = a1;
      out[base2 + i] = a2;
      out[base3 + i] = a3;
    }
  }

  /** One row of weighted sums: {@link #fourRows} for a single output, {@code weights[w + t]}. */
  static void oneRow(
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
    for (int j = 0; whole < length && j < BLOCK; j++) {
      tailProducts(
          sums, s + j * BLOCK * LANES, rows, base + j * plane, in, offsets, o, shift, length);
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
    for (int t = 0; t < BLOCK; t++) {
      for (int i = length - length % LANES; i < length; i++) {
        sums[s + t * LANES] += rows[base + i] * in[offsets[o + t] + shift + i];
      }
    }
  }
}
