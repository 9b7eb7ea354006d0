package org.reprise.report.page;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reprise.claim.Measurement;
import org.reprise.report.leaderboard.Figures;
import org.reprise.reproduction.claim.Confidence;
import org.reprise.reproduction.claim.Outcome;
import org.reprise.reproduction.claim.Target;

/**
 * A line of a table of targets.
 *
 * @param source paper and place
 * @param protocol how it is measured
 * @param reference what we are held to instead of the published value; null if that is it
 * @param referenceSource where that is from; null if nothing is said of it
 * @param runs how many, and the interval of their mean; empty if it is not sampled
 * @param kind the verdict as a class of the style sheet
 * @param reason what the verdict rests on, or why it was not run
 * @param remark what is recorded of a miss; empty if nothing is
 * @param when it was run, if not by the runs of the report
 * @param cost elapsed time; empty if it is not known
 */
record TargetView(
    String id,
    String method,
    String claim,
    String source,
    String protocol,
    String published,
    @Nullable String reference,
    @Nullable String referenceSource,
    String ours,
    String runs,
    String rule,
    String verdict,
    String kind,
    String reason,
    String remark,
    String when,
    String cost,
    List<String> deviations) {

  static TargetView of(Outcome outcome, String when) {
    Target target = outcome.target();
    Target.Value reference = target.reference();
    Measurement measured = outcome.measured();
    return new TargetView(
        target.id(),
        target.method(),
        target.claim(),
        target.paper() + ", " + target.place(),
        protocol(target),
        value(target.published()),
        reference == null ? null : value(reference),
        reference == null ? null : reference.source(),
        measured == null ? Figures.NONE : text(measured.value(), measured.spread()),
        measured == null || measured.n() < 2
            ? ""
            : measured.n()
                + " runs; 95 % interval of the mean ± "
                + digits(outcome.interval(), measured.value()),
        target.rule().text(target.runs().full()),
        outcome.verdict().text(),
        outcome.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        outcome.reason(),
        outcome.remark(),
        when,
        measured == null || Double.isNaN(outcome.seconds())
            ? ""
            : Figures.seconds(outcome.seconds()),
        target.deviations());
  }

  private static String protocol(Target target) {
    String runs = target.runs().full() + " runs in full, " + target.runs().reduced() + " in short";
    if (target.row() != null) {
      Target.Row row = target.row();
      return row.method() + " under " + row.protocol() + budget(row.budget()) + ", " + runs;
    }
    if (target.comparison() != null) {
      Target.Comparison pair = target.comparison();
      return pair.better()
          + " less "
          + pair.worse()
          + " under "
          + pair.protocol()
          + budget(pair.budget())
          + ", "
          + runs;
    }
    Target.Check check = target.requireCheck();
    String given =
        check.arguments().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(argument -> argument.getKey() + " " + argument.getValue())
            .collect(Collectors.joining(", "));
    return "check "
        + check.name()
        + (given.isEmpty() ? "" : " (" + given + ")")
        + (target.runs().full() > 1 ? ", " + runs : "");
  }

  private static String budget(@Nullable String budget) {
    return budget == null ? "" : ", budget " + budget;
  }

  private static String value(Target.@Nullable Value value) {
    if (value == null) {
      return Figures.NONE;
    }
    return text(value.value(), value.spread() == null ? Double.NaN : value.spread())
        + (value.confidence() == Confidence.CONFIRMED
            ? ""
            : " (" + value.confidence().text() + ")");
  }

  private static String text(double value, double spread) {
    boolean whole = Double.isNaN(spread) && value == Math.rint(value);
    String mean = whole ? Figures.fixed(value, 0) : digits(value, value);
    return Double.isNaN(spread) ? mean : mean + " ± " + digits(spread, value);
  }

  /** With as many digits as a value of the size of {@code scale} has. */
  private static String digits(double value, double scale) {
    return Figures.fixed(value, Math.abs(scale) < 1 ? 4 : 2);
  }
}
