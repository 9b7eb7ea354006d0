package org.reprise.table.csv;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reprise.space.InvalidInputException;
import org.reprise.table.Series;

/**
 * What a column of a CSV file becomes: a series, its values multiplied by a factor.
 *
 * @param dataset the data set, null for that of the file or row
 * @param split as in {@link Series}
 * @param metric as in {@link Series}
 * @param epochs as in {@link Series}
 * @param seed as in {@link Series}
 * @param factor such as 100 where the file has fractions and the table percent
 */
record ColumnTarget(
    @Nullable String dataset,
    String split,
    String metric,
    int epochs,
    String seed,
    BigDecimal factor) {

  private static final Set<String> NEVER_NEGATIVE =
      Set.of(
          "seconds",
          "params",
          "parameters",
          "flops",
          "macs",
          "latency",
          "memory",
          "energy",
          "kwh",
          "co2");

  /**
   * The target written as {@code [dataset/]split/metric/epochs/seed [* factor]}.
   *
   * @throws InvalidInputException if {@code text} has not that form
   */
  static ColumnTarget parse(String text) {
    String[] words = text.strip().split("\\s+");
    int parts = words[0].split("/", -1).length;
    boolean scaled = words.length == 3 && words[1].equals("*");
    if ((words.length != 1 && !scaled) || parts < 4 || parts > 5) {
      throw malformed(text);
    }
    Series series = Series.parse(parts == 4 ? "-/" + words[0] : words[0]);
    try {
      return new ColumnTarget(
          parts == 4 ? null : series.dataset(),
          series.split(),
          series.metric(),
          series.epochs(),
          series.seed(),
          scaled ? new BigDecimal(words[2]) : BigDecimal.ONE);
    } catch (NumberFormatException e) {
      throw malformed(text);
    }
  }

  private static InvalidInputException malformed(String text) {
    return new InvalidInputException(
        "'" + text + "' is no column; written as [dataset/]split/metric/epochs/seed [* factor]");
  }

  /** Returns the target that keeps {@code series} as it is. */
  static ColumnTarget of(Series series) {
    return new ColumnTarget(
        series.dataset(),
        series.split(),
        series.metric(),
        series.epochs(),
        series.seed(),
        BigDecimal.ONE);
  }

  /** Returns the series where the file or row is of {@code datasetOfRow}. */
  Series series(String datasetOfRow) {
    return new Series(dataset == null ? datasetOfRow : dataset, split, metric, epochs, seed);
  }

  boolean isAccuracy() {
    return metric.equals("accuracy") || metric.endsWith("_accuracy");
  }

  /** Returns whether a negative value makes no sense, as for accuracies, seconds and sizes. */
  boolean isNeverNegative() {
    return isAccuracy()
        || Arrays.stream(metric.toLowerCase(Locale.ROOT).split("_"))
            .anyMatch(NEVER_NEGATIVE::contains);
  }
}
