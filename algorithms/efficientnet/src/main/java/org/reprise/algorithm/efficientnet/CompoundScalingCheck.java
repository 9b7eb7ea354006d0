package org.reprise.algorithm.efficientnet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.reprise.claim.CheckContext;
import org.reprise.claim.Measurement;
import org.reprise.claim.NotAvailableException;
import org.reprise.claim.TargetCheck;
import org.reprise.space.InvalidInputException;
import org.reprise.space.mobile.CompoundScaling;
import org.reprise.space.network.LayerGraph;
import org.reprise.training.engine.Engine;
import org.reprise.training.table.FinishedTrials;
import org.reprise.training.tensor.Operations;

/**
 * The paper's comparison at equal multiply-adds, 2^{@code phi} times those of the small baseline:
 * test accuracy of compound scaling with the published coefficients less that of the single
 * dimension that comes nearest to it, seed by seed, in percentage points. The same seeds for all;
 * {@code first-seed} is the first.
 */
public final class CompoundScalingCheck implements TargetCheck {
  private static final int EXAMPLES = 4_000;
  private static final int EPOCHS = 8;

  @Override
  public String name() {
    return "compound-scaling";
  }

  @Override
  public Measurement measure(CheckContext context) throws NotAvailableException {
    double phi = Double.parseDouble(context.argument("phi"));
    long first = Long.parseLong(context.argument("first-seed"));
    ScalingTrial trial;
    try {
      trial = ScalingTrial.onFashionMnist(EXAMPLES, EPOCHS);
    } catch (InvalidInputException e) {
      throw new NotAvailableException(
          e.getMessage() + "; Debian's package dataset-fashion-mnist has them");
    }
    FinishedTrials done = new FinishedTrials(context.unfinished("compound-scaling"));
    return compare(trial, done, phi, first, context.runs());
  }

  static Measurement compare(
      ScalingTrial trial, FinishedTrials done, double phi, long first, int runs) {
    List<String> said = new ArrayList<>();
    List<Measurement> found = new ArrayList<>();
    try (Operations operations = Engine.preferred().open()) {
      Trials trials = new Trials(trial, done, operations, phi, first, runs);
      double[] compound = trials.accuracies(EqualCost.COMPOUND, said);
      for (EqualCost way : EqualCost.single()) {
        double[] own = trials.accuracies(way, said);
        double[] differences = new double[runs];
        for (int run = 0; run < runs; run++) {
          differences[run] = compound[run] - own[run];
        }
        found.add(Measurement.meanOf(differences, "less " + way.text()));
      }
    }
    Measurement nearest = Collections.min(found, Comparator.comparingDouble(Measurement::value));
    return new Measurement(
        nearest.value(),
        nearest.spread(),
        nearest.n(),
        nearest.detail() + "; test accuracy: " + String.join(", ", said));
  }

  private record Trials(
      ScalingTrial trial,
      FinishedTrials done,
      Operations operations,
      double phi,
      long first,
      int runs) {

    /** Returns the test accuracies in percent, seed by seed, and says their mean and the cost. */
    double[] accuracies(EqualCost way, List<String> said) {
      SmallBaseline baseline = new SmallBaseline();
      LayerGraph network =
          way.network(baseline, CompoundScaling.PUBLISHED, phi, ScalingTrial.MOST_SIDE);
      String setting = trial.setting() + "; " + operations.description();
      double[] own = new double[runs];
      for (int run = 0; run < runs; run++) {
        long seed = first + run;
        String key = setting + "; " + way.text() + " at phi " + phi + "; seed " + seed;
        String accuracy =
            done.outcome(
                key,
                () -> Double.toString(trial.train(network, operations, seed).testAccuracy()),
                ScalingTrial.class,
                Operations.class,
                LayerGraph.class);
        own[run] = 100 * Double.parseDouble(accuracy);
      }
      said.add(
          String.format(
              Locale.ROOT,
              "%s %.2f %% at %.3f of the multiply-adds",
              way.text(),
              Measurement.meanOf(own, "").value(),
              network.multiplyAdds() / (baseline.network().multiplyAdds() * Math.pow(2, phi))));
      return own;
    }
  }
}
