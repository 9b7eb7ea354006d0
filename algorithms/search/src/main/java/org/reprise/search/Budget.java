package org.reprise.search;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.reprise.space.InvalidInputException;

/**
 * What a search may spend: evaluations, simulated seconds of training, training compute, or several
 * of them, whichever ends first.
 *
 * @param evaluations most evaluations, repeated ones counted
 * @param seconds most simulated seconds; infinite where they do not count
 * @param multiplyAdds most training compute by the rule of {@link TrainingCompute}; infinite where
 *     it does not count
 */
public record Budget(int evaluations, double seconds, double multiplyAdds) {
  private static final String SECONDS = "s";
  private static final String MULTIPLY_ADDS = "macs";

  public Budget {
    if (evaluations < 1 || !(seconds > 0) || !(multiplyAdds > 0)) {
      throw new InvalidInputException(
          "a budget must be positive, not "
              + evaluations
              + " evaluations, "
              + seconds
              + " seconds and "
              + multiplyAdds
              + " multiply-adds");
    }
  }

  /** Returns a budget of evaluations alone. */
  public static Budget evaluations(int evaluations) {
    return new Budget(evaluations, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /** Returns a budget of simulated seconds alone. */
  public static Budget seconds(double seconds) {
    return new Budget(Integer.MAX_VALUE, seconds, Double.POSITIVE_INFINITY);
  }

  /** Returns a budget of training compute alone. */
  public static Budget multiplyAdds(double multiplyAdds) {
    return new Budget(Integer.MAX_VALUE, Double.POSITIVE_INFINITY, multiplyAdds);
  }

  /**
   * Reads {@code 300} (evaluations), {@code 12000s} (simulated seconds) or {@code 1e12macs}
   * (multiply-adds of training).
   *
   * @throws InvalidInputException if {@code text} is none of them, or not positive
   */
  public static Budget parse(String text) {
    String trimmed = text.strip();
    try {
      if (trimmed.endsWith(MULTIPLY_ADDS)) {
        double multiplyAdds = number(trimmed, MULTIPLY_ADDS);
        if (multiplyAdds > 0 && Double.isFinite(multiplyAdds)) {
          return multiplyAdds(multiplyAdds);
        }
      } else if (trimmed.endsWith(SECONDS)) {
        double seconds = number(trimmed, SECONDS);
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
            + "' is not accepted; write a positive number of evaluations (300), simulated seconds"
            + " (12000s) or multiply-adds of training (1e12macs)");
  }

  private static double number(String text, String unit) {
    return Double.parseDouble(text.substring(0, text.length() - unit.length()));
  }

  /** Returns whether it ends by a number of evaluations. */
  public boolean countsEvaluations() {
    return evaluations != Integer.MAX_VALUE;
  }

  /** Returns the form that {@link #parse} reads, where one number counts. */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    if (countsEvaluations()) {
      parts.add(Integer.toString(evaluations));
    }
    if (!Double.isInfinite(seconds)) {
      parts.add(
          (seconds == Math.rint(seconds) ? Long.toString((long) seconds) : Double.toString(seconds))
              + SECONDS);
    }
    if (!Double.isInfinite(multiplyAdds)) {
      BigDecimal exact = new BigDecimal(Double.toString(multiplyAdds)).stripTrailingZeros();
      parts.add(exact.unscaledValue() + "e" + (-exact.scale()) + MULTIPLY_ADDS);
    }
    return parts.isEmpty() ? Integer.toString(evaluations) : String.join(" within ", parts);
  }
}
