package org.reprise.table;

import java.util.Objects;
import org.reprise.space.InvalidInputException;

/**
 * The identity of one stored column: what was measured, on what, after how much training, with
 * which seed.
 *
 * @param dataset name of the data set, {@code -} where none applies
 * @param split {@code train}, {@code valid}, {@code test}, or {@code -} where none applies
 * @param metric {@code accuracy} (percent), {@code loss}, {@code train_seconds}, {@code
 *     search_seconds} (what one evaluation of the published search costs), {@code params}, {@code
 *     flops}, {@code latency_ms}, or any other name
 * @param epochs length of the training schedule that ended with this value, 0 where none applies
 * @param seed the seed as a number, {@code mean} where only a published mean is known, {@code one}
 *     where the source has one run and does not say its seed, {@code -} where none applies
 */
public record Series(String dataset, String split, String metric, int epochs, String seed)
    implements Comparable<Series> {
  /** Where a part does not apply. */
  public static final String NONE = "-";

  /** Seed of a column that holds a published mean over runs. */
  public static final String MEAN = "mean";

  /** Seed of a column that holds one run whose seed the source does not say. */
  public static final String ONE = "one";

  public Series {
    requireName("data set", dataset);
    requireName("split", split);
    requireName("metric", metric);
    requireName("seed", seed);
    if (epochs < 0) {
      throw new InvalidInputException("epochs cannot be " + epochs + "; accepted: 0 and above");
    }
  }

  /** A column such as parameters that depends on neither split, epochs nor seed. */
  public static Series cost(String dataset, String metric) {
    return new Series(dataset, NONE, metric, 0, NONE);
  }

  // Names are parts of a CSV header, joined by '/', so they hold neither that nor blanks.
  private static void requireName(String what, String name) {
    Objects.requireNonNull(name, what);
    if (name.isEmpty() || name.length() > 100 || hasWrongCharacter(name)) {
      throw new InvalidInputException(
          what
              + " '"
              + name.strip()
              + "' is not a name; accepted: 1 to 100 characters without blank, slash, comma,"
              + " quote");
    }
  }

  // Loops rather than streams and expressions: a table parses its series when it is opened, and
  // their classes alone would take a new virtual machine as long as all the rest.
  private static boolean hasWrongCharacter(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c <= ' ' || c == '/' || c == ',' || c == '"' || c == 127) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= 9;
  }

  /**
   * The series written as {@link #toString()} does.
   *
   * @throws InvalidInputException if {@code text} has not that form
   */
  public static Series parse(String text) {
    String[] parts = text.strip().split("/", -1);
    if (parts.length != 5 || !isNumber(parts[3])) {
      throw new InvalidInputException(
          "not a series: '" + text + "'; written as dataset/split/metric/epochs/seed");
    }
    return new Series(parts[0], parts[1], parts[2], Integer.parseInt(parts[3]), parts[4]);
  }

  @Override
  public int compareTo(Series other) {
    int order = dataset.compareTo(other.dataset);
    order = order != 0 ? order : split.compareTo(other.split);
    order = order != 0 ? order : metric.compareTo(other.metric);
    order = order != 0 ? order : Integer.compare(epochs, other.epochs);
    return order != 0 ? order : seed.compareTo(other.seed);
  }

  /** {@code dataset/split/metric/epochs/seed}, such as {@code cifar10/test/accuracy/200/777}. */
  @Override
  public String toString() {
    return dataset + "/" + split + "/" + metric + "/" + epochs + "/" + seed;
  }
}
