package org.reprise.report.landscape;

import org.reprise.space.InvalidInputException;
import org.reprise.table.Series;

/** Names of columns for people. */
public final class ColumnWords {
  private ColumnWords() {}

  /**
   * Returns a column in words: {@code valid accuracy, 12 epochs} for {@code
   * cifar10/valid/accuracy/12/mean} on the board of data set {@code cifar10}. What is not written
   * as a series, such as a predictor, stays as it is.
   *
   * @param dataset that goes without saying
   */
  public static String of(String column, String dataset) {
    Series series;
    try {
      series = Series.parse(column);
    } catch (InvalidInputException e) {
      return column;
    }
    StringBuilder words = new StringBuilder();
    if (!series.dataset().equals(dataset) && !series.dataset().equals(Series.NONE)) {
      words.append(series.dataset()).append(' ');
    }
    if (!series.split().equals(Series.NONE)) {
      words.append(series.split()).append(' ');
    }
    words.append(metric(series.metric()));
    if (series.epochs() > 0) {
      words
          .append(", ")
          .append(series.epochs())
          .append(series.epochs() == 1 ? " epoch" : " epochs");
    }
    return words.toString();
  }

  /**
   * Returns the same with its unit, for an axis: {@code valid accuracy, 12 epochs (%)}. What has no
   * unit, or one that nobody told, stands alone.
   */
  public static String withUnit(String column, String dataset) {
    String words = of(column, dataset);
    String unit;
    try {
      unit = unit(Series.parse(column).metric());
    } catch (InvalidInputException e) {
      return words;
    }
    return unit.isEmpty() ? words : words + " (" + unit + ")";
  }

  /** Returns a cost in words: {@code training time} for {@code train_seconds}. */
  public static String cost(String name) {
    return metric(name);
  }

  /** Returns the same with its unit, for an axis. */
  public static String costWithUnit(String name) {
    String unit = unit(name);
    return unit.isEmpty() ? metric(name) : metric(name) + " (" + unit + ")";
  }

  private static String metric(String metric) {
    return switch (metric) {
      case "params" -> "parameters";
      case "flops" -> "FLOPs";
      case "train_seconds" -> "training time";
      // The unit is said where there is one.
      default ->
          metric.replaceAll("_seconds$", "_time").replaceAll("_(ms|kwh)$", "").replace('_', ' ');
    };
  }

  private static String unit(String metric) {
    if (metric.equals("accuracy") || metric.endsWith("_accuracy") || metric.endsWith("_acc")) {
      return "%";
    }
    if (metric.equals("seconds") || metric.endsWith("_seconds")) {
      return "s";
    }
    return metric.endsWith("_ms") ? "ms" : metric.endsWith("_kwh") ? "kWh" : "";
  }
}
