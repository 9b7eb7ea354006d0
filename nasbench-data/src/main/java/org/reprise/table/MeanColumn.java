package org.reprise.table;

import java.util.Arrays;

/** The mean over those of several seeds that a row has. */
record MeanColumn(StoredColumn[] seeds) implements Column {
  @Override
  public double value(int row) {
    double sum = 0;
    int present = 0;
    for (StoredColumn seed : seeds) {
      double value = seed.value(row);
      if (!Double.isNaN(value)) {
        sum += value;
        present++;
      }
    }
    return present == 0 ? Double.NaN : sum / present;
  }

  @Override
  public int seeds(int row) {
    int present = 0;
    for (StoredColumn seed : seeds) {
      present += seed.seeds(row);
    }
    return present;
  }

  @Override
  public int rows() {
    return seeds[0].rows();
  }

  /**
   * The same means, computed once. Seeds lie in columns far apart, so that a mean of three costs
   * three trips to memory where a computed one costs one.
   */
  Column computed() {
    double[] means = new double[rows()];
    Arrays.setAll(means, this::value);
    return new Computed(means, this);
  }

  private record Computed(double[] means, MeanColumn origin) implements Column {
    @Override
    public double value(int row) {
      return means[row];
    }

    @Override
    public int seeds(int row) {
      return origin.seeds(row);
    }

    @Override
    public int rows() {
      return means.length;
    }
  }
}
