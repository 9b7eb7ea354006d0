package org.reprise.reproduction.claim.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.reprise.claim.CheckContext;
import org.reprise.claim.Measurement;
import org.reprise.claim.NotAvailableException;
import org.reprise.claim.TargetCheck;
import org.reprise.search.ArchitectureCosts;
import org.reprise.search.Budget;
import org.reprise.search.FunctionOracle;
import org.reprise.search.History;
import org.reprise.search.Ledger;
import org.reprise.search.Method;
import org.reprise.search.RandomStreams;
import org.reprise.search.TrainingCompute;
import org.reprise.search.cost.CostTarget;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.table.Column;
import org.reprise.table.Query;
import org.reprise.table.Table;
import org.reprise.training.table.BuiltInBenchmark;
import org.reprise.training.table.FinishedTrials;
import org.reprise.training.table.SupernetTrials;

/**
 * The true accuracy, by the table {@code mobile-fashion}, of the answer of a search under a target
 * of cost, the {@code method}, less that of the answer of {@code against}, seed by seed of {@link
 * SupernetTrials}: of another method, or of {@code random-near-target}, which trains random
 * networks whose cost is within 5 % of the target for as much compute and answers with the best by
 * validation accuracy, as Bender et al. 2020 compare. Searches are kept, so that an interrupted
 * reproduction goes on.
 */
public final class HardwareSearchCheck implements TargetCheck {
  private static final String RANDOM = "random-near-target";
  private static final String VALIDATION = "fashion14/valid/accuracy/6/mean";
  private static final double NEAR = 0.05;
  private static final double NO_LIMIT = 1e18;

  /** What a search answered, and what it spent on its own training. */
  private record Search(Architecture answer, double multiplyAdds) {}

  /** Searches, each made once. */
  private record Searches(ToDoubleFunction<Architecture> seen, String table, FinishedTrials done) {
    Search of(Method method, long seed) {
      SearchSpace space = BuiltInBenchmark.MOBILE_FASHION.space();
      String[] found =
          done.outcome(
                  SupernetTrials.key(method.label(), seed) + "; table " + table,
                  () -> {
                    Search search = made(method, seed);
                    return space.format(search.answer()) + " " + search.multiplyAdds();
                  },
                  SupernetTrials.code(method.label()))
              .split(" ", -1);
      return new Search(space.parse(found[0]), Double.parseDouble(found[1]));
    }

    private Search made(Method method, long seed) {
      SearchSpace space = BuiltInBenchmark.MOBILE_FASHION.space();
      Ledger ledger = new Ledger(new FunctionOracle(space, seen, 1), Budget.multiplyAdds(NO_LIMIT));
      method.create().search(ledger, RandomStreams.of(seed).stream(method.label()));
      History history = ledger.history();
      List<History.Proposal> proposals = history.proposals();
      return new Search(
          proposals.get(proposals.size() - 1).architecture(), history.totalMultiplyAdds());
    }
  }

  @Override
  public String name() {
    return "hardware-search";
  }

  @Override
  public Measurement measure(CheckContext context) throws NotAvailableException {
    Table table = context.table(BuiltInBenchmark.MOBILE_FASHION.name());
    SearchSpace space = BuiltInBenchmark.MOBILE_FASHION.space();
    if (table.rows() < space.size().intValueExact()) {
      throw new NotAvailableException(
          "table " + table.name() + " has " + table.rows() + " networks of " + space.size());
    }
    ToDoubleFunction<Architecture> truth = SupernetTrials.truth(table);
    Column column = table.column(Query.parse(VALIDATION));
    ToDoubleFunction<Architecture> seen = a -> column.value(table.row(a));
    Searches searches =
        new Searches(seen, table.contentSha256(), new FinishedTrials(context.unfinished(name())));
    Method method = Method.parse(context.argument("method"));
    String against = context.argument("against");
    double[] differences = new double[context.runs()];
    List<String> pairs = new ArrayList<>();
    for (int run = 0; run < differences.length; run++) {
      long seed = SupernetTrials.seed(run);
      Search search = searches.of(method, seed);
      Architecture other =
          against.equals(RANDOM)
              ? random(method, search.multiplyAdds(), seed, seen)
              : searches.of(Method.parse(against), seed).answer();
      differences[run] = truth.applyAsDouble(search.answer()) - truth.applyAsDouble(other);
      pairs.add(
          String.format(
              Locale.ROOT,
              "%s (%.2f) against %s (%.2f)",
              space.format(search.answer()),
              truth.applyAsDouble(search.answer()),
              space.format(other),
              truth.applyAsDouble(other)));
    }
    return Measurement.meanOf(
        differences, SupernetTrials.seeds(differences.length) + ": " + String.join("; ", pairs));
  }

  /** The best of random networks near the target that as much compute trains. */
  private static Architecture random(
      Method method, double multiplyAdds, long seed, ToDoubleFunction<Architecture> seen) {
    SearchSpace space = BuiltInBenchmark.MOBILE_FASHION.space();
    ArchitectureCosts costs = ArchitectureCosts.of(space);
    CostTarget target = CostTarget.of(method.parameters(), space, costs);
    ToDoubleFunction<Architecture> each = costs.named(ArchitectureCosts.MULTIPLY_ADDS);
    long examples =
        BuiltInBenchmark.MOBILE_FASHION
            .benchmark()
            .examples(BuiltInBenchmark.MOBILE_FASHION.protocol().epochs());
    RandomGenerator random = RandomStreams.of(seed).stream(RANDOM);
    Architecture best = null;
    double spent = 0;
    while (best == null || spent < multiplyAdds) {
      Architecture drawn = space.sample(random);
      if (Math.abs(target.of(drawn) / target.value() - 1) <= NEAR) {
        spent += TrainingCompute.training(each.applyAsDouble(drawn), examples);
        boolean affordable = best == null || spent <= multiplyAdds;
        if (affordable && (best == null || seen.applyAsDouble(drawn) > seen.applyAsDouble(best))) {
          best = drawn;
        }
      }
    }
    return best;
  }
}
