package org.reprise.report.leaderboard;

import org.reprise.report.statistics.Regret;
import org.reprise.table.Direction;

/**
 * What a number of a board measures. Numbers are always the user's own; whatever compares them asks
 * here which is better.
 *
 * @param name such as {@code accuracy} or {@code perplexity}
 * @param direction which way it gets better
 */
public record ScoreMetric(String name, Direction direction) {
  /** Accuracy in percent. */
  public static final ScoreMetric ACCURACY = new ScoreMetric("accuracy", Direction.HIGHER);

  /** Returns whether it is an accuracy in percent. */
  public boolean isAccuracy() {
    return name.equals(ACCURACY.name) && !isLowerBetter();
  }

  /** Returns whether less of it is better. */
  public boolean isLowerBetter() {
    return direction == Direction.LOWER;
  }

  /** Returns the value turned so that more is better, as ranks and tests take it. */
  public double oriented(double value) {
    return direction.oriented(value);
  }

  /** Returns by how much {@code value} is worse than {@code optimum}; NaN where one is unknown. */
  public double regret(double value, double optimum) {
    return Regret.of(oriented(value), oriented(optimum));
  }

  /** Returns the unit of a value as a figure is followed by it: {@code " %"}, or nothing. */
  public String unit() {
    return isAccuracy() ? " %" : "";
  }

  /** Returns what a difference is counted in. */
  public String difference() {
    return isAccuracy() ? "percentage points" : name;
  }

  /** Returns the title of an axis of it. */
  public String axis() {
    return name + (isAccuracy() ? " (%)" : isLowerBetter() ? " (lower is better)" : "");
  }
}
