package org.reprise.training.table;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.reprise.search.work.Parcel;
import org.reprise.search.work.PortableWorkload;
import org.reprise.training.engine.Engine;
import org.reprise.training.standalone.StandAloneTraining;
import org.reprise.training.tensor.Operations;

/**
 * Trainings as units of work, numbered: all architectures with the first seed come before those
 * with the second. Entries come back as the line that is kept of them.
 */
final class TrainingWorkload implements PortableWorkload<TrainedEntry> {
  private final TrainingBenchmark benchmark;
  private final Engine engine;
  private final List<Long> seeds;

  TrainingWorkload(TrainingBenchmark benchmark, Engine engine, List<Long> seeds) {
    this.benchmark = benchmark;
    this.engine = engine;
    this.seeds = List.copyOf(seeds);
  }

  /** Returns how many there are. */
  int units() {
    return Math.multiplyExact(seeds.size(), benchmark.architectures().size());
  }

  /** Returns what training number {@code unit} is. */
  TableTraining.Task task(int unit) {
    int architectures = benchmark.architectures().size();
    return new TableTraining.Task(
        benchmark.architectures().get(unit % architectures), seeds.get(unit / architectures));
  }

  @Override
  public Worker<TrainedEntry> worker() {
    StandAloneTraining training = benchmark.training();
    Operations own = engine.open();
    return new Worker<>() {
      @Override
      public TrainedEntry run(int unit) {
        return train(training, own, task(unit));
      }

      @Override
      public void close() {
        own.close();
      }
    };
  }

  private TrainedEntry train(StandAloneTraining training, Operations own, TableTraining.Task task) {
    try {
      return TableTraining.train(benchmark, training, own, task);
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "the training of "
              + benchmark.space().format(task.architecture())
              + " with seed "
              + task.seed()
              + " failed: "
              + e,
          e);
    }
  }

  @Override
  public Parcel parcel() {
    return TrainingParcel.of(benchmark, engine, seeds);
  }

  @Override
  public byte[] encode(TrainedEntry entry) {
    return entry.line(benchmark.protocol().epochs()).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public TrainedEntry decode(byte[] line) {
    return TrainedEntry.parse(
        new String(line, StandardCharsets.UTF_8),
        benchmark.protocol().epochs(),
        "an entry from another machine");
  }
}
