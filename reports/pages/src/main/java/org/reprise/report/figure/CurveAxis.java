package org.reprise.report.figure;

import java.util.function.DoubleFunction;

/** What a curve may run over; {@code axes.js} knows the same. */
public enum CurveAxis {
  /** Evaluations spent, repeated ones counted. */
  EVALUATIONS("evaluations", "evaluations", "evaluations", TickWords::count, 2.6),
  /** Training that the table stands for. */
  SECONDS("seconds", "simulated time", "simulated training time", TickWords::seconds, 2),
  /** Training compute. */
  COMPUTE("compute", "compute", "multiply-adds of training", TickWords::count, 2.6);

  private final String key;
  private final String shortName;
  private final String title;
  private final DoubleFunction<String> words;
  private final double decades;

  CurveAxis(
      String key, String shortName, String title, DoubleFunction<String> words, double decades) {
    this.key = key;
    this.shortName = shortName;
    this.title = title;
    this.words = words;
    this.decades = decades;
  }

  /**
   * Returns the axis that figure data and file names call by this key.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static CurveAxis of(String key) {
    for (CurveAxis axis : values()) {
      if (axis.key.equals(key)) {
        return axis;
      }
    }
    throw new IllegalArgumentException("no axis is called " + key);
  }

  /** Returns its name in figure data and file names. */
  public String key() {
    return key;
  }

  /** Returns what a button calls it. */
  public String shortName() {
    return shortName;
  }

  /** Returns what stands at the axis. */
  public String title() {
    return title;
  }

  String words(double value) {
    return words.apply(value);
  }

  /** Returns beyond how many decades a logarithmic axis labels powers of ten, and not of two. */
  double decades() {
    return decades;
  }
}
