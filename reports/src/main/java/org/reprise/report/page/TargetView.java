package org.reprise.report.page;

import org.reprise.report.leaderboard.JudgedTarget;
import org.reprise.report.leaderboard.Numbers;
import org.reprise.reproduction.target.Confidence;
import org.reprise.reproduction.target.Target;

/**
 * A line of the table of targets.
 *
 * @param reference what we are held to instead of the published value; null if that is it
 * @param kind the verdict as a class of the style sheet
 * @param reason null where nothing was measured
 */
record TargetView(
    String method,
    String claim,
    String source,
    String published,
    String reference,
    String ours,
    String rule,
    String verdict,
    String kind,
    String reason) {

  static TargetView of(JudgedTarget judged) {
    Target target = judged.target();
    String ours =
        judged.measured() == null
            ? Numbers.NONE
            : text(judged.measured().value(), judged.measured().spread())
                + (judged.measured().n() > 1 ? " (" + judged.measured().n() + " runs)" : "");
    return new TargetView(
        target.method(),
        target.claim(),
        target.paper() + ", " + target.place(),
        value(target.published()),
        target.reference() == null ? null : value(target.reference()),
        ours,
        target.rule().text(target.runs().full()),
        judged.verdict().text(),
        judged.verdict().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
        judged.measured() == null ? null : judged.reason());
  }

  private static String value(Target.Value value) {
    if (value == null) {
      return Numbers.NONE;
    }
    return text(value.value(), value.spread() == null ? Double.NaN : value.spread())
        + (value.confidence() == Confidence.CONFIRMED
            ? ""
            : " (" + value.confidence().text() + ")");
  }

  private static String text(double value, double spread) {
    int digits = Math.abs(value) < 1 ? 4 : 2;
    boolean whole = Double.isNaN(spread) && value == Math.rint(value);
    String mean = Numbers.fixed(value, whole ? 0 : digits);
    return Double.isNaN(spread) ? mean : mean + " ± " + Numbers.fixed(spread, digits);
  }
}
