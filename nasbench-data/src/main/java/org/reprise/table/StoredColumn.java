package org.reprise.table;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;

/** The values of one series, in memory or in a mapped file, as float32 or float64. */
public final class StoredColumn implements Column {
  private final int rows;
  private final FloatBuffer floats;
  private final DoubleBuffer doubles;

  private StoredColumn(int rows, FloatBuffer floats, DoubleBuffer doubles) {
    this.rows = rows;
    this.floats = floats;
    this.doubles = doubles;
  }

  /** A column that reads {@code values}, which it does not copy; NaN means absent. */
  public static StoredColumn of(FloatBuffer values) {
    return new StoredColumn(values.limit(), values, null);
  }

  /** A column that reads {@code values}, which it does not copy; NaN means absent. */
  public static StoredColumn of(DoubleBuffer values) {
    return new StoredColumn(values.limit(), null, values);
  }

  @Override
  public double value(int row) {
    return floats != null ? floats.get(row) : doubles.get(row);
  }

  @Override
  public int seeds(int row) {
    return Double.isNaN(value(row)) ? 0 : 1;
  }

  @Override
  public int rows() {
    return rows;
  }

  /** Whether every value is a float32 number (or absent), so that four bytes keep it exactly. */
  public boolean fitsFloat() {
    if (floats != null) {
      return true;
    }
    for (int row = 0; row < rows; row++) {
      double value = doubles.get(row);
      if (!Double.isNaN(value) && (double) (float) value != value) {
        return false;
      }
    }
    return true;
  }
}
