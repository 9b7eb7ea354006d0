package org.reprise.search.work;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentSkipListMap;
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
    // By place. Places are taken in order: those before one that failed end as they will.
    ConcurrentSkipListMap<Integer, Throwable> failures = new ConcurrentSkipListMap<>();
    int workers = Math.min(threads, units.length);
    ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, workers));
    try {
      List<Future<?>> futures = new ArrayList<>();
      for (int i = 0; i < workers; i++) {
        futures.add(
            pool.submit(
                () -> {
                  int place = 0;
                  try (Workload.Worker<R> worker = load.worker()) {
                    while ((place = next.getAndIncrement()) < units.length) {
                      order.add(place, worker.run(units[place]));
                    }
                  } catch (IOException | RuntimeException | Error e) {
                    failures.putIfAbsent(place, e);
                    throw e;
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
      next.set(units.length);
      pool.shutdown();
      awaitEnd(pool);
      throw failure(failures.firstEntry().getValue());
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
