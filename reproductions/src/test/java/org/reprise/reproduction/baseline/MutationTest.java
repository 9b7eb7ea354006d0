package org.reprise.reproduction.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reprise.algorithm.localsearch.LocalSearch;
import org.reprise.algorithm.randomsearch.RandomSearch;
import org.reprise.algorithm.reinforce.Reinforce;
import org.reprise.reproduction.baseline.FaultyEvolution.Flaw;
import org.reprise.reproduction.benchmark.Protocols;
import org.reprise.reproduction.benchmark.SyntheticTable;
import org.reprise.reproduction.benchmark.TableBenchmark;
import org.reprise.reproduction.result.RunRecord;
import org.reprise.search.Budget;
import org.reprise.table.Table;

/** Ten defects that a careless change may bring, one at a time. */
class MutationTest {
  private static final int SEEDS = 500;
  private static final String EVOLUTION = "regularized-evolution";
  private static final String REINFORCE = "reinforce:learning-rate=0.1";

  private final Table table = SyntheticTable.create();
  private final TableBenchmark benchmark = Protocols.named("synthetic-cells").on(table);
  private final BaselineCheck check = new BaselineCheck(List.of(benchmark), 2);
  private final Map<String, Baseline> baselines = new LinkedHashMap<>();
  private final Map<String, Comparison> comparisons = new LinkedHashMap<>();

  private void apply(String defect, String method, List<RunRecord> runs) {
    Baseline baseline =
        baselines.computeIfAbsent(
            method, name -> BaselineCheck.record(benchmark, name, SEEDS, 1, 2));
    comparisons.put(defect, check.compare(Map.of(baseline, runs)).get(baseline));
  }

  private void applyFlaw(Flaw flaw) {
    apply(
        flaw.name(),
        EVOLUTION,
        FaultyRuns.of(
            benchmark, benchmark.budget(), EVOLUTION, SEEDS, () -> new FaultyEvolution(flaw)));
  }

  @Test
  void atLeastNineOfTenDefectsAreNamed() {
    applyFlaw(Flaw.TOURNAMENT_TAKES_THE_WORST);
    applyFlaw(Flaw.MUTATION_APPLIED_TWICE);
    applyFlaw(Flaw.WORST_DIES_NOT_OLDEST);
    applyFlaw(Flaw.YOUNGEST_DIES_NOT_OLDEST);
    applyFlaw(Flaw.CHILD_KEEPS_FITNESS_OF_PARENT);
    Budget off = Budget.evaluations(benchmark.budget().evaluations() + 1);
    apply(
        "BUDGET_OFF_BY_ONE",
        "random-search",
        FaultyRuns.of(benchmark, off, "random-search", SEEDS, RandomSearch::new));
    apply(
        "TEST_SPLIT_LEAKED",
        "random-search",
        FaultyRuns.of(
            FaultyRuns.leaking(benchmark),
            benchmark.budget(),
            "random-search",
            SEEDS,
            RandomSearch::new));
    apply(
        "SEED_IGNORED",
        "random-search",
        FaultyRuns.of(
            benchmark,
            benchmark.budget(),
            "random-search",
            SEEDS,
            () ->
                (evaluator, random) ->
                    new RandomSearch().search(evaluator, new SplittableRandom(42))));
    apply(
        "NEIGHBOURS_COMPARED_THE_WRONG_WAY",
        "local-search",
        FaultyRuns.of(
            benchmark,
            benchmark.budget(),
            "local-search",
            SEEDS,
            () ->
                (evaluator, random) ->
                    new LocalSearch(10, true)
                        .search(
                            FaultyRuns.seen(evaluator, cell -> -evaluator.evaluate(cell)),
                            random)));
    apply(
        "SIGN_OF_ADVANTAGE_FLIPPED",
        REINFORCE,
        FaultyRuns.of(
            benchmark,
            benchmark.budget(),
            REINFORCE,
            SEEDS,
            () ->
                (evaluator, random) ->
                    new Reinforce(0.1, 0.9)
                        .search(
                            FaultyRuns.seen(evaluator, cell -> -evaluator.evaluate(cell)),
                            random)));

    assertThat(comparisons).hasSize(10);
    List<String> unnamed = new ArrayList<>();
    comparisons.forEach(
        (defect, comparison) -> {
          System.out.println(defect + ": " + comparison.verdict() + ", " + comparison.message());
          if (!comparison.fails()) {
            unnamed.add(defect);
          }
        });
    // On this benchmark the variant that the paper compares is no worse than aging evolution; the
    // reproduction targets of the bit-string toy hold it.
    assertThat(unnamed).isSubsetOf("WORST_DIES_NOT_OLDEST");
    assertThat(message("TOURNAMENT_TAKES_THE_WORST"))
        .matches(
            "(final|mean) synthetic/test.*: worse by \\d\\.\\d{3} percentage points, A12 0\\.\\d+,"
                + " p .*");
    assertThat(message("BUDGET_OFF_BY_ONE")).contains("501 evaluations, and the budget has 500");
    assertThat(message("TEST_SPLIT_LEAKED")).contains("is not what the benchmark tells a search");
    assertThat(message("SEED_IGNORED")).contains("gave the same trajectory");
  }

  private String message(String defect) {
    return Objects.requireNonNull(comparisons.get(defect), defect).message();
  }

  @Test
  void anUnchangedMethodIsIdenticalAndPasses() {
    List<Baseline> two =
        List.of(
            BaselineCheck.record(benchmark, "random-search", 20, 1, 1),
            BaselineCheck.record(benchmark, "local-search", 20, 1, 1));
    assertThat(check.check(two))
        .extracting(Comparison::verdict)
        .containsOnly(Comparison.Verdict.IDENTICAL);
  }

  @Test
  void aBetterMethodPassesAndNamesTheCommandThatAcceptsIt() {
    Baseline weak = BaselineCheck.record(benchmark, "random-search", 100, 1, 2);
    Comparison comparison =
        check
            .compare(
                Map.of(
                    weak,
                    FaultyRuns.of(
                        benchmark,
                        benchmark.budget(),
                        "random-search",
                        100,
                        () -> new LocalSearch(10, true))))
            .values()
            .iterator()
            .next();
    assertThat(comparison.verdict()).isEqualTo(Comparison.Verdict.BETTER);
    assertThat(comparison.fails()).isFalse();
    assertThat(comparison.message()).endsWith("reprise baseline accept random-search");
  }
}
