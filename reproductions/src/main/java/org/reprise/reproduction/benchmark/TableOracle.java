package org.reprise.reproduction.benchmark;

import org.jspecify.annotations.Nullable;
import org.reprise.search.ArchitectureCosts;
import org.reprise.search.Oracle;
import org.reprise.search.ProxyScores;
import org.reprise.search.TrainingCompute;
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
  private final double @Nullable [] multiplyAdds;
  private final long[] examples;
  private final boolean[] searchable;
  private final ArchitectureCosts costs;
  private final ProxyScores proxies;

  /**
   * An oracle.
   *
   * @param accuracy by fidelity and row, or another metric turned so that more is better
   * @param seconds by fidelity and row
   * @param multiplyAdds of one example forward, by row; null where that is not known
   * @param examples seen in training, by fidelity
   * @param searchable whether a row has both, at every fidelity
   */
  TableOracle(
      SearchSpace space,
      Table table,
      int[] epochs,
      double[][] accuracy,
      double[][] seconds,
      double @Nullable [] multiplyAdds,
      long[] examples,
      boolean[] searchable,
      ArchitectureCosts costs) {
    this(
        space,
        table,
        epochs,
        accuracy,
        seconds,
        multiplyAdds,
        examples,
        searchable,
        costs,
        ProxyScores.NONE);
  }

  private TableOracle(
      SearchSpace space,
      Table table,
      int[] epochs,
      double[][] accuracy,
      double[][] seconds,
      double @Nullable [] multiplyAdds,
      long[] examples,
      boolean[] searchable,
      ArchitectureCosts costs,
      ProxyScores proxies) {
    this.space = space;
    this.table = table;
    this.epochs = epochs;
    this.accuracy = accuracy;
    this.seconds = seconds;
    this.multiplyAdds = multiplyAdds;
    this.examples = examples;
    this.searchable = searchable;
    this.costs = costs;
    this.proxies = proxies;
  }

  /** Returns the same oracle with scores of untrained networks. */
  TableOracle with(ProxyScores scores) {
    return new TableOracle(
        space, table, epochs, accuracy, seconds, multiplyAdds, examples, searchable, costs, scores);
  }

  @Override
  public ProxyScores proxies() {
    return proxies;
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

  @Override
  public double multiplyAdds(int entry, int fidelity) {
    return multiplyAdds == null
        ? 0
        : TrainingCompute.training(multiplyAdds[entry], examples[fidelity]);
  }

  @Override
  public ArchitectureCosts costs() {
    return costs;
  }
}
