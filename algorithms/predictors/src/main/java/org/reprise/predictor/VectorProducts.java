package org.reprise.predictor;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Products} in vector registers. A register holds neighbouring numbers of a row of the
 * product; a tile of four rows and two registers is computed together, so that what is loaded of a
 * and b serves several of them.
 *
 * <p>Columns of b that do not lie side by side, or are fewer than a tile has, are copied into a
 * panel of the tile's width first. Where the product has less than a whole tile, the tile is
 * computed in a matrix of its own and what is wanted of it copied.
 */
final class VectorProducts extends Products {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int ROWS = 4;

  private final float[] edge = new float[ROWS * 2 * LANES];
  private float[] panel = new float[0];

  @Override
  void add(MatrixView a, MatrixView b, MatrixView c, int rows, int inner, int columns) {
    for (int j = 0; j < columns; ) {
      int width = columns - j > LANES ? 2 * LANES : LANES;
      int wide = Math.min(width, columns - j);
      float[] right = b.values();
      int q = b.at() + j;
      int down = b.row();
      if (wide < width || b.column() != 1) {
        copyToPanel(b, j, wide, inner, width);
        right = panel;
        q = 0;
        down = width;
      }
      for (int i = 0; i < rows; i += ROWS) {
        int high = Math.min(ROWS, rows - i);
        int at = c.at() + i * c.row() + j;
        boolean whole = wide == width && high == ROWS;
        if (!whole) {
          copy(c.values(), at, c.row(), edge, 0, width, high, wide);
        }
        float[] out = whole ? c.values() : edge;
        int outAt = whole ? at : 0;
        int outRow = whole ? c.row() : width;
        int p0 = a.at() + i * a.row();
        // Rows that there are not are computed as the first one and left in the edge.
        int p1 = high > 1 ? p0 + a.row() : p0;
        int p2 = high > 2 ? p1 + a.row() : p0;
        int p3 = high > 3 ? p2 + a.row() : p0;
        if (width == LANES) {
          addNarrow(
              a.values(), p0, p1, p2, p3, a.column(), inner, right, q, down, out, outAt, outRow);
        } else {
          addWide(
              a.values(), p0, p1, p2, p3, a.column(), inner, right, q, down, out, outAt, outRow);
        }
        if (!whole) {
          copy(edge, 0, width, c.values(), at, c.row(), high, wide);
        }
      }
      j += width;
    }
  }

  private void copyToPanel(MatrixView b, int j, int wide, int inner, int width) {
    if (panel.length < inner * width) {
      panel = new float[inner * width];
    }
    float[] from = b.values();
    for (int l = 0; l < wide; l++) {
      int source = b.at() + (j + l) * b.column();
      for (int k = 0; k < inner; k++) {
        panel[k * width + l] = from[source];
        source += b.row();
      }
    }
  }

  private static void copy(
      float[] from, int at, int row, float[] to, int toAt, int toRow, int high, int wide) {
    for (int i = 0; i < high; i++) {
      System.arraycopy(from, at + i * row, to, toAt + i * toRow, wide);
    }
  }

  /** A tile of four rows and two registers. */
  private static void addWide(
      float[] a,
      int p0,
      int p1,
      int p2,
      int p3,
      int far,
      int inner,
      float[] b,
      int q,
      int down,
      float[] c,
      int at,
      int row) {
    FloatVector s0 = FloatVector.zero(SPECIES);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    FloatVector t0 = s0;
    FloatVector t1 = s0;
    FloatVector t2 = s0;
    FloatVector t3 = s0;
    for (int k = 0; k < inner; k++) {
      FloatVector x = FloatVector.fromArray(SPECIES, b, q + k * down);
      FloatVector y = FloatVector.fromArray(SPECIES, b, q + k * down + LANES);
      int p = k * far;
      FloatVector w = FloatVector.broadcast(SPECIES, a[p0 + p]);
      s0 = s0.add(x.mul(w));
      t0 = t0.add(y.mul(w));
      w = FloatVector.broadcast(SPECIES, a[p1 + p]);
      s1 = s1.add(x.mul(w));
      t1 = t1.add(y.mul(w));
      w = FloatVector.broadcast(SPECIES, a[p2 + p]);
      s2 = s2.add(x.mul(w));
      t2 = t2.add(y.mul(w));
      w = FloatVector.broadcast(SPECIES, a[p3 + p]);
      s3 = s3.add(x.mul(w));
      t3 = t3.add(y.mul(w));
    }
    addTo(c, at, s0, t0);
    addTo(c, at + row, s1, t1);
    addTo(c, at + 2 * row, s2, t2);
    addTo(c, at + 3 * row, s3, t3);
  }

  private static void addTo(float[] c, int at, FloatVector s, FloatVector t) {
    FloatVector.fromArray(SPECIES, c, at).add(s).intoArray(c, at);
    FloatVector.fromArray(SPECIES, c, at + LANES).add(t).intoArray(c, at + LANES);
  }

  /** A tile of four rows and one register. */
  private static void addNarrow(
      float[] a,
      int p0,
      int p1,
      int p2,
      int p3,
      int far,
      int inner,
      float[] b,
      int q,
      int down,
      float[] c,
      int at,
      int row) {
    FloatVector s0 = FloatVector.zero(SPECIES);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    for (int k = 0; k < inner; k++) {
      FloatVector x = FloatVector.fromArray(SPECIES, b, q + k * down);
      int p = k * far;
      s0 = s0.add(x.mul(FloatVector.broadcast(SPECIES, a[p0 + p])));
      s1 = s1.add(x.mul(FloatVector.broadcast(SPECIES, a[p1 + p])));
      s2 = s2.add(x.mul(FloatVector.broadcast(SPECIES, a[p2 + p])));
      s3 = s3.add(x.mul(FloatVector.broadcast(SPECIES, a[p3 + p])));
    }
    addTo(c, at, s0);
    addTo(c, at + row, s1);
    addTo(c, at + 2 * row, s2);
    addTo(c, at + 3 * row, s3);
  }

  private static void addTo(float[] c, int at, FloatVector s) {
    FloatVector.fromArray(SPECIES, c, at).add(s).intoArray(c, at);
  }
}
