package org.reprise.training.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.reprise.data.file.WriterLock;
import org.reprise.search.work.ResultSink;
import org.reprise.search.work.Shard;
import org.reprise.search.work.Workers;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.training.engine.Engine;
import org.reprise.training.standalone.StandAloneTraining;
import org.reprise.training.tensor.Operations;

/**
 * Trains architectures of a benchmark, several at a time, and writes each result down as soon as it
 * is there. Started again on the same file it goes on with what is missing.
 */
public final class TableTraining {
  private final TrainingBenchmark benchmark;
  private final Engine engine;

  /** Trainings of {@code benchmark} by {@code engine}. */
  public TableTraining(TrainingBenchmark benchmark, Engine engine) {
    this.benchmark = benchmark;
    this.engine = engine;
  }

  /** One training that is to be done. */
  public record Task(Architecture architecture, long seed) {}

  /**
   * Returns the numbers of the trainings of a shard that {@code file} lacks. They are numbered so
   * that all architectures with the first seed come before those with the second.
   */
  public int[] missing(List<Long> seeds, Shard shard, EntryFile file) {
    TrainingWorkload load = new TrainingWorkload(benchmark, engine, seeds);
    Set<String> known = new HashSet<>();
    file.open().forEach(entry -> known.add(entry.architecture() + " " + entry.seed()));
    return Arrays.stream(shard.of(load.units()))
        .filter(
            unit -> {
              Task task = load.task(unit);
              return !known.contains(
                  benchmark.space().format(task.architecture()) + " " + task.seed());
            })
        .toArray();
  }

  /**
   * Trains what {@code file} lacks of a shard, and appends the entries in the order of their
   * numbers.
   *
   * @param done told each new entry as soon as it is there
   */
  public void run(
      List<Long> seeds, Shard shard, EntryFile file, Workers workers, Consumer<TrainedEntry> done) {
    ResultSink<TrainedEntry> sink =
        new ResultSink<>() {
          @Override
          public void accept(int unit, TrainedEntry entry) {
            file.append(entry);
          }

          @Override
          public void done(int count, TrainedEntry entry) {
            done.accept(entry);
          }
        };
    Optional<WaveTrainer.Provider> waves = WaveTrainer.of(engine);
    try (WriterLock lock = WriterLock.of(file.file)) {
      TrainingWorkload load = new TrainingWorkload(benchmark, engine, seeds);
      int[] missing = missing(seeds, shard, file);
      if (waves.isPresent()) {
        inWaves(waves.get(), load, missing, file, done);
      } else {
        workers.run(load, missing, sink);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Trains many at a time; a wave is written down when it is whole. */
  private void inWaves(
      WaveTrainer.Provider provider,
      TrainingWorkload load,
      int[] units,
      EntryFile file,
      Consumer<TrainedEntry> done) {
    try (WaveTrainer trainer = provider.open(benchmark)) {
      for (int from = 0; from < units.length; from += trainer.width()) {
        if (Thread.interrupted()) {
          throw new CancellationException("stopped");
        }
        int to = Math.min(units.length, from + trainer.width());
        List<Task> tasks = Arrays.stream(units, from, to).mapToObj(load::task).toList();
        for (TrainedEntry entry : trainer.train(tasks)) {
          file.append(entry);
          done.accept(entry);
        }
      }
    }
  }

  /** One entry, trained now. */
  public static TrainedEntry train(
      TrainingBenchmark benchmark, StandAloneTraining training, Operations own, Task task) {
    StandAloneTraining.Trained trained =
        training.train(
            benchmark.network().apply(task.architecture()),
            own,
            benchmark.streams(task.architecture(), task.seed()),
            epoch -> {});
    trained.network().close();
    own.trim();
    return new TrainedEntry(
        benchmark.space().format(task.architecture()), task.seed(), trained.result());
  }

  /**
   * Trains entries again, one after the other, or in waves where the engine's builds are; {@code
   * done} is told of each in their order.
   *
   * @throws InvalidInputException if the engine cannot compute here
   */
  public void repeat(List<TrainedEntry> entries, Consumer<Repetition> done) {
    Optional<WaveTrainer.Provider> waves = WaveTrainer.of(engine.required());
    if (waves.isPresent()) {
      try (WaveTrainer trainer = waves.get().open(benchmark)) {
        for (int from = 0; from < entries.size(); from += trainer.width()) {
          List<TrainedEntry> wave =
              entries.subList(from, Math.min(entries.size(), from + trainer.width()));
          List<TrainedEntry> again = trainer.train(wave.stream().map(this::task).toList());
          for (int i = 0; i < wave.size(); i++) {
            done.accept(compared(wave.get(i), again.get(i)));
          }
        }
      }
      return;
    }
    StandAloneTraining training = benchmark.training();
    try (Operations operations = engine.open()) {
      entries.forEach(entry -> done.accept(repeat(training, operations, entry)));
    }
  }

  /**
   * Trains an entry again.
   *
   * @return whether it gave the same numbers, and how far its last validation accuracy was off
   */
  public Repetition repeat(StandAloneTraining training, Operations own, TrainedEntry entry) {
    return compared(entry, train(benchmark, training, own, task(entry)));
  }

  private Task task(TrainedEntry entry) {
    return new Task(benchmark.space().parse(entry.architecture()), entry.seed());
  }

  private Repetition compared(TrainedEntry entry, TrainedEntry again) {
    return new Repetition(
        entry,
        entry.sameAs(again, benchmark.protocol().epochs()),
        lastAccuracy(again) - lastAccuracy(entry));
  }

  private static double lastAccuracy(TrainedEntry entry) {
    int epochs = entry.result().curve().size();
    return epochs == 0 ? Double.NaN : entry.result().curve().get(epochs - 1).validationAccuracy();
  }

  /**
   * A repeated entry.
   *
   * @param entry as it stands in the file
   * @param identical whether all numbers came out alike
   * @param accuracyDifference of the last validation accuracy, new minus old
   */
  public record Repetition(TrainedEntry entry, boolean identical, double accuracyDifference) {}
}
