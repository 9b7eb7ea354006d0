package org.reprise.reproduction.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.reprise.algorithm.localsearch.LocalSearch;
import org.reprise.algorithm.randomsearch.RandomSearch;
import org.reprise.algorithm.regularizedevolution.RegularizedEvolution;
import org.reprise.algorithm.reinforce.Reinforce;
import org.reprise.reproduction.baseline.FaultyEvolution.Flaw;
import org.reprise.reproduction.benchmark.Protocols;
import org.reprise.reproduction.benchmark.SyntheticTable;
import org.reprise.reproduction.benchmark.TableBenchmark;
import org.reprise.reproduction.result.RunRecord;
import org.reprise.search.Budget;
import org.reprise.search.SearchAlgorithm;
import org.reprise.table.Table;

/**
 * Ten defects that were written down, and committed, before any of the last eight had been run: the
 * list was not chosen by what the check can see. Six are those that anyone would name first, four
 * are slips of other kinds.
 */
class FreshDefectsTest {
  private static final int SEEDS = 500;
  private static final String EVOLUTION = "regularized-evolution";
  private static final String LOCAL = "local-search";
  private static final String REINFORCE = "reinforce:learning-rate=0.1";

  private final Table table = SyntheticTable.create();
  private final TableBenchmark benchmark = Protocols.named("synthetic-cells").on(table);
  private final BaselineCheck check = new BaselineCheck(List.of(benchmark), 2);
  private final Map<String, Baseline> baselines = new LinkedHashMap<>();
  private final Map<String, Comparison> comparisons = new LinkedHashMap<>();

  private void apply(String defect, String method, Supplier<SearchAlgorithm> faulty) {
    apply(defect, method, benchmark, benchmark.budget(), faulty);
  }

  private void apply(
      String defect,
      String method,
      TableBenchmark on,
      Budget budget,
      Supplier<SearchAlgorithm> faulty) {
    Baseline baseline =
        baselines.computeIfAbsent(
            method, name -> BaselineCheck.record(benchmark, name, SEEDS, 1, 2));
    List<RunRecord> runs = FaultyRuns.of(on, budget, method, SEEDS, faulty);
    comparisons.put(defect, check.compare(Map.of(baseline, runs)).get(baseline));
  }

  private static SearchAlgorithm evolution() {
    return new RegularizedEvolution(20, 5, RegularizedEvolution.Removal.OLDEST, 0, "usual");
  }

  @Test
  void atLeastNineOfTenDefectsAreNamed() {
    apply(
        "tournament takes the worst",
        EVOLUTION,
        () -> new FaultyEvolution(Flaw.TOURNAMENT_TAKES_THE_WORST));
    apply(
        "mutation applied twice",
        EVOLUTION,
        () -> new FaultyEvolution(Flaw.MUTATION_APPLIED_TWICE));
    apply("history not aged", EVOLUTION, EvolutionWithoutDeath::new);
    Budget off = Budget.evaluations(benchmark.budget().evaluations() + 1);
    apply("budget off by one", LOCAL, benchmark, off, () -> new LocalSearch(10, true));
    apply(
        "test split leaked",
        EVOLUTION,
        FaultyRuns.leaking(benchmark),
        benchmark.budget(),
        FreshDefectsTest::evolution);
    apply(
        "seed ignored",
        LOCAL,
        () ->
            (evaluator, random) ->
                new LocalSearch(10, true).search(evaluator, new SplittableRandom(42)));
    apply(
        "every cell evaluated twice",
        "random-search",
        () ->
            (evaluator, random) ->
                new RandomSearch()
                    .search(
                        FaultyRuns.seen(
                            evaluator,
                            cell -> {
                              evaluator.evaluate(cell);
                              return evaluator.evaluate(cell);
                            }),
                        random));
    apply("no move to the better neighbour", LOCAL, MotionlessLocalSearch::new);
    apply(
        "reward of the sample before",
        REINFORCE,
        () ->
            (evaluator, random) -> {
              double[] before = {0};
              new Reinforce(0.1, 0.9)
                  .search(
                      FaultyRuns.seen(
                          evaluator,
                          cell -> {
                            double stale = before[0];
                            before[0] = evaluator.evaluate(cell);
                            return stale;
                          }),
                      random);
            });
    apply(
        "accuracy cut to whole percents",
        LOCAL,
        () ->
            (evaluator, random) ->
                new LocalSearch(10, true)
                    .search(
                        FaultyRuns.seen(evaluator, cell -> Math.floor(evaluator.evaluate(cell))),
                        random));

    assertThat(comparisons).hasSize(10);
    List<String> unnamed = new ArrayList<>();
    comparisons.forEach(
        (defect, comparison) -> {
          System.out.println(defect + ": " + comparison.verdict() + ", " + comparison.message());
          if (!comparison.fails()) {
            unnamed.add(defect);
          }
        });
    assertThat(unnamed).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void theHealthyTwinIsIdentical() {
    Baseline baseline = BaselineCheck.record(benchmark, EVOLUTION, 20, 1, 2);
    List<RunRecord> runs =
        FaultyRuns.of(benchmark, benchmark.budget(), EVOLUTION, 20, FreshDefectsTest::evolution);
    assertThat(check.compare(Map.of(baseline, runs)).values())
        .extracting(Comparison::verdict)
        .containsExactly(Comparison.Verdict.IDENTICAL);
  }
}
