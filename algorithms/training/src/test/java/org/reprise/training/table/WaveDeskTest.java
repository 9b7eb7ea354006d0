package org.reprise.training.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.training.engine.Engine;
import org.reprise.training.standalone.TrainingResult;
import org.reprise.training.table.TableTraining.Task;

class WaveDeskTest {
  private static final NasBench201 SPACE = new NasBench201();
  private static final TrainingBenchmark BENCHMARK = BuiltInBenchmark.load();

  private final List<Integer> waves = new ArrayList<>();
  private final CountDownLatch begin = new CountDownLatch(1);
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();
  private final AtomicBoolean broken = new AtomicBoolean();

  /** A trainer of at most four at a time, whose entries say the seed; it waits to begin. */
  private final WaveTrainer.Provider provider =
      new WaveTrainer.Provider() {
        @Override
        public Engine engine() {
          return Engine.CUDA;
        }

        @Override
        public WaveTrainer open(TrainingBenchmark benchmark) {
          opened.incrementAndGet();
          return new Trainer();
        }
      };

  private final class Trainer implements WaveTrainer {
    @Override
    public int width() {
      return 4;
    }

    @Override
    public List<TrainedEntry> train(List<Task> tasks) {
      try {
        begin.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      if (broken.get()) {
        throw new IllegalStateException("the device is gone");
      }
      waves.add(tasks.size());
      return tasks.stream()
          .map(
              task ->
                  new TrainedEntry(
                      SPACE.format(task.architecture()),
                      task.seed(),
                      new TrainingResult(List.of(), false, task.seed(), 0, 0)))
          .toList();
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }

  private static Task task(long seed) {
    return new Task(SPACE.sample(new SplittableRandom(seed)), seed);
  }

  @Test
  void whatWaitsTogetherIsTrainedTogetherAndEachGetsItsOwn() {
    List<CompletableFuture<TrainedEntry>> answers = new ArrayList<>();
    try (WaveDesk desk = new WaveDesk(provider, BENCHMARK)) {
      for (long seed = 0; seed < 9; seed++) {
        answers.add(desk.ask(task(seed)));
      }
      begin.countDown();
      for (int seed = 0; seed < 9; seed++) {
        assertThat(answers.get(seed).join().result().testAccuracy()).isEqualTo(seed);
      }
    }
    assertThat(waves.stream().mapToInt(Integer::intValue).sum()).isEqualTo(9);
    assertThat(waves).contains(4).allMatch(size -> size <= 4);
    assertThat(opened).hasValue(1);
    assertThat(closed).hasValue(1);
  }

  @Test
  void whoWaitsIsToldWhatWentWrongAndTheNextTriesAnew() {
    begin.countDown();
    broken.set(true);
    try (WaveDesk desk = new WaveDesk(provider, BENCHMARK)) {
      assertThatThrownBy(() -> desk.ask(task(1)).join())
          .isInstanceOf(CompletionException.class)
          .hasRootCauseMessage("the device is gone");
      broken.set(false);
      assertThat(desk.ask(task(2)).join().seed()).isEqualTo(2);
    }
    assertThat(opened).hasValue(2);
  }

  @Test
  void withoutARequestNoDeviceIsOpened() {
    new WaveDesk(provider, BENCHMARK).close();
    assertThat(opened).hasValue(0);
  }
}
