package org.reprise.training.cuda.check;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.reprise.training.engine.Engine;
import org.reprise.training.standalone.StandAloneTraining;
import org.reprise.training.table.BuiltInBenchmark;
import org.reprise.training.table.EntryFile;
import org.reprise.training.table.TableTraining;
import org.reprise.training.table.TrainedEntry;
import org.reprise.training.table.TrainingBenchmark;
import org.reprise.training.tensor.Operations;

/**
 * The engine {@code lanes} on all processors of the machine, a training a processor: first eight
 * known entries, which also warm the virtual machine up, then entries of nb201-fashion that are
 * missing, for as long as there is time. What comes out is a file of entries to be merged.
 */
final class LanesPart implements CheckPart {
  @Override
  public void run(CheckRun run) throws IOException {
    TrainingBenchmark benchmark = BuiltInBenchmark.load();
    int threads = Runtime.getRuntime().availableProcessors();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      boolean same = repeat(run, benchmark, pool);
      List<String> missing = Files.readAllLines(run.data(Preparation.MISSING));
      // Entries that round otherwise must not be merged: their file says so by its name.
      String name = same ? "entries.csv" : "entries-other-bits.csv";
      EntryFile file = new EntryFile(run.out(name), benchmark, Engine.LANES);
      file.open();
      AtomicInteger next = new AtomicInteger();
      List<Callable<double[]>> workers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        workers.add(() -> work(run, benchmark, missing, next, file));
      }
      double trained = 0;
      double rate = 0;
      double processor = 0;
      for (double[] worker : all(pool, workers)) {
        trained += worker[0];
        rate += worker[0] / worker[1];
        processor += worker[2];
      }
      run.write(
          "lanes.csv",
          List.of(
              "processors,entries,cells_per_second,training_seconds_a_cell",
              String.format(
                  Locale.ROOT, "%d,%.0f,%.3f,%.3f", threads, trained, rate, processor / trained)));
      run.verdict(
          trained > 0,
          "%.0f cells trained whole on %d processors, %.2f a second; %.2f processor seconds of"
              + " training a cell; entries: %s",
          trained,
          threads,
          rate,
          processor / trained,
          name);
    } finally {
      pool.shutdownNow();
    }
  }

  /** Repeats known entries for at most half of the time; returns whether all came out alike. */
  private static boolean repeat(CheckRun run, TrainingBenchmark benchmark, ExecutorService pool) {
    double half = run.left() / 2;
    List<TrainedEntry> known =
        new EntryFile(run.data(Preparation.KNOWN), benchmark, Engine.LANES).read();
    TableTraining training = new TableTraining(benchmark, Engine.LANES);
    List<Callable<Optional<TableTraining.Repetition>>> repetitions = new ArrayList<>();
    for (TrainedEntry entry : known) {
      repetitions.add(
          () -> {
            if (run.left() < half) {
              return Optional.empty();
            }
            try (Operations own = Engine.LANES.open()) {
              return Optional.of(training.repeat(benchmark.training(), own, entry));
            }
          });
    }
    String description;
    try (Operations operations = Engine.LANES.open()) {
      description = operations.description();
    }
    List<TableTraining.Repetition> done =
        all(pool, repetitions).stream().flatMap(Optional::stream).toList();
    long identical = done.stream().filter(TableTraining.Repetition::identical).count();
    double largest =
        done.stream().mapToDouble(r -> 100 * Math.abs(r.accuracyDifference())).max().orElse(0);
    run.verdict(
        identical == done.size() && identical > 0,
        "%d of %d known entries come out alike to the bit with %s; validation accuracy differs by"
            + " at most %.2f points",
        identical,
        done.size(),
        description,
        largest);
    return identical == done.size() && identical > 0;
  }

  /**
   * Trains until the time is over; returns how many, within which seconds, by which of training.
   */
  private static double[] work(
      CheckRun run,
      TrainingBenchmark benchmark,
      List<String> missing,
      AtomicInteger next,
      EntryFile file) {
    StandAloneTraining training = benchmark.training();
    long start = System.nanoTime();
    double[] done = {0, 1e-9, 0};
    try (Operations own = Engine.LANES.open()) {
      int place;
      while (run.left() > 0 && (place = next.getAndIncrement()) < missing.size()) {
        String[] pair = missing.get(place).split(",");
        TableTraining.Task task =
            new TableTraining.Task(benchmark.space().parse(pair[0]), Long.parseLong(pair[1]));
        TrainedEntry trained = TableTraining.train(benchmark, training, own, task);
        file.append(trained);
        done[0]++;
        done[1] = (System.nanoTime() - start) * 1e-9;
        done[2] += trained.result().trainSeconds();
      }
    }
    return done;
  }

  private static <T> List<T> all(ExecutorService pool, List<Callable<T>> work) {
    List<T> results = new ArrayList<>();
    try {
      for (Future<T> future : pool.invokeAll(work)) {
        results.add(future.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a training failed", e.getCause());
    }
    return results;
  }
}
