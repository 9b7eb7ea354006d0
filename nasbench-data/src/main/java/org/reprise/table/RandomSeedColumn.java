package org.reprise.table;

import java.util.random.RandomGenerator;

/** One of the seeds that a row has, drawn uniformly at each look-up. */
record RandomSeedColumn(MeanColumn present) implements Column {
  @Override
  public double value(int row) {
    throw new IllegalStateException("this column draws a seed at random: pass a generator");
  }

  @Override
  public double value(int row, RandomGenerator random) {
    int count = present.seeds(row);
    if (count == 0) {
      return Double.NaN;
    }
    int left = random.nextInt(count);
    for (StoredColumn seed : present.seeds()) {
      double value = seed.value(row);
      if (!Double.isNaN(value) && left-- == 0) {
        return value;
      }
    }
    throw new IllegalStateException("row " + row + " has fewer seeds than counted");
  }

  @Override
  public int seeds(int row) {
    return present.seeds(row);
  }

  @Override
  public int rows() {
    return present.rows();
  }
}
