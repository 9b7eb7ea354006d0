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
    words.append(series.metric().replace('_', ' '));
    if (series.epochs() > 0) {
      words
          .append(", ")
          .append(series.epochs())
          .append(series.epochs() == 1 ? " epoch" : " epochs");
    }
    return words.toString();
  }
}
