package org.reprise.reproduction.claim;

import org.jspecify.annotations.Nullable;
import org.reprise.claim.Measurement;

/**
 * A miss that was measured before and is explained: the target's last accepted verdict. It is shown
 * as missed wherever targets are shown; it only keeps the build from failing over what is no news.
 *
 * @param verdict {@link Verdict#NOT_REPRODUCED} or {@link Verdict#CLOSE}
 * @param measured our value when the verdict was accepted, in the target's unit
 * @param since the day it was accepted, as 2026-11-24
 * @param because the best explanation there is, in a sentence
 * @param tableSha256 of the table that it was measured on; null where the target names none
 */
public record Known(
    Verdict verdict, Double measured, String since, String because, @Nullable String tableSha256) {
  public Known {
    if (verdict != Verdict.NOT_REPRODUCED && verdict != Verdict.CLOSE) {
      throw new IllegalArgumentException("only a miss is recorded as known, not " + verdict);
    }
    if (measured == null || since == null || because == null || because.isBlank()) {
      throw new IllegalArgumentException(
          "a known miss names what was measured, since when, and why");
    }
  }

  /**
   * Returns how a new measurement stands to this record. Worse is a verdict that is worse, or one
   * of <i>not reproduced</i> that lies farther from what is held to by more than the rule allows.
   * Better is a verdict that the recorded value would not get at the same number of runs.
   */
  Standing standing(Rule rule, Measurement now, Verdict verdict, double expected, int fullRuns) {
    if (verdict.worseThan(this.verdict)
        || (verdict == Verdict.NOT_REPRODUCED
            && rule.loss(now.value(), expected) - rule.loss(measured, expected)
                > rule.slack(now, fullRuns))) {
      return Standing.WORSE;
    }
    Measurement then = new Measurement(measured, now.spread(), now.n(), "");
    Verdict thenByRule = rule.judge(then, expected, fullRuns).verdict();
    return thenByRule.worseThan(verdict) ? Standing.BETTER : Standing.KNOWN;
  }
}
