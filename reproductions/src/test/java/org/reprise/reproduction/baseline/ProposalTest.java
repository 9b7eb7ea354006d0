package org.reprise.reproduction.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.reproduction.benchmark.TableBenchmark;
import org.reprise.reproduction.result.Incumbent;
import org.reprise.reproduction.result.RunRecord;
import org.reprise.search.Budget;
import org.reprise.search.Cost;
import org.reprise.space.Architecture;

/** Methods that pay without evaluating and answer with what they never evaluated. */
class ProposalTest {
  private static final TableBenchmark BENCHMARK = BuiltInBenchmarks.all().get(1);
  private static final String SCORE = BENCHMARK.mainScore();
  private static final Architecture GOOD =
      BENCHMARK
          .space()
          .parse(
              "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_3x3~2|");
  private static final Architecture NONE = Architecture.of(0, 0, 0, 0, 0, 0);

  private static List<RunRecord> runs(Budget budget, int seeds) {
    return FaultyRuns.of(
        BENCHMARK,
        budget,
        "derives",
        seeds,
        () ->
            (evaluator, random) -> {
              evaluator.evaluate(NONE);
              evaluator.spend(Cost.multiplyAdds(1e9));
              evaluator.propose(NONE);
              evaluator.spend(Cost.multiplyAdds(1e9));
              evaluator.propose(GOOD);
              evaluator.evaluate(NONE);
              evaluator.evaluate(NONE);
            });
  }

  @Test
  void theLastProposalIsTheAnswerAndIsScoredByTheHarness() {
    RunRecord run = runs(Budget.evaluations(2), 1).get(0);
    int row = BENCHMARK.table().row(GOOD);
    assertThat(run.chosen().architecture()).isEqualTo(BENCHMARK.space().format(GOOD));
    assertThat(run.score(SCORE)).isEqualTo(BENCHMARK.measure(SCORE).values()[row]);
    assertThat(run.chosen().validAccuracy()).isEqualTo(BENCHMARK.signal().values()[row]);
    assertThat(run.evaluations()).isEqualTo(2);
    assertThat(run.incumbents()).extracting(Incumbent::proposed).containsExactly(false, true, true);
    assertThat(run.incumbents()).extracting(Incumbent::evaluation).containsExactly(1, 1, 1);
  }

  @Test
  void computeOfEvaluationsAndOfTheMethodItselfAddUp() {
    RunRecord run = runs(Budget.evaluations(2), 1).get(0);
    // The rule: forward and backward, 62 batches of 32 images, 6 epochs, each evaluation anew.
    double training =
        3.0 * 32 * 62 * 6 * BENCHMARK.costs().named("multiply_adds").applyAsDouble(NONE);
    assertThat(run.incumbents().get(0).multiplyAdds()).isEqualTo(training);
    assertThat(run.chosen().multiplyAdds()).isEqualTo(training + 2e9);
    assertThat(run.multiplyAdds()).isEqualTo(2 * training + 2e9);
  }

  @Test
  void aBudgetOfComputeEndsTheRunAndKeepsTheProposalMadeBefore() {
    RunRecord run = runs(Budget.parse("6e9macs"), 1).get(0);
    assertThat(run.multiplyAdds()).isLessThanOrEqualTo(6e9);
    RunRecord poor = runs(Budget.multiplyAdds(1), 1).get(0);
    assertThat(poor.evaluations()).isZero();
    assertThat(poor.incumbents()).isEmpty();
    assertThat(poor.score(SCORE)).isNaN();
  }

  @Test
  void theRegressionCheckAcceptsAMethodThatProposes() {
    List<RunRecord> runs = runs(Budget.evaluations(2), 1);
    assertThat(new RunAudit(BENCHMARK, Budget.evaluations(2)).defect(runs)).isEmpty();
    assertThat(Baseline.anytime(runs.get(0), SCORE)).isEqualTo(Baseline.score(runs.get(0), SCORE));
  }
}
