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
import org.reprise.table.Column;
import org.reprise.table.Query;
import org.reprise.table.Table;
import org.reprise.training.engine.Engine;
import org.reprise.training.relaxation.RelaxedRun;
import org.reprise.training.relaxation.RelaxedSearch;
import org.reprise.training.supernet.ArchitectureScores;
import org.reprise.training.supernet.Finalists;
import org.reprise.training.supernet.SupernetMethod;
import org.reprise.training.table.BuiltInBenchmark;
import org.reprise.training.tensor.Operations;

/**
 * A {@code value} of {@link RelaxedRunValue} of a search by gradients, the {@code method}, on
 * {@code nb201-fashion}; where a method {@code against} is named, not {@code none}, less that of
 * the other, seed by seed; against {@code rsps} it is the true accuracy of the best by score of 100
 * random cells. Run i has seed 11 + i, whatever the method, so pairs start from the same weights.
 * Searches are made once for all targets that ask for them.
 */
public final class GradientSearchCheck implements TargetCheck {
  private static final int FIRST_SEED = 11;
  private static final int CANDIDATES = 100;
  private static final String NONE = "none";
  private static final String UNIFORM = "rsps";
  private static final String TRUTH = "fashion14/test/accuracy/6/mean";

  private static final Map<List<Object>, RelaxedRun> MADE = new HashMap<>();

  @Override
  public String name() {
    return "gradient-search";
  }

  @Override
  public Measurement measure(CheckContext context) throws NotAvailableException {
    if (context.runs() == 0) {
      throw new NotAvailableException("trains supernets for minutes; --full does it");
    }
    Table table = context.table(BuiltInBenchmark.NB201_FASHION.name());
    Column column = table.column(Query.parse(TRUTH));
    ToDoubleFunction<Architecture> truth = cell -> column.value(table.row(cell));
    RelaxedRunValue value = RelaxedRunValue.named(context.argument("value"));
    String against = context.argument("against");
    double[] values = new double[context.runs()];
    List<String> found = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      long seed = FIRST_SEED + i;
      RelaxedRun run = run(context.argument("method"), seed);
      values[i] = value.of(run, truth);
      if (!against.equals(NONE)) {
        values[i] -=
            against.startsWith(UNIFORM)
                ? truth.applyAsDouble(uniform(against, seed))
                : value.of(run(against, seed), truth);
      }
      StringBuilder digits = new StringBuilder();
      for (int choice : run.answer().choices()) {
        digits.append(choice);
      }
      found.add(String.format(Locale.ROOT, "%s %.3f", digits, values[i]));
    }
    return Measurement.meanOf(
        values,
        "seeds "
            + FIRST_SEED
            + " to "
            + (FIRST_SEED + values.length - 1)
            + ", cells and values: "
            + String.join(", ", found));
  }

  /** Returns the best by score of random cells, with weights trained along uniform paths. */
  private static Architecture uniform(String method, long seed) {
    RandomStreams streams = RandomStreams.of(seed);
    SupernetMethod supernet = (SupernetMethod) Method.parse(method).create();
    try (Operations operations = Engine.preferred().open();
        ArchitectureScores scores =
            supernet.train(BuiltInBenchmark.task(), operations, streams, cost -> {})) {
      List<Architecture> cells =
          Finalists.candidates(
              BuiltInBenchmark.NB201_FASHION.space(), CANDIDATES, streams.stream("candidates"));
      return scores.best(cells, 1).get(0);
    }
  }

  private static synchronized RelaxedRun run(String method, long seed) {
    List<Object> key = List.of(method, seed);
    RelaxedRun made = MADE.get(key);
    if (made == null) {
      if (!(Method.parse(method).create() instanceof RelaxedSearch search)) {
        throw new IllegalArgumentException(method + " is no search by gradients");
      }
      try (Operations operations = Engine.preferred().open()) {
        made =
            RelaxedRun.of(
                search.method(), BuiltInBenchmark.task(), operations, RandomStreams.of(seed));
      }
      MADE.put(key, made);
    }
    return made;
  }
}
