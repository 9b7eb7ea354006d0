package org.reprise.reproduction.claim.check;

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
import org.reprise.search.Method;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.table.Table;
import org.reprise.training.engine.Engine;
import org.reprise.training.relaxation.RelaxedRun;
import org.reprise.training.relaxation.RelaxedSearch;
import org.reprise.training.table.BuiltInBenchmark;
import org.reprise.training.table.FinishedTrials;
import org.reprise.training.table.SupernetTrials;
import org.reprise.training.tensor.Operations;

/**
 * A {@code value} of {@link RelaxedRunValue} of a search by gradients, the {@code method}, on
 * {@code nb201-fashion}; where a method {@code against} is named, not {@code none}, less that of
 * the other, seed by seed; against {@code rsps} it is the true accuracy of the best by score of 100
 * random cells. Seeds are those of {@link SupernetTrials}, so pairs start from the same weights.
 * Searches are made once for all targets that ask for them, and kept, so that an interrupted
 * reproduction goes on.
 */
public final class GradientSearchCheck implements TargetCheck {
  private static final String NONE = "none";
  private static final String UNIFORM = "rsps";

  private static final Map<List<Object>, RelaxedRun> MADE = new HashMap<>();

  @Override
  public String name() {
    return "gradient-search";
  }

  @Override
  public Measurement measure(CheckContext context) throws NotAvailableException {
    Table table = context.table(BuiltInBenchmark.NB201_FASHION.name());
    ToDoubleFunction<Architecture> truth = SupernetTrials.truth(table);
    RelaxedRunValue value = RelaxedRunValue.named(context.argument("value"));
    String against = context.argument("against");
    FinishedTrials done = new FinishedTrials(context.unfinished(name()));
    double[] values = new double[context.runs()];
    List<String> found = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      long seed = SupernetTrials.seed(i);
      RelaxedRun run = run(context.argument("method"), seed, done);
      values[i] = value.of(run, truth);
      if (!against.equals(NONE)) {
        values[i] -=
            against.startsWith(UNIFORM)
                ? truth.applyAsDouble(SupernetTrials.bestOfRandom(against, seed, done))
                : value.of(run(against, seed, done), truth);
      }
      StringBuilder digits = new StringBuilder();
      for (int choice : run.answer().choices()) {
        digits.append(choice);
      }
      found.add(String.format(Locale.ROOT, "%s %.3f", digits, values[i]));
    }
    return Measurement.meanOf(
        values,
        SupernetTrials.seeds(values.length) + ", cells and values: " + String.join(", ", found));
  }

  private static synchronized RelaxedRun run(String method, long seed, FinishedTrials done) {
    List<Object> key = List.of(method, seed);
    RelaxedRun made = MADE.get(key);
    if (made == null) {
      if (!(Method.parse(method).create() instanceof RelaxedSearch search)) {
        throw new IllegalArgumentException(method + " is no search by gradients");
      }
      made =
          RelaxedRunText.read(
              done.outcome(
                  SupernetTrials.key(method, seed),
                  () -> RelaxedRunText.write(run(search, seed)),
                  SupernetTrials.code(method)));
      MADE.put(key, made);
    }
    return made;
  }

  private static RelaxedRun run(RelaxedSearch search, long seed) {
    try (Operations operations = Engine.preferred().open()) {
      return RelaxedRun.of(
          search.method(), BuiltInBenchmark.task(), operations, RandomStreams.of(seed));
    }
  }
}
