package org.example;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.reproduction.benchmark.TableBenchmark;
import org.reprise.reproduction.benchmark.SyntheticTable;
import org.reprise.reproduction.experiment.Experiment;
import org.reprise.reproduction.experiment.ExperimentRunner;
import org.reprise.reproduction.experiment.ProgressListener;
import org.reprise.reproduction.result.RunRecord;
import org.reprise.search.Budget;

/** Runs a published method on a benchmark from a project that is not part of Reprise. */
class SearchBuiltInTableTest {
  @Test
  void evolutionFindsACell() {
    TableBenchmark benchmark = TableBenchmark.of(SyntheticTable.create());
    Experiment experiment =
        Experiment.of(
            List.of(benchmark), List.of("regularized-evolution"), Budget.evaluations(200), 3, 1);
    List<RunRecord> runs = new ExperimentRunner(experiment, 2, ProgressListener.SILENT).run();
    assertTrue(runs.stream().allMatch(run -> run.score(benchmark.mainScore()) > 50));
  }
}
