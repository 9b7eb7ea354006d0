package org.reprise.table;

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
}
