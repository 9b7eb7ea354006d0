package org.reprise.reproduction.claim;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reprise.claim.Measurement;

/**
 * What a target accepts; exactly one of the two is set.
 *
 * @param within how far the measured value may lie from the expected one
 * @param greater the measured difference must exceed this number with 95 % confidence
 */
public record Rule(@Nullable Double within, @Nullable Double greater) {
  /** Standard errors of a normal 95 % interval. */
  static final double Z95 = 1.959963984540054;

  /** Standard errors that a reduced execution is granted for its fewer runs. */
  private static final double GRANTED = 3;

  /** A value this many times the tolerance away is close; beyond, not reproduced. */
  private static final double CLOSE = 2;

  public Rule {
    if ((within == null) == (greater == null)) {
      throw new IllegalArgumentException("a rule is either within or greater");
    }
  }

  /**
   * Returns how far the measured value may lie from the expected one.
   *
   * @throws NullPointerException if a difference is judged
   */
  double tolerance() {
    return Objects.requireNonNull(within, "the rule is of a difference");
  }

  /**
   * Returns what the measured difference must exceed.
   *
   * @throws NullPointerException if a distance is judged
   */
  public double bound() {
    return Objects.requireNonNull(greater, "the rule is of a distance");
  }

  /** A verdict and why. */
  public record Judgement(Verdict verdict, String reason) {}

  /**
   * Returns how far a value may lie from the expected one: the tolerance, and for fewer runs than
   * the full number N three standard errors of what the missing runs would have averaged out, 3 s
   * sqrt(1/n - 1/N), s the standard deviation measured over the n runs.
   */
  public double allowed(Measurement measured, int fullRuns) {
    if (measured.n() >= fullRuns || Double.isNaN(measured.spread())) {
      return tolerance();
    }
    return tolerance()
        + GRANTED * measured.spread() * Math.sqrt(1.0 / measured.n() - 1.0 / fullRuns);
  }

  /**
   * Returns how far a value misses what is held to, in the target's unit; 0 if a difference exceeds
   * it.
   */
  double loss(double value, double expected) {
    return within == null ? Math.max(0, bound() - value) : Math.abs(value - expected);
  }

  /**
   * Returns how much a loss may vary between executions: the tolerance, or three standard errors.
   * One run of what is sampled tells nothing of that.
   */
  double slack(Measurement measured, int fullRuns) {
    if (measured.n() == 1 && fullRuns > 1) {
      return Double.POSITIVE_INFINITY;
    }
    return within == null ? GRANTED * measured.standardError() : allowed(measured, fullRuns);
  }

  /** Judges {@code measured} against {@code expected}. */
  public Judgement judge(Measurement measured, double expected, int fullRuns) {
    return within == null ? judgeGreater(measured) : judgeWithin(measured, expected, fullRuns);
  }

  private Judgement judgeWithin(Measurement measured, double expected, int fullRuns) {
    double allowed = allowed(measured, fullRuns);
    double distance = Math.abs(measured.value() - expected);
    String reason =
        "off by " + PlainNumber.text(distance) + ", allowed " + PlainNumber.text(allowed);
    // Decimal tolerances are not binary numbers: a distance of exactly the tolerance is accepted.
    double rounding = 1e-12 * Math.max(1.0, Math.abs(expected));
    if (distance <= allowed + rounding) {
      return new Judgement(Verdict.REPRODUCED, reason);
    }
    return new Judgement(
        distance <= CLOSE * allowed + rounding ? Verdict.CLOSE : Verdict.NOT_REPRODUCED, reason);
  }

  private Judgement judgeGreater(Measurement measured) {
    double half = Z95 * measured.standardError();
    double low = measured.value() - half;
    double high = measured.value() + half;
    String reason =
        "95 % interval of the difference "
            + PlainNumber.text(low)
            + " to "
            + PlainNumber.text(high)
            + ", must lie above "
            + PlainNumber.text(bound());
    if (low > bound()) {
      return new Judgement(Verdict.REPRODUCED, reason);
    }
    return new Judgement(high > bound() ? Verdict.CLOSE : Verdict.NOT_REPRODUCED, reason);
  }

  /** Returns the rule in words. */
  @JsonIgnore
  public String text(int fullRuns) {
    if (within == null) {
      return "95 % interval of the difference above " + PlainNumber.text(bound());
    }
    if (within == 0) {
      return "exact";
    }
    return "within "
        + PlainNumber.text(within)
        + (fullRuns > 1
            ? " at " + fullRuns + " runs, plus 3 s sqrt(1/n - 1/" + fullRuns + ") at fewer"
            : "");
  }
}
