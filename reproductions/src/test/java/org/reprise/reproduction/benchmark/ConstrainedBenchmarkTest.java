package org.reprise.reproduction.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.reprise.reproduction.baseline.BuiltInBenchmarks;
import org.reprise.reproduction.experiment.Experiment;
import org.reprise.reproduction.experiment.ExperimentRunner;
import org.reprise.reproduction.experiment.ProgressListener;
import org.reprise.reproduction.result.Incumbent;
import org.reprise.reproduction.result.RunRecord;
import org.reprise.search.Budget;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;

class ConstrainedBenchmarkTest {
  private static final TableBenchmark WHOLE = BuiltInBenchmarks.all().get(1);
  private static final ToDoubleFunction<Architecture> COST = WHOLE.costs().named("multiply_adds");

  private static Benchmark within(String... constraints) {
    return new ConstrainedBenchmark(
        WHOLE, List.of(constraints).stream().map(Constraint::parse).toList());
  }

  private static List<RunRecord> runs(Benchmark benchmark) {
    Experiment experiment =
        Experiment.of(
            List.of(benchmark), List.of("regularized-evolution"), Budget.evaluations(60), 5, 0);
    return new ExperimentRunner(experiment, 2, ProgressListener.SILENT).run();
  }

  @Test
  void everyAnswerIsWithinTheLimitAndTheSearchIsTheSame() {
    Benchmark limited = within("multiply_adds<=1000000");
    List<RunRecord> runs = runs(limited);
    for (RunRecord run : runs) {
      assertThat(run.incumbents()).isNotEmpty();
      for (Incumbent incumbent : run.incumbents()) {
        assertThat(COST.applyAsDouble(WHOLE.space().parse(incumbent.architecture())))
            .isLessThanOrEqualTo(1_000_000);
      }
    }
    assertThat(runs)
        .extracting(RunRecord::digest)
        .isEqualTo(runs(WHOLE).stream().map(RunRecord::digest).toList());
  }

  @Test
  void theOptimumIsTheBestOfAllWithinTheLimit() {
    String score = WHOLE.mainScore();
    double best = 0;
    for (int row = 0; row < WHOLE.table().rows(); row++) {
      if (COST.applyAsDouble(WHOLE.table().architecture(row)) <= 1_000_000) {
        best = Math.max(best, WHOLE.measure(score).values()[row]);
      }
    }
    Optimum optimum = within("multiply_adds<=1000000").optimumByScore(score).orElseThrow();
    assertThat(optimum.scores()).containsEntry(score, best);
    assertThat(optimum.definition()).endsWith("within multiply_adds<=1000000");
  }

  @Test
  void unknownCostsAndLimitsThatLeaveNothingAreRefused() {
    assertThatThrownBy(() -> within("latency_ms<=5"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no cost 'latency_ms'; there are: ")
        .hasMessageContaining("multiply_adds");
    assertThatThrownBy(() -> within("multiply_adds<=1"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("within multiply_adds<=1");
    for (String wrong : List.of("multiply_adds", "<=3", "multiply_adds<=", "parameters<=NaN")) {
      assertThatThrownBy(() -> Constraint.parse(wrong)).isInstanceOf(InvalidInputException.class);
    }
  }
}
