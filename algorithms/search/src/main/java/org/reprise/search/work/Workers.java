package org.reprise.search.work;

import java.io.IOException;

/** Who does units of work: the threads of this program, or other machines. */
public interface Workers extends AutoCloseable {
  /**
   * Does all of {@code units}, in any order, each at least once, and hands each result on once, in
   * the order of the list. Returns when the last is handed on. If a unit fails, no further one is
   * begun, and its exception is thrown; of several that fail, that of the first in the list.
   *
   * @throws java.util.concurrent.CancellationException if this thread is interrupted; what was
   *     handed on stays
   * @throws IOException if the sink cannot write
   */
  <R> void run(Workload<R> load, int[] units, ResultSink<R> sink) throws IOException;

  /** Returns who they are, for a progress bar, such as {@code 2 executors}; empty for threads. */
  default String description() {
    return "";
  }

  @Override
  default void close() {}
}
