package org.reprise.training.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
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

  /** Trains what {@code file} lacks of {@code tasks}; {@code done} is told each new entry. */
  public void run(List<Task> tasks, EntryFile file, int threads, Consumer<TrainedEntry> done) {
    Set<String> known = new HashSet<>();
    file.open().forEach(entry -> known.add(entry.architecture() + " " + entry.seed()));
    ConcurrentLinkedQueue<Task> open = new ConcurrentLinkedQueue<>();
    for (Task task : tasks) {
      if (!known.contains(benchmark.space().format(task.architecture()) + " " + task.seed())) {
        open.add(task);
      }
    }
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(workers.submit(() -> work(open, file, done)));
      }
      for (Future<?> worker : running) {
        worker.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a training failed: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      workers.shutdownNow();
    }
  }

  private void work(ConcurrentLinkedQueue<Task> open, EntryFile file, Consumer<TrainedEntry> done) {
    StandAloneTraining training = benchmark.training();
    try (Operations own = operations.get()) {
      for (Task task = open.poll(); task != null && !Thread.interrupted(); task = open.poll()) {
        TrainedEntry entry = train(training, own, task);
        file.append(entry);
        done.accept(entry);
      }
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
    StandAloneTraining.release(trained.network(), own);
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
