package org.reprise.report.leaderboard;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a column of a table holds, in the words of a heading: {@code validation}, {@code test}, or,
 * where it is of another data set than the board's score, {@code validation (cifar100)}.
 */
final class ColumnContent {
  // dataset/split/metric/epochs/seed, as results write it, also within a formula.
  private static final Pattern COLUMN = Pattern.compile("([^/\\s(]+)/([^/\\s]+)/([^/\\s]+)/\\d+");

  private ColumnContent() {}

  /**
   * Returns the words for {@code columns}.
   *
   * @param dataset that of the board, which need not be named
   * @param otherwise the words for columns that are not written like those of a table, or that mix
   *     several kinds
   */
  static String of(String columns, String dataset, String otherwise) {
    Set<String> splits = new TreeSet<>();
    Set<String> others = new TreeSet<>();
    Set<String> metrics = new TreeSet<>();
    Matcher column = COLUMN.matcher(columns);
    while (column.find()) {
      if (!column.group(1).equals(dataset)) {
        others.add(column.group(1));
      }
      splits.add(words(column.group(2)));
      metrics.add(column.group(3));
    }
    if (splits.size() != 1 || metrics.size() != 1) {
      return otherwise;
    }
    String metric = metrics.iterator().next();
    String words =
        (splits.iterator().next() + (metric.equals("accuracy") ? "" : " " + metric)).strip();
    return (words.isEmpty() ? metric : words)
        + (others.isEmpty() ? "" : " (" + String.join(", ", others) + ")");
  }

  /** Returns whether a column of test values is among {@code columns}. */
  static boolean isOnTest(String columns) {
    return columns.contains("/test/");
  }

  private static String words(String split) {
    return switch (split) {
      case "valid" -> "validation";
      case "train" -> "training";
      case "-" -> "";
      default -> split;
    };
  }
}
