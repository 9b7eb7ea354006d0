package org.reprise.predictor;

/**
 * A matrix that lies in an array: number (i, j) is {@code values[at + i * row + j * column]}.
 *
 * @param values an array that may hold much else
 * @param at where number (0, 0) is
 * @param row how far apart the rows are
 * @param column how far apart the columns are
 */
record MatrixView(float[] values, int at, int row, int column) {
  /** Returns a matrix of {@code columns} columns that starts at {@code at}, row by row. */
  static MatrixView of(float[] values, int at, int columns) {
    return new MatrixView(values, at, columns, 1);
  }

  /** Returns a matrix that fills its array, row by row. */
  static MatrixView of(float[] values, int columns) {
    return of(values, 0, columns);
  }

  /** Returns rows as columns and columns as rows. */
  MatrixView transposed() {
    return new MatrixView(values, at, column, row);
  }
}
