package org.reprise.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.reprise.reproduction.benchmark.SyntheticTable;
import org.reprise.reproduction.benchmark.TableBenchmark;
import org.reprise.search.Budget;
import org.reprise.search.BudgetExhausted;
import org.reprise.search.Evaluator;
import org.reprise.search.History;
import org.reprise.search.Ledger;
import org.reprise.search.RandomStreams;
import org.reprise.search.SearchAlgorithm;
import org.reprise.space.Architecture;

/**
 * Sample 2: an algorithm of one's own.
 *
 * <p>It says what to try next and nothing else: budget, clock, incumbent and seeds are the
 * harness's. To run it by name, put it in a module with an {@code AlgorithmProvider} (see module
 * {@code random-search}, three short files); nothing that exists changes.
 */
class Sample02OwnAlgorithm {
  /** Keeps one architecture and replaces it by each mutant that is not worse. */
  static final class HillClimber implements SearchAlgorithm {
    @Override
    public void search(Evaluator evaluator, RandomGenerator random) {
      Architecture current = evaluator.space().sample(random);
      double accuracy = evaluator.evaluate(current);
      while (true) { // The evaluator ends the search when the budget is spent.
        Architecture mutant = evaluator.space().mutation().mutate(current, random);
        double mutantAccuracy = evaluator.evaluate(mutant);
        if (mutantAccuracy >= accuracy) {
          current = mutant;
          accuracy = mutantAccuracy;
        }
      }
    }
  }

  @Test
  void runIt() {
    TableBenchmark benchmark = TableBenchmark.of(SyntheticTable.create());
    RandomStreams streams = RandomStreams.of(7);
    Ledger ledger = new Ledger(benchmark.oracle(streams), Budget.evaluations(100));
    try {
      new HillClimber().search(ledger, streams.stream("search"));
    } catch (BudgetExhausted end) {
      // The end of every search whose method would go on.
    }

    History history = ledger.history();
    assertThat(history.size()).isEqualTo(100);
    int[] incumbents = history.incumbents();
    int best = incumbents[incumbents.length - 1];
    assertThat(history.validationAccuracy(best))
        .isGreaterThan(history.validationAccuracy(incumbents[0]));
    assertThat(benchmark.space().format(history.architecture(best))).startsWith("|");
  }
}
