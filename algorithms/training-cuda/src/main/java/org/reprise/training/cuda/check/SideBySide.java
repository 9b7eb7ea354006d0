package org.reprise.training.cuda.check;

import java.util.ArrayList;
import java.util.List;
import org.reprise.training.engine.Engine;
import org.reprise.training.standalone.StandAloneTraining;
import org.reprise.training.table.TableTraining.Task;
import org.reprise.training.table.TrainedEntry;
import org.reprise.training.table.TrainingBenchmark;
import org.reprise.training.tensor.Operations;

/** Trains networks of a benchmark on the device, as many at a time as it is given. */
final class SideBySide implements AutoCloseable {
  private final TrainingBenchmark benchmark;
  private final Operations operations;

  SideBySide(TrainingBenchmark benchmark, Engine engine) {
    this.benchmark = benchmark;
    this.operations = engine.open();
  }

  /** Returns the entries of these, in the same order. */
  List<TrainedEntry> train(List<Task> tasks) {
    List<TrainedEntry> entries = new ArrayList<>();
    for (Task task : tasks) {
      StandAloneTraining.Trained trained =
          benchmark
              .training()
              .train(
                  benchmark.network().apply(task.architecture()),
                  operations,
                  benchmark.streams(task.architecture(), task.seed()),
                  epoch -> {});
      trained.network().close();
      operations.trim();
      entries.add(
          new TrainedEntry(
              benchmark.space().format(task.architecture()), task.seed(), trained.result()));
    }
    return entries;
  }

  /** Returns what computes. */
  String description() {
    return operations.description();
  }

  @Override
  public void close() {
    operations.close();
  }
}
