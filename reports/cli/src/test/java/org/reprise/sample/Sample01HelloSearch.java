package org.reprise.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.reproduction.benchmark.Optimum;
import org.reprise.reproduction.benchmark.SyntheticTable;
import org.reprise.reproduction.benchmark.TableBenchmark;
import org.reprise.reproduction.experiment.Experiment;
import org.reprise.reproduction.experiment.ExperimentRunner;
import org.reprise.reproduction.experiment.ProgressListener;
import org.reprise.reproduction.result.RunRecord;
import org.reprise.search.Budget;
import org.reprise.table.Table;

/**
 * Sample 1: two methods on a benchmark.
 *
 * <p>A benchmark is a table and the protocol by which it is searched. This table's accuracies come
 * from a formula, so that it is always at hand; {@code TableStore} opens the ones that you
 * imported. The same as a command: {@code ./reprise run}.
 */
class Sample01HelloSearch {
  @Test
  void compareTwoMethods() {
    Table table = SyntheticTable.create();
    TableBenchmark benchmark = TableBenchmark.of(table);

    // Parameters are set after colons; what is not set has the value of the method's paper.
    List<String> methods = List.of("random-search", "regularized-evolution:population=20:sample=5");
    Budget budget = Budget.evaluations(100);
    int seeds = 20;
    long masterSeed = 1;
    Experiment experiment = Experiment.of(List.of(benchmark), methods, budget, seeds, masterSeed);

    int threads = 2; // The results do not depend on it.
    List<RunRecord> runs = new ExperimentRunner(experiment, threads, ProgressListener.SILENT).run();

    // A run's last incumbent is the best architecture by validation accuracy; its test accuracy is
    // looked up after the search.
    String score = benchmark.mainScore();
    double optimum = Optimum.byScore(benchmark, score).scores().get(score);
    double random = mean(runs, "random-search", score);
    double evolution = mean(runs, "regularized-evolution:population=20:sample=5", score);
    assertThat(evolution).isGreaterThan(random).isLessThanOrEqualTo(optimum);
  }

  private static double mean(List<RunRecord> runs, String method, String score) {
    return runs.stream()
        .filter(run -> run.method().equals(method))
        .mapToDouble(run -> run.score(score))
        .average()
        .orElseThrow();
  }
}
