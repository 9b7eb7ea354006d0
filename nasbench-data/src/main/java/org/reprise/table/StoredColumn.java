package org.reprise.table;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;

/** The values of one series, in memory or in a mapped file, as float32 or float64. */
public final class StoredColumn implements Column {
  private static final FloatBuffer NO_FLOATS = FloatBuffer.allocate(0);
  private static final DoubleBuffer NO_DOUBLES = DoubleBuffer.allocate(0);

  private final int rows;
  private final boolean isFloat32;
  private final FloatBuffer floats;
  private final DoubleBuffer doubles;

  private StoredColumn(int rows, boolean isFloat32, FloatBuffer floats, DoubleBuffer doubles) {
    this.rows = rows;
    this.isFloat32 = isFloat32;
    this.floats = floats;
    this.doubles = doubles;
  }

  /** A column that reads {@code values}, which it does not copy; NaN means absent. */
  public static StoredColumn of(FloatBuffer values) {
    return new StoredColumn(values.limit(), true, values, NO_DOUBLES);
  }

  /** A column that reads {@code values}, which it does not copy; NaN means absent. */
  public static StoredColumn of(DoubleBuffer values) {
    return new StoredColumn(values.limit(), false, NO_FLOATS, values);
  }

  @Override
  public double value(int row) {
    return isFloat32 ? floats.get(row) : doubles.get(row);
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
    if (isFloat32) {
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
