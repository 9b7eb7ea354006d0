package org.reprise.training.supernet;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.reprise.space.InvalidInputException;

/** By which statistics the batch norms of an architecture with inherited weights evaluate. */
public enum NormStatistics {
  /** Those of the validation batch itself. */
  BATCH,
  /** The running ones of the supernet's training, a mean over all its paths. */
  RUNNING,
  /** Those of the architecture on some training batches. */
  RECALIBRATED;

  /** Returns the name in parameters. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns all names. */
  public static List<String> names() {
    return Arrays.stream(values()).map(NormStatistics::text).toList();
  }

  /**
   * Returns the one called {@code text}.
   *
   * @throws InvalidInputException if there is none
   */
  public static NormStatistics named(String text) {
    return Arrays.stream(values())
        .filter(statistics -> statistics.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "no batch norm statistics '"
                        + text
                        + "'; accepted: "
                        + String.join(", ", names())));
  }
}
