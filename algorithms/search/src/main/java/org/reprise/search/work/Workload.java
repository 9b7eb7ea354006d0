package org.reprise.search.work;

/**
 * Numbered units of work that do not depend on each other: what a unit gives follows from its
 * number alone, on whichever thread it is done.
 *
 * @param <R> what a unit gives
 */
@FunctionalInterface
public interface Workload<R> {
  /** Returns a fresh worker, for one thread. */
  Worker<R> worker();

  /**
   * Does units, one after the other, and keeps what they may share.
   *
   * @param <R> what a unit gives
   */
  @FunctionalInterface
  interface Worker<R> extends AutoCloseable {
    /**
     * Returns what unit number {@code unit} gives.
     *
     * @throws RuntimeException if it fails; the message names the unit in the user's words
     */
    R run(int unit);

    @Override
    default void close() {}
  }
}
