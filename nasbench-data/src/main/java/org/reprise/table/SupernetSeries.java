package org.reprise.table;

import java.util.Optional;

/**
 * The series of accuracies under the shared weights of a supernet: {@code
 * dataset/SPLIT/NAME_accuracy/0/SEED}, without epochs, since the cell itself was not trained.
 */
public final class SupernetSeries {
  private static final String ACCURACY = "_accuracy";
  private static final String LOSS = "_loss";

  private SupernetSeries() {}

  /** The accuracies by the weights that {@code supernet}, a method's text, trained with a seed. */
  public static Series accuracy(String dataset, String supernet, long seed) {
    return new Series(dataset, "valid", named(supernet) + ACCURACY, 0, Long.toString(seed));
  }

  /** The losses by the same weights. */
  public static Series loss(String dataset, String supernet, long seed) {
    return new Series(dataset, "valid", named(supernet) + LOSS, 0, Long.toString(seed));
  }

  private static String named(String supernet) {
    return supernet.replaceAll("[^a-z0-9]+", "_");
  }

  /**
   * The name of the supernet whose accuracies a series holds, such as {@code rsps_epochs_50}; empty
   * for any other series.
   */
  public static Optional<String> supernet(Series series) {
    boolean accuracy = series.metric().endsWith(ACCURACY) && series.epochs() == 0;
    return accuracy
        ? Optional.of(series.metric().substring(0, series.metric().length() - ACCURACY.length()))
        : Optional.empty();
  }
}
