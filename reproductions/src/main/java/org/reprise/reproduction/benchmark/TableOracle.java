package org.reprise.reproduction.benchmark;

import org.reprise.search.Oracle;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.table.Table;

/**
 * Answers from arrays by row; an entry is a row of the table. Allocates nothing, safe to use from
 * many threads.
 */
final class TableOracle implements Oracle {
  private final SearchSpace space;
  private final Table table;
  private final int[] epochs;
  private final double[][] accuracy;
  private final double[][] seconds;
  private final boolean[] searchable;

  /**
   * An oracle.
   *
   * @param accuracy by fidelity and row
   * @param seconds by fidelity and row
   * @param searchable whether a row has both, at every fidelity
   */
  TableOracle(
      SearchSpace space,
      Table table,
      int[] epochs,
      double[][] accuracy,
      double[][] seconds,
      boolean[] searchable) {
    this.space = space;
    this.table = table;
    this.epochs = epochs;
    this.accuracy = accuracy;
    this.seconds = seconds;
    this.searchable = searchable;
  }

  @Override
  public SearchSpace space() {
    return space;
  }

  @Override
  public int entry(Architecture architecture) {
    int row = table.row(architecture);
    return row >= 0 && searchable[row] ? row : -1;
  }

  @Override
  public int[] fidelities() {
    return epochs.clone();
  }

  @Override
  public double validationAccuracy(int entry, int fidelity) {
    return accuracy[fidelity][entry];
  }

  @Override
  public double seconds(int entry, int fidelity) {
    return seconds[fidelity][entry];
  }
}
