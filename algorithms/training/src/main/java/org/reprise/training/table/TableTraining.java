package org.reprise.training.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.reprise.search.work.LocalWorkers;
import org.reprise.search.work.ResultSink;
import org.reprise.search.work.Workers;
import org.reprise.search.work.Workload;
import org.reprise.space.Architecture;
import org.reprise.training.standalone.StandAloneTraining;
import org.reprise.training.tensor.Operations;

/**
 * Trains architectures of a benchmark, several at a time, and writes each result down as soon as it
 * is there. Started again on the same file it goes on with what is missing.
 */
public final class TableTraining {
  private final TrainingBenchmark benchmark;
  private final Supplier<Operations> operations;

  /**
   * Trainings of {@code benchmark}.
   *
   * @param operations gives each thread its own
   */
  public TableTraining(TrainingBenchmark benchmark, Supplier<Operations> operations) {
    this.benchmark = benchmark;
    this.operations = operations;
  }

  /** One training that is to be done. */
  public record Task(Architecture architecture, long seed) {}

  /**
   * The trainings of a shard: each {@code shards}-th, from number {@code shard} on (from 0); all
   * architectures with the first seed come before those with the second.
   */
  public List<Task> tasks(List<Long> seeds, int shard, int shards) {
    List<Task> tasks = new ArrayList<>();
    int number = 0;
    for (long seed : seeds) {
      for (Architecture architecture : benchmark.architectures()) {
        if (number++ % shards == shard) {
          tasks.add(new Task(architecture, seed));
        }
      }
    }
    return tasks;
  }

  /**
   * Trains what {@code file} lacks of {@code tasks}, on threads of this program.
   *
   * @param done told each new entry
   */
  public void run(List<Task> tasks, EntryFile file, int threads, Consumer<TrainedEntry> done) {
    run(tasks, file, new LocalWorkers(threads), done);
  }

  /**
   * Trains what {@code file} lacks of {@code tasks}, on {@code workers}, and appends the entries in
   * the order of the tasks.
   *
   * @param done told each new entry as soon as it is there
   */
  public void run(List<Task> tasks, EntryFile file, Workers workers, Consumer<TrainedEntry> done) {
    Set<String> known = new HashSet<>();
    file.open().forEach(entry -> known.add(entry.architecture() + " " + entry.seed()));
    int[] open =
        IntStream.range(0, tasks.size())
            .filter(
                i ->
                    !known.contains(
                        benchmark.space().format(tasks.get(i).architecture())
                            + " "
                            + tasks.get(i).seed()))
            .toArray();
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
    try {
      workers.run(() -> worker(tasks), open, sink);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Workload.Worker<TrainedEntry> worker(List<Task> tasks) {
    StandAloneTraining training = benchmark.training();
    Operations own = operations.get();
    return new Workload.Worker<>() {
      @Override
      public TrainedEntry run(int unit) {
        return attempt(training, own, tasks.get(unit));
      }

      @Override
      public void close() {
        own.close();
      }
    };
  }

  private TrainedEntry attempt(StandAloneTraining training, Operations own, Task task) {
    try {
      return train(training, own, task);
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

  /** One entry, trained now. */
  public TrainedEntry train(StandAloneTraining training, Operations own, Task task) {
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
   * Trains an entry again.
   *
   * @return whether it gave the same numbers, and how far its last validation accuracy was off
   */
  public Repetition repeat(StandAloneTraining training, Operations own, TrainedEntry entry) {
    Architecture architecture = benchmark.space().parse(entry.architecture());
    TrainedEntry again = train(training, own, new Task(architecture, entry.seed()));
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
