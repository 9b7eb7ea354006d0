package org.reprise.search.work;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads of this program. */
public final class LocalWorkers implements Workers {
  private final int threads;

  /**
   * So many threads.
   *
   * @param threads units under way at a time; fewer than 1 count as 1
   */
  public LocalWorkers(int threads) {
    this.threads = Math.max(1, threads);
  }

  @Override
  public <R> void run(Workload<R> load, int[] units, ResultSink<R> sink) throws IOException {
    ResultOrder<R> order = new ResultOrder<>(units, sink);
    AtomicInteger next = new AtomicInteger();
    int workers = Math.min(threads, units.length);
    ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, workers));
    try {
      List<Future<?>> futures = new ArrayList<>();
      for (int i = 0; i < workers; i++) {
        futures.add(
            pool.submit(
                () -> {
                  try (Workload.Worker<R> worker = load.worker()) {
                    int place;
                    while ((place = next.getAndIncrement()) < units.length) {
                      order.add(place, worker.run(units[place]));
                    }
                  } finally {
                    // The last one has none left; one that failed leaves none to the others.
                    next.set(units.length);
                  }
                  return null;
                }));
      }
      for (Future<?> future : futures) {
        future.get();
      }
    } catch (ExecutionException e) {
      throw failure(Objects.requireNonNull(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted; what was finished is kept");
    } finally {
      // Units that are under way end by themselves: to interrupt one would close the files.
      next.set(units.length);
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

  private static RuntimeException failure(Throwable cause) throws IOException {
    if (cause instanceof IOException io) {
      throw io;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return (RuntimeException) cause;
  }
}
