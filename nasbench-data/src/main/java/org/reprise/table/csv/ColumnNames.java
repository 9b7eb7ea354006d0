package org.reprise.table.csv;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.reprise.table.Series;

/**
 * What the name of a column says by itself. Upper case, blanks, points and hyphens do not matter,
 * nor does camel case: {@code valAcc}, {@code Val Acc} and {@code val_acc} are one name.
 */
final class ColumnNames {
  /** The names of a column of architectures, the clearest first. */
  private static final List<String> ARCHITECTURE =
      List.of(
          "arch",
          "architecture",
          "arch_str",
          "arch_string",
          "architecture_str",
          "architecture_string",
          "genotype",
          "arch_index",
          "architecture_index",
          "official_index");

  private static final Set<String> DATASET = Set.of("dataset", "data_set");

  private static final String SPLIT =
      "(?<split>train|training|valid|validation|val|dev|test|testing)";
  private static final String METRIC =
      "(?<metric>acc|accuracy|top_?1|top_?1_acc|top_?1_accuracy|acc_?1|loss|error|err|perplexity|ppl"
          + "|rmse|mse|mae|f1|auc|bleu|wer)";
  private static final String EPOCHS =
      "(?:_(?:at_)?(?:(?:e|ep|epoch|epochs)_?)?(?<epochs>\\d{1,5})(?:_?(?:e|ep|epoch|epochs))?)?";
  private static final String SEED =
      "(?:_(?<mean>mean|avg|average)|_(?:seed|s)_?(?<seed>\\d{1,18}))?";
  private static final String MEAN = "(?:(?<meanOf>mean|avg|average)_)?";
  private static final List<Pattern> MEASURED =
      List.of(
          Pattern.compile(MEAN + SPLIT + "_" + METRIC + EPOCHS + SEED),
          Pattern.compile(MEAN + METRIC + "_(?:on_)?" + SPLIT + EPOCHS + SEED));
  private static final Pattern SECONDS = Pattern.compile("(\\w+)_seconds" + EPOCHS);
  private static final Pattern TRAIN_SECONDS =
      Pattern.compile(
          "(?:(?:train|training)_(?:sec|secs|time_s|time_sec|time_secs)"
              + "|training_seconds|(?:train|training)_time_seconds)"
              + EPOCHS);
  private static final Set<String> PARAMS =
      Set.of("params", "parameters", "n_params", "num_params", "param_count", "number_of_params");
  private static final Pattern SERIES = Pattern.compile("([^/]+/){3}\\d+/[^/]+");

  private ColumnNames() {}

  /** Returns the one of {@code names} that holds architectures. */
  static Optional<String> architecture(Collection<String> names) {
    for (String known : ARCHITECTURE) {
      for (String name : names) {
        if (plain(name).equals(known)) {
          return Optional.of(name);
        }
      }
    }
    return Optional.empty();
  }

  /** Returns the one of {@code names} that holds the data set of each row. */
  static Optional<String> dataset(Collection<String> names) {
    return names.stream().filter(name -> DATASET.contains(plain(name))).findFirst();
  }

  /**
   * Returns whether {@code name} is written as {@link Series#toString} does, so that its unit is
   * known.
   */
  static boolean isSeries(String name) {
    return SERIES.matcher(name).matches();
  }

  /** Returns the series that {@code name} stands for, if it is one of the usual names. */
  static Optional<ColumnTarget> named(String name) {
    if (isSeries(name)) {
      return Optional.of(ColumnTarget.of(Series.parse(name)));
    }
    String plain = plain(name);
    for (Pattern pattern : MEASURED) {
      Matcher measured = pattern.matcher(plain);
      if (measured.matches()) {
        return Optional.of(measured(measured));
      }
    }
    Matcher train = TRAIN_SECONDS.matcher(plain);
    if (train.matches()) {
      return Optional.of(target(Series.NONE, "train_seconds", train.group("epochs"), Series.NONE));
    }
    Matcher seconds = SECONDS.matcher(plain);
    if (seconds.matches()) {
      return Optional.of(
          target(Series.NONE, seconds.group(1) + "_seconds", seconds.group("epochs"), Series.NONE));
    }
    return PARAMS.contains(plain)
        ? Optional.of(target(Series.NONE, "params", null, Series.NONE))
        : Optional.empty();
  }

  private static ColumnTarget measured(Matcher name) {
    String split =
        switch (name.group("split")) {
          case "train", "training" -> "train";
          case "test", "testing" -> "test";
          default -> "valid";
        };
    String metric =
        switch (name.group("metric")) {
          case "loss" -> "loss";
          case "error", "err" -> "error";
          case "perplexity", "ppl" -> "perplexity";
          case "rmse", "mse", "mae", "f1", "auc", "bleu", "wer" -> name.group("metric");
          default -> "accuracy";
        };
    boolean mean = name.group("mean") != null || name.group("meanOf") != null;
    String numbered = name.group("seed") == null ? Series.ONE : name.group("seed");
    return target(split, metric, name.group("epochs"), mean ? Series.MEAN : numbered);
  }

  /** Returns a metric called as the column is. */
  static ColumnTarget other(String name) {
    return target(Series.NONE, name.replaceAll("[\\s,\"/\\p{Cntrl}]+", "_"), null, Series.NONE);
  }

  private static ColumnTarget target(
      String split, String metric, @Nullable String epochs, String seed) {
    int length = epochs == null ? 0 : Integer.parseInt(epochs);
    return new ColumnTarget(null, split, metric, length, seed, BigDecimal.ONE);
  }

  private static String plain(String name) {
    return name.strip()
        .replaceAll("([a-z])([A-Z])", "$1_$2")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\s.@-]+", "_");
  }
}
