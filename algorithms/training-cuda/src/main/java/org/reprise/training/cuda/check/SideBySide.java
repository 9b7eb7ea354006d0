package org.reprise.training.cuda.check;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reprise.training.engine.Engine;
import org.reprise.training.standalone.StandAloneTraining;
import org.reprise.training.table.TableTraining;
import org.reprise.training.table.TableTraining.Task;
import org.reprise.training.table.TrainedEntry;
import org.reprise.training.table.TrainingBenchmark;
import org.reprise.training.table.WaveTrainer;
import org.reprise.training.tensor.Operations;

/**
 * Trains networks of a benchmark as many at a time as it is given, where the engine can; one after
 * the other where it cannot.
 */
final class SideBySide implements AutoCloseable {
  private final TrainingBenchmark benchmark;
  private final @Nullable WaveTrainer waves;
  private final @Nullable Operations operations;

  SideBySide(TrainingBenchmark benchmark, Engine engine) {
    this.benchmark = benchmark;
    this.waves = WaveTrainer.of(engine).map(provider -> provider.open(benchmark)).orElse(null);
    this.operations = waves == null ? engine.open() : null;
  }

  /** Returns how many it is best given at a time. */
  int width() {
    return waves == null ? 1 : waves.width();
  }

  /** Returns the entries of these, in the same order. */
  List<TrainedEntry> train(List<Task> tasks) {
    if (operations == null) {
      return waves == null ? List.of() : waves.train(tasks);
    }
    StandAloneTraining training = benchmark.training();
    return tasks.stream()
        .map(task -> TableTraining.train(benchmark, training, operations, task))
        .toList();
  }

  @Override
  public void close() {
    if (waves != null) {
      waves.close();
    }
    if (operations != null) {
      operations.close();
    }
  }
}
