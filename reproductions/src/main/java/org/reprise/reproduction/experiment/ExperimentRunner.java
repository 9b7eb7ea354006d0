package org.reprise.reproduction.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.reprise.reproduction.result.ExperimentFile;
import org.reprise.reproduction.result.Provenance;
import org.reprise.reproduction.result.ResultWriter;
import org.reprise.reproduction.result.RunRecord;

/**
 * Runs an experiment on several threads. Runs finish in any order and are handed on in that of
 * their numbers, so that results do not depend on the number of threads.
 */
public final class ExperimentRunner {
  private final Experiment experiment;
  private final int threads;
  private final ProgressListener listener;

  /**
   * A runner.
   *
   * @param threads how many runs are under way at a time, at least 1
   */
  public ExperimentRunner(Experiment experiment, int threads, ProgressListener listener) {
    this.experiment = experiment;
    this.threads = Math.max(1, threads);
    this.listener = listener;
  }

  /** What takes finished runs, in the order of their numbers. */
  @FunctionalInterface
  private interface Sink {
    void accept(Run run) throws IOException;
  }

  /** Runs all and returns their records. */
  public List<RunRecord> run() {
    List<RunRecord> records = new ArrayList<>(experiment.runs());
    try {
      runFrom(0, run -> records.add(run.record()));
    } catch (IOException e) {
      throw new IllegalStateException("nothing was written", e);
    }
    return records;
  }

  /**
   * Runs what {@code directory} does not hold yet, and appends it there.
   *
   * @param commandLine what repeats this experiment, for the record
   * @throws org.reprise.space.InvalidInputException if the directory holds something else
   * @throws IOException if it cannot be written
   */
  public void run(Path directory, List<String> commandLine) throws IOException {
    ExperimentFile file = new ExperimentFile(experiment.identity(), Provenance.now(commandLine));
    try (ResultWriter writer = ResultWriter.open(directory, file)) {
      runFrom(writer.finished(), run -> writer.append(run.record(), run.timing()));
    }
  }

  private void runFrom(int first, Sink sink) throws IOException {
    int total = experiment.runs();
    listener.progress(first, total, null);
    Sequencer sequencer = new Sequencer(first, total, sink);
    AtomicInteger next = new AtomicInteger(first);
    int workers = Math.min(threads, Math.max(1, total - first));
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    List<Future<?>> futures = new ArrayList<>();
    try {
      for (int i = 0; i < workers; i++) {
        futures.add(
            pool.submit(
                () -> {
                  int run;
                  while ((run = next.getAndIncrement()) < total) {
                    sequencer.finished(run, execute(run));
                  }
                  return null;
                }));
      }
      for (Future<?> future : futures) {
        future.get();
      }
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted; the finished runs are kept");
    } finally {
      // Runs that are under way end by themselves: to interrupt one would close the files.
      next.set(total);
      pool.shutdown();
      awaitEnd(pool);
    }
  }

  private static void awaitEnd(ExecutorService pool) {
    boolean interrupted = false;
    while (true) {
      try {
        if (pool.awaitTermination(1, TimeUnit.DAYS)) {
          break;
        }
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Run execute(int run) {
    try {
      return Run.execute(experiment, run);
    } catch (RuntimeException e) {
      throw new RunFailedException(
          "method "
              + experiment.cell(run).method().label()
              + " failed on "
              + experiment.cell(run).benchmark().name()
              + " with seed "
              + experiment.seed(run)
              + ": "
              + e.getMessage(),
          e);
    }
  }

  private static RuntimeException failure(Throwable cause) throws IOException {
    if (cause instanceof IOException io) {
      throw io;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return (RuntimeException) cause;
  }

  /** Brings finished runs into the order of their numbers. */
  private final class Sequencer {
    private final int total;
    private final Sink sink;
    private final Map<Integer, Run> waiting = new HashMap<>();
    private int next;

    Sequencer(int first, int total, Sink sink) {
      next = first;
      this.total = total;
      this.sink = sink;
    }

    synchronized void finished(int number, Run run) throws IOException {
      waiting.put(number, run);
      Run ready;
      while ((ready = waiting.remove(next)) != null) {
        sink.accept(ready);
        next++;
      }
      listener.progress(next + waiting.size(), total, run);
    }
  }
}
