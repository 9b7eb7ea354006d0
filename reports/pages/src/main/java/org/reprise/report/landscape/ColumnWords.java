package org.reprise.report.landscape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.reprise.space.InvalidInputException;
import org.reprise.table.Series;
import org.reprise.table.SupernetSeries;

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
    Optional<String> supernet = SupernetSeries.supernet(series);
    if (supernet.isPresent()) {
      return "shared weights, " + supernet.get().replace('_', ' ');
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

  /**
   * Returns a list of columns in words, those together that differ in their epochs alone: {@code
   * cifar10 valid accuracy, 1 to 12 epochs, seed 0}. What is not a list of series stays as it is.
   *
   * @param columns with a comma and a blank between two
   */
  public static String all(String columns) {
    Map<Series, List<Integer>> epochs = new LinkedHashMap<>();
    try {
      for (String column : columns.split(", ")) {
        Series series = Series.parse(column);
        epochs
            .computeIfAbsent(
                new Series(series.dataset(), series.split(), series.metric(), 0, series.seed()),
                key -> new ArrayList<>())
            .add(series.epochs());
      }
    } catch (InvalidInputException e) {
      return columns;
    }
    List<String> words = new ArrayList<>();
    epochs.forEach((series, lengths) -> words.add(all(series, lengths)));
    return String.join("; ", words);
  }

  private static String all(Series series, List<Integer> epochs) {
    String words = of(series.toString(), "") + lengths(epochs);
    return series.seed().matches("\\d+")
        ? words + ", seed " + series.seed()
        : series.seed().equals(Series.MEAN) ? words + ", mean over seeds" : words;
  }

  /** Returns how long the trainings are: {@code , 1 to 12 epochs}; nothing where none is known. */
  private static String lengths(List<Integer> epochs) {
    int[] sorted =
        epochs.stream().mapToInt(Integer::intValue).filter(e -> e > 0).sorted().toArray();
    if (sorted.length == 0) {
      return "";
    }
    int last = sorted[sorted.length - 1];
    if (sorted.length == 1) {
      return ", " + last + (last == 1 ? " epoch" : " epochs");
    }
    if (last - sorted[0] == sorted.length - 1) {
      return ", " + sorted[0] + " to " + last + " epochs";
    }
    boolean few = sorted.length <= 5;
    String listed =
        Arrays.stream(sorted, 0, few ? sorted.length - 1 : 2)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(", "));
    return few
        ? ", " + listed + " and " + last + " epochs"
        : ", " + listed + ", … " + last + " epochs (" + sorted.length + " lengths)";
  }

  private static String metric(String metric) {
    return switch (metric) {
      case "params" -> "parameters";
      // What the benchmarks' files call FLOPs are multiply-adds.
      case "flops", "multiply_adds" -> "multiply-adds";
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
