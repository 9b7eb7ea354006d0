package org.reprise.algorithm.enas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.reprise.claim.CheckContext;
import org.reprise.claim.Measurement;
import org.reprise.claim.NotAvailableException;
import org.reprise.claim.TargetCheck;
import org.reprise.search.Algorithms;
import org.reprise.search.Method;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.table.Table;
import org.reprise.training.engine.Engine;
import org.reprise.training.supernet.ArchitectureScores;
import org.reprise.training.table.BuiltInBenchmark;
import org.reprise.training.table.FinishedTrials;
import org.reprise.training.table.SupernetTrials;
import org.reprise.training.tensor.Operations;

/**
 * What ENAS, the {@code method}, ends with on {@code nb201-fashion}. {@code what}: {@code
 * collapse}, 1.5 nats less the policy's entropy; {@code below-rsps}, the true accuracy of the best
 * by score of 100 random cells, with weights trained along uniform paths, less that of its own
 * choice. Seeds are those of {@link SupernetTrials}.
 */
public final class EnasTrainingCheck implements TargetCheck {
  private static final int SAMPLES = 100;
  private static final int ENTROPY_SAMPLES = 1_000;
  private static final double COLLAPSED = 1.5;
  private static final String UNIFORM = "rsps:images=1000";

  private final Map<List<Object>, End> ends = new HashMap<>();

  /** How a search ended. */
  private record End(double entropy, Architecture cell) {}

  @Override
  public String name() {
    return "enas-training";
  }

  @Override
  public Measurement measure(CheckContext context) throws NotAvailableException {
    boolean collapse = context.argument("what").equals("collapse");
    if (!collapse && !Algorithms.all().containsKey("rsps")) {
      throw new NotAvailableException("no module of this installation has the method rsps");
    }
    Table table = context.table(BuiltInBenchmark.NB201_FASHION.name());
    ToDoubleFunction<Architecture> truth = SupernetTrials.truth(table);
    String method = context.argument("method");
    FinishedTrials done = new FinishedTrials(context.unfinished(name()));
    double[] values = new double[context.runs()];
    List<String> cells = new ArrayList<>();
    for (int run = 0; run < values.length; run++) {
      long seed = SupernetTrials.seed(run);
      End end = ends.computeIfAbsent(List.of(method, seed), key -> end(method, seed, done));
      values[run] =
          collapse
              ? COLLAPSED - end.entropy()
              : truth.applyAsDouble(SupernetTrials.bestOfRandom(UNIFORM, seed, done))
                  - truth.applyAsDouble(end.cell());
      cells.add(
          String.format(
              Locale.ROOT,
              "%s (%.2f)",
              table.space().format(end.cell()),
              truth.applyAsDouble(end.cell())));
    }
    return Measurement.meanOf(values, "found " + String.join(", ", cells));
  }

  private static End end(String method, long seed, FinishedTrials done) {
    SearchSpace space = BuiltInBenchmark.NB201_FASHION.space();
    String[] entropyAndCell =
        done.outcome(
                SupernetTrials.key(method, seed),
                () -> {
                  End end = end(method, seed);
                  return end.entropy() + " " + space.format(end.cell());
                },
                SupernetTrials.code(method))
            .split(" ");
    return new End(Double.parseDouble(entropyAndCell[0]), space.parse(entropyAndCell[1]));
  }

  private static End end(String method, long seed) {
    Enas enas = (Enas) Method.parse(method).create();
    try (Operations operations = Engine.preferred().open()) {
      Enas.Trained trained =
          enas.alternate(BuiltInBenchmark.task(), operations, RandomStreams.of(seed), cost -> {});
      try (ArchitectureScores scores = trained.scores()) {
        Architecture cell = scores.best(trained.sampled(SAMPLES), 1).get(0);
        return new End(trained.policy().entropy(ENTROPY_SAMPLES), cell);
      }
    }
  }
}
