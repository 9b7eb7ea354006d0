package org.reprise.algorithm.tunas;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.reprise.claim.CheckContext;
import org.reprise.claim.Measurement;
import org.reprise.claim.NotAvailableException;
import org.reprise.claim.TargetCheck;
import org.reprise.training.table.SupernetTrials;

/**
 * Where searches with one reward end for each of several {@code strengths}, seed by seed; on a
 * {@code ground} of {@link Landing}. {@code value}: {@code deviation}, the greatest distance from
 * the target, as a part of it; {@code spread}, the greatest cost less the least, as a part of the
 * target, less the same with the reward {@code against}.
 */
public final class TunasLandingCheck implements TargetCheck {
  static final String NAME = "tunas-landing";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Measurement measure(CheckContext context) throws NotAvailableException {
    Landing landing = Landing.on(context.argument("ground"), context);
    double[] strengths =
        Stream.of(context.argument("strengths").split(" ", -1))
            .mapToDouble(Double::parseDouble)
            .toArray();
    boolean spread = context.argument("value").equals("spread");
    double[] values = new double[context.runs()];
    List<String> found = new ArrayList<>();
    for (int run = 0; run < values.length; run++) {
      long seed = SupernetTrials.seed(run);
      double[] ends = ends(landing, context.argument("reward"), strengths, seed);
      values[run] =
          spread
              ? spread(ends) - spread(ends(landing, context.argument("against"), strengths, seed))
              : deviation(ends);
      found.add(text(ends));
    }
    return Measurement.meanOf(
        values, "cost of the answers as a part of the target: " + String.join("; ", found));
  }

  private static double[] ends(Landing landing, String reward, double[] strengths, long seed) {
    double[] ends = new double[strengths.length];
    for (int i = 0; i < ends.length; i++) {
      ends[i] = landing.of(reward, strengths[i], seed);
    }
    return ends;
  }

  private static double spread(double[] ends) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (double end : ends) {
      least = Math.min(least, end);
      greatest = Math.max(greatest, end);
    }
    return greatest - least;
  }

  private static double deviation(double[] ends) {
    double greatest = 0;
    for (double end : ends) {
      greatest = Math.max(greatest, Math.abs(end - 1));
    }
    return greatest;
  }

  private static String text(double[] ends) {
    List<String> parts = new ArrayList<>();
    for (double end : ends) {
      parts.add(String.format(Locale.ROOT, "%.3f", end));
    }
    return String.join(" ", parts);
  }
}
