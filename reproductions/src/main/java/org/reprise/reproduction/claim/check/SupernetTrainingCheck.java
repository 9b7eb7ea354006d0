package org.reprise.reproduction.claim.check;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.reprise.claim.CheckContext;
import org.reprise.claim.Measurement;
import org.reprise.claim.NotAvailableException;
import org.reprise.claim.TargetCheck;
import org.reprise.space.Architecture;
import org.reprise.table.Table;
import org.reprise.training.table.BuiltInBenchmark;
import org.reprise.training.table.FinishedTrials;
import org.reprise.training.table.SupernetTrials;

/**
 * How shared weights that are trained here rank architectures of {@code nb201-fashion}, or of
 * {@code mobile-fashion} where the method trains its networks, against their accuracy when trained
 * by themselves: a {@code value} of {@link RankingValue} of the scores that {@code method} gives
 * the first {@code cells} of the benchmark's own random order, on {@code images} validation images
 * by the batch norm statistics {@code norm}. Where a method {@code against} is named, not {@code
 * none}, that value less the one of that method with {@code against-norm}, seed by seed. Seeds are
 * those of {@link SupernetTrials}, so pairs start from the same weights.
 */
public final class SupernetTrainingCheck implements TargetCheck {
  private static final String NONE = "none";

  private final TrainedSupernets supernets = new TrainedSupernets();

  @Override
  public String name() {
    return "supernet-training";
  }

  @Override
  public Measurement measure(CheckContext context) throws NotAvailableException {
    BuiltInBenchmark benchmark = SupernetTrials.benchmark(context.argument("method"));
    Table table = context.table(benchmark.name());
    List<Architecture> cells =
        benchmark
            .benchmark()
            .architectures()
            .subList(0, Integer.parseInt(context.argument("cells")));
    double[] truth = cells.stream().mapToDouble(SupernetTrials.truth(table)).toArray();
    int images = Integer.parseInt(context.argument("images"));
    RankingValue value = RankingValue.named(context.argument("value"));
    String against = context.argument("against");
    FinishedTrials done = new FinishedTrials(context.unfinished(name()));
    double[] values = new double[context.runs()];
    for (int run = 0; run < values.length; run++) {
      long seed = SupernetTrials.seed(run);
      values[run] =
          value.of(
              supernets.scores(
                  context.argument("method"), seed, cells, images, context.argument("norm"), done),
              truth);
      if (!against.equals(NONE)) {
        String norm = context.argument("against-norm");
        values[run] -= value.of(supernets.scores(against, seed, cells, images, norm, done), truth);
      }
    }
    return Measurement.meanOf(
        values,
        SupernetTrials.seeds(values.length)
            + ": "
            + String.join(
                " ",
                Arrays.stream(values)
                    .mapToObj(v -> String.format(Locale.ROOT, "%.3f", v))
                    .toList()));
  }
}
