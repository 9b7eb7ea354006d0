package org.reprise.training.table;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.reprise.training.table.TableTraining.Task;

/**
 * Trainings that searches ask for one by one, done together: a thread of its own takes what several
 * of them wait for at a time and trains it as a wave. Safe to use from many threads.
 */
final class WaveDesk implements AutoCloseable {
  // Searches that a wave sets free ask again within this time.
  private static final long LINGER_MILLIS = 20;
  private static final Request LAST = new Request(null, new CompletableFuture<>());

  private final WaveTrainer.Provider provider;
  private final TrainingBenchmark benchmark;
  private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
  private @Nullable Thread thread;

  private record Request(@Nullable Task task, CompletableFuture<TrainedEntry> answer) {}

  WaveDesk(WaveTrainer.Provider provider, TrainingBenchmark benchmark) {
    this.provider = provider;
    this.benchmark = benchmark;
  }

  /** Returns the entry of a task, when its wave is through; the first opens the device. */
  synchronized CompletableFuture<TrainedEntry> ask(Task task) {
    if (thread == null) {
      thread = new Thread(this::serve, "waves");
      thread.setDaemon(true);
      thread.start();
    }
    Request request = new Request(task, new CompletableFuture<>());
    requests.add(request);
    return request.answer;
  }

  private void serve() {
    List<Request> wave = new ArrayList<>();
    try (WaveTrainer trainer = provider.open(benchmark)) {
      while (gather(wave, trainer.width())) {
        List<TrainedEntry> entries = trainer.train(wave.stream().map(Request::task).toList());
        for (int i = 0; i < entries.size(); i++) {
          wave.get(i).answer.complete(entries.get(i));
        }
        wave.clear();
      }
    } catch (InterruptedException e) {
      fail(wave, new IllegalStateException("training was interrupted", e));
    } catch (RuntimeException | Error e) {
      fail(wave, e);
    }
  }

  /** Waits for one request and takes those that follow soon; false after the last of all. */
  private boolean gather(List<Request> wave, int width) throws InterruptedException {
    Request next = requests.take();
    while (next != null && next != LAST) {
      wave.add(next);
      next = wave.size() < width ? requests.poll(LINGER_MILLIS, TimeUnit.MILLISECONDS) : null;
    }
    if (next == LAST) {
      requests.add(LAST);
    }
    return !wave.isEmpty();
  }

  /** Tells all who wait, and all who will ask, what went wrong. */
  private synchronized void fail(List<Request> wave, Throwable cause) {
    requests.drainTo(wave);
    wave.forEach(request -> request.answer.completeExceptionally(cause));
    thread = null;
  }

  @Override
  public void close() {
    Thread serving;
    synchronized (this) {
      serving = thread;
    }
    if (serving != null) {
      requests.add(LAST);
      try {
        serving.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
