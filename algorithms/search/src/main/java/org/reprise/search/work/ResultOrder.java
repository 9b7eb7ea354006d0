package org.reprise.search.work;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Brings results, which come in any order and may come twice, into the order of their units.
 *
 * @param <R> what a unit gives
 */
public final class ResultOrder<R> {
  private final int[] units;
  private final ResultSink<R> sink;
  private final Map<Integer, R> waiting = new HashMap<>();
  private int next;

  /** Hands the results of {@code units} on to {@code sink} in their order. */
  public ResultOrder(int[] units, ResultSink<R> sink) {
    this.units = units.clone();
    this.sink = sink;
  }

  /**
   * Takes the result of the unit at {@code place} of the list; a second one of the same place is
   * dropped.
   *
   * @throws IOException if the sink cannot write
   */
  public synchronized void add(int place, R result) throws IOException {
    if (place < next || waiting.putIfAbsent(place, result) != null) {
      return;
    }
    R ready;
    while ((ready = waiting.remove(next)) != null) {
      sink.accept(units[next], ready);
      next++;
    }
    sink.done(next + waiting.size(), result);
  }
}
