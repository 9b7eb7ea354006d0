package org.reprise.training.table;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.reprise.training.engine.Engine;
import org.reprise.training.table.TableTraining.Task;

/**
 * Trains many networks of a benchmark side by side, on a device that one small network cannot fill.
 * What a network becomes does not depend on how many there are.
 */
public interface WaveTrainer extends AutoCloseable {
  /** Returns how many it is best given at a time. */
  int width();

  /** Trains these and returns their entries in the same order. */
  List<TrainedEntry> train(List<Task> tasks);

  @Override
  void close();

  /** What brings a trainer to an engine; found by {@link ServiceLoader}. */
  interface Provider {
    /** Returns the engine whose trainer this is. */
    Engine engine();

    /** Returns a trainer for one thread. */
    WaveTrainer open(TrainingBenchmark benchmark);
  }

  /** Returns what {@code engine} has for this, if it has anything. */
  static Optional<Provider> of(Engine engine) {
    return ServiceLoader.load(Provider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.engine() == engine)
        .findFirst();
  }
}
