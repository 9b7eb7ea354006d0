package org.reprise.reproduction.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.reprise.reproduction.benchmark.SyntheticTable;
import org.reprise.reproduction.benchmark.TableBenchmark;
import org.reprise.search.Budget;

/** A program of its own that runs an experiment, so that a test can kill it. */
final class LongExperiment {
  private LongExperiment() {}

  static Experiment experiment() {
    return Experiment.of(
        List.of(TableBenchmark.of(SyntheticTable.create())),
        List.of("random-search", "regularized-evolution:population=10:sample=3", "reinforce"),
        Budget.evaluations(2_000),
        400,
        3);
  }

  public static void main(String[] arguments) throws IOException {
    new ExperimentRunner(experiment(), 2, ProgressListener.SILENT)
        .run(Path.of(arguments[0]), List.of());
  }
}
