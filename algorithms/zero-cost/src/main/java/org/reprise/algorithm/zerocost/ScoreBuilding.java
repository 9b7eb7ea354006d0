package org.reprise.algorithm.zerocost;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.reprise.data.file.WriterLock;
import org.reprise.space.Architecture;
import org.reprise.training.tensor.Operations;

/**
 * Scores many architectures by all proxies, several at a time, and writes each down as soon as it
 * is there. Started again on the same file it goes on with what is missing.
 */
public final class ScoreBuilding {
  private final ProxyTask task;
  private final Supplier<Operations> operations;

  /**
   * Scores of {@code task}.
   *
   * @param operations gives each thread its own
   */
  public ScoreBuilding(ProxyTask task, Supplier<Operations> operations) {
    this.task = task;
    this.operations = operations;
  }

  private record Job(Architecture architecture, long seed) {}

  /**
   * Scores what {@code entries} lacks; {@code done} is told of each.
   *
   * @return how many there were before
   */
  public int run(
      List<Architecture> architectures,
      List<Long> seeds,
      ScoreEntries entries,
      int threads,
      Runnable done) {
    try (WriterLock lock = entries.lock()) {
      return scoreMissing(architectures, seeds, entries, threads, done);
    }
  }

  private int scoreMissing(
      List<Architecture> architectures,
      List<Long> seeds,
      ScoreEntries entries,
      int threads,
      Runnable done) {
    Set<String> known = new HashSet<>();
    entries.open().forEach(entry -> known.add(entry.architecture() + " " + entry.seed()));
    ConcurrentLinkedQueue<Job> open = new ConcurrentLinkedQueue<>();
    int before = 0;
    for (long seed : seeds) {
      for (Architecture architecture : architectures) {
        if (known.contains(task.space().format(architecture) + " " + seed)) {
          before++;
          done.run();
        } else {
          open.add(new Job(architecture, seed));
        }
      }
    }
    Map<Long, ProxyBatch> batches = new ConcurrentHashMap<>();
    seeds.forEach(seed -> batches.put(seed, task.batch().apply(seed)));
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(workers.submit(() -> work(open, batches, entries, done)));
      }
      for (Future<?> worker : running) {
        worker.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("scoring failed: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      workers.shutdownNow();
    }
    return before;
  }

  private void work(
      ConcurrentLinkedQueue<Job> open,
      Map<Long, ProxyBatch> batches,
      ScoreEntries entries,
      Runnable done) {
    try (Operations own = operations.get()) {
      for (Job job = open.poll(); job != null && !Thread.interrupted(); job = open.poll()) {
        ProxyBatch batch =
            Objects.requireNonNull(batches.get(job.seed()), "each seed has its batch");
        entries.append(task.score(job.architecture(), Proxies.all(), batch, job.seed(), own));
        done.run();
      }
    }
  }
}
