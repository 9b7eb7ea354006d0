package org.reprise.search.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LocalWorkersTest {
  @Property(tries = 50)
  void resultsComeOnceAndInTheOrderOfTheUnits(
      @ForAll @IntRange(min = 1, max = 5) int threads,
      @ForAll List<@IntRange(min = 0, max = 99) Integer> units)
      throws IOException {
    List<Integer> taken = new ArrayList<>();
    int[] numbers = units.stream().mapToInt(i -> i).toArray();
    new LocalWorkers(threads)
        .run(
            () -> unit -> unit * unit,
            numbers,
            (unit, result) -> {
              assertThat(result).isEqualTo(unit * unit);
              taken.add(unit);
            });
    assertThat(taken).isEqualTo(units);
  }

  /** However many threads there are, a user reads the line that one thread would have given. */
  @Test
  void ofSeveralFailuresThatOfTheFirstUnitIsThrown() {
    // Either thread takes the first unit, which ends after the second has failed.
    for (int late = 0; late < 2; late++) {
      int other = late;
      AtomicInteger workers = new AtomicInteger();
      CountDownLatch first = new CountDownLatch(1);
      CountDownLatch second = new CountDownLatch(1);
      Workload<Integer> load =
          () -> {
            if (workers.getAndIncrement() == other) {
              await(first);
            }
            return unit -> {
              if (unit == 0) {
                first.countDown();
                await(second);
              }
              second.countDown();
              throw new IllegalStateException("unit " + unit);
            };
          };
      assertThatThrownBy(
              () -> new LocalWorkers(2).run(load, new int[] {0, 1, 2}, (unit, result) -> {}))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("unit 0");
    }
  }

  @Test
  void aUnitIsHeardOfBeforeItsTurn() throws IOException {
    // The first unit ends after the second has been heard of.
    CountDownLatch second = new CountDownLatch(1);
    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    new LocalWorkers(2)
        .run(
            () ->
                unit -> {
                  if (unit == 0) {
                    await(second);
                  }
                  return unit;
                },
            new int[] {0, 1},
            new ResultSink<Integer>() {
              @Override
              public void accept(int unit, Integer result) {
                heard.add("takes " + unit);
              }

              @Override
              public void done(int done, Integer result) {
                heard.add(done + " done: " + result);
                second.countDown();
              }
            });
    assertThat(heard).containsExactly("1 done: 1", "takes 0", "takes 1", "2 done: 0");
  }

  @Test
  void aFailureIsThrownAndNothingIsBegunAfterIt() {
    AtomicInteger begun = new AtomicInteger();
    AtomicInteger closed = new AtomicInteger();
    Workload<Integer> load =
        () ->
            new Workload.Worker<>() {
              @Override
              public Integer run(int unit) {
                begun.incrementAndGet();
                if (unit == 2) {
                  throw new IllegalStateException("unit 2 is broken");
                }
                return unit;
              }

              @Override
              public void close() {
                closed.incrementAndGet();
              }
            };
    List<Integer> taken = new ArrayList<>();
    assertThatThrownBy(
            () ->
                new LocalWorkers(1)
                    .run(load, new int[] {0, 1, 2, 3, 4}, (unit, result) -> taken.add(result)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("unit 2 is broken");
    assertThat(taken).containsExactly(0, 1);
    assertThat(begun).hasValue(3);
    assertThat(closed).hasValue(1);
  }

  @Test
  void aFailureOfTheSinkEndsTheWork() {
    assertThatThrownBy(
            () ->
                new LocalWorkers(2)
                    .run(
                        () -> unit -> unit,
                        new int[] {0, 1, 2},
                        (unit, result) -> {
                          throw new IOException("no space left");
                        }))
        .isInstanceOf(IOException.class)
        .hasMessage("no space left");
  }

  @Test
  void anInterruptedCallerKeepsWhatIsUnderWay() {
    List<Integer> taken = new ArrayList<>();
    Thread caller = Thread.currentThread();
    assertThatThrownBy(
            () ->
                new LocalWorkers(1)
                    .run(
                        () ->
                            unit -> {
                              caller.interrupt();
                              // Who waits for a result clears the flag on noticing.
                              while (caller.isInterrupted()) {
                                Thread.onSpinWait();
                              }
                              return unit;
                            },
                        new int[] {0},
                        (unit, result) -> taken.add(unit)))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
