package org.reprise.table;

import java.util.Objects;

/**
 * What a caller wants to know of an architecture. Every part is named: a table never assumes a data
 * set, a split, a fidelity or a seed. Parts are as in {@link Series}.
 *
 * @param dataset name of the data set, {@code -} where none applies
 * @param split {@code train}, {@code valid}, {@code test} or {@code -}
 * @param metric such as {@code accuracy}
 * @param epochs length of the training schedule, 0 where none applies
 * @param seed which of the stored seeds
 */
public record Query(String dataset, String split, String metric, int epochs, SeedChoice seed) {
  public Query {
    Objects.requireNonNull(dataset, "dataset");
    Objects.requireNonNull(split, "split");
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(seed, "seed");
  }

  /** A query for a cost such as parameters, that depends on neither split, epochs nor seed. */
  public static Query cost(String dataset, String metric) {
    return new Query(dataset, Series.NONE, metric, 0, SeedChoice.one(Series.NONE));
  }

  /** Asks for what {@code series} names, its seed read by {@link SeedChoice#parse}. */
  public static Query of(Series series) {
    return new Query(
        series.dataset(),
        series.split(),
        series.metric(),
        series.epochs(),
        SeedChoice.parse(series.seed()));
  }

  /**
   * Reads {@code dataset/split/metric/epochs/seed}, such as {@code cifar10/test/accuracy/200/mean}.
   *
   * @throws org.reprise.space.InvalidInputException if {@code text} is not of that form
   */
  public static Query parse(String text) {
    return of(Series.parse(text));
  }

  /** The same question of another seed. */
  public Query withSeed(SeedChoice other) {
    return new Query(dataset, split, metric, epochs, other);
  }

  /** The form that {@link #parse} reads. */
  @Override
  public String toString() {
    return dataset + "/" + split + "/" + metric + "/" + epochs + "/" + seed;
  }
}
