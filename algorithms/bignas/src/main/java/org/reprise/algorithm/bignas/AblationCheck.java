package org.reprise.algorithm.bignas;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.reprise.claim.CheckContext;
import org.reprise.claim.Measurement;
import org.reprise.claim.NotAvailableException;
import org.reprise.claim.TargetCheck;
import org.reprise.table.Column;
import org.reprise.table.Query;
import org.reprise.table.Table;
import org.reprise.training.table.BuiltInBenchmark;
import org.reprise.training.table.FinishedTrials;
import org.reprise.training.table.SupernetTrials;

/**
 * What a part of BigNAS brings: the accuracy without retraining of a {@code child} (smallest,
 * biggest, mean, chosen) when trained by {@code method}, less that by {@code against}, pair by pair
 * of the seeds of {@link SupernetTrials}; in percentage points on the validation images. {@code
 * alone} in the place of {@code against}: the mean child when trained by itself, by the table.
 * Accuracies are kept, so that an interrupted reproduction goes on.
 */
public final class AblationCheck implements TargetCheck {
  private static final String ALONE = "alone";

  private final TrainedChildren trained = new TrainedChildren();

  @Override
  public String name() {
    return "bignas-ablation";
  }

  @Override
  public Measurement measure(CheckContext context) throws NotAvailableException {
    String against = context.argument("against");
    double alone =
        against.equals(ALONE) ? alone(context.table(BuiltInBenchmark.MOBILE_FASHION.name())) : 0;
    String child = context.argument("child");
    FinishedTrials done = new FinishedTrials(context.unfinished(name()));
    double[] differences = new double[context.runs()];
    List<String> pairs = new ArrayList<>();
    for (int run = 0; run < differences.length; run++) {
      long seed = SupernetTrials.seed(run);
      double with = trained.accuracy(context.argument("method"), seed, child, done);
      double without = against.equals(ALONE) ? alone : trained.accuracy(against, seed, child, done);
      differences[run] = with - without;
      pairs.add(String.format(Locale.ROOT, "%.2f/%.2f", with, without));
    }
    return Measurement.meanOf(
        differences, SupernetTrials.seeds(differences.length) + ": " + String.join(", ", pairs));
  }

  /** Of the children whose mean is taken, trained by themselves. */
  private static double alone(Table table) {
    Column column = table.column(Query.parse("fashion14/valid/accuracy/6/mean"));
    return TrainedChildren.some().stream()
        .mapToDouble(architecture -> column.value(table.row(architecture)))
        .average()
        .orElseThrow();
  }
}
