package org.reprise.reproduction.benchmark;

import org.reprise.space.InvalidInputException;

/**
 * A limit on a cost of the answer.
 *
 * @param cost its name
 * @param limit the most that an answer may cost
 */
public record Constraint(String cost, double limit) {
  private static final String SIGN = "<=";

  /**
   * Reads {@code multiply_adds<=1000000}.
   *
   * @throws InvalidInputException if {@code text} is not written so
   */
  public static Constraint parse(String text) {
    int sign = text.indexOf(SIGN);
    try {
      if (sign > 0) {
        double limit = Double.parseDouble(text.substring(sign + SIGN.length()).strip());
        if (Double.isFinite(limit)) {
          return new Constraint(text.substring(0, sign).strip(), limit);
        }
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new InvalidInputException(
        "constraint '" + text + "' is not accepted; written as multiply_adds<=1000000");
  }

  /** Returns the form that {@link #parse} reads. */
  @Override
  public String toString() {
    return cost
        + SIGN
        + (limit == Math.rint(limit) && Math.abs(limit) < 1e15
            ? Long.toString((long) limit)
            : Double.toString(limit));
  }
}
