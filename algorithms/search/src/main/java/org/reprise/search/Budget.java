package org.reprise.search;

import org.reprise.space.InvalidInputException;

/**
 * What a search may spend: evaluations, simulated seconds of training, or both, whichever ends
 * first.
 *
 * @param evaluations most evaluations, repeated ones counted
 * @param seconds most simulated seconds; infinite where only evaluations count
 */
public record Budget(int evaluations, double seconds) {
  public Budget {
    if (evaluations < 1 || !(seconds > 0)) {
      throw new InvalidInputException(
          "a budget must be positive, not "
              + evaluations
              + " evaluations and "
              + seconds
              + " seconds");
    }
  }

  /** A budget of evaluations alone. */
  public static Budget evaluations(int evaluations) {
    return new Budget(evaluations, Double.POSITIVE_INFINITY);
  }

  /** A budget of simulated seconds alone. */
  public static Budget seconds(double seconds) {
    return new Budget(Integer.MAX_VALUE, seconds);
  }

  /**
   * Reads {@code 300} (evaluations) or {@code 12000s} (simulated seconds).
   *
   * @throws InvalidInputException if {@code text} is neither, or not positive
   */
  public static Budget parse(String text) {
    String trimmed = text.strip();
    try {
      if (trimmed.endsWith("s")) {
        double seconds = Double.parseDouble(trimmed.substring(0, trimmed.length() - 1));
        if (seconds > 0 && Double.isFinite(seconds)) {
          return seconds(seconds);
        }
      } else if (Integer.parseInt(trimmed) > 0) {
        return evaluations(Integer.parseInt(trimmed));
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number that is not positive.
    }
    throw new InvalidInputException(
        "budget '"
            + text
            + "' is not accepted; write a positive number of evaluations (300) or simulated seconds (12000s)");
  }

  /** The form that {@link #parse} reads. */
  @Override
  public String toString() {
    if (Double.isInfinite(seconds)) {
      return Integer.toString(evaluations);
    }
    String time =
        seconds == Math.rint(seconds) ? Long.toString((long) seconds) : Double.toString(seconds);
    return evaluations == Integer.MAX_VALUE ? time + "s" : evaluations + " within " + time + "s";
  }
}
