package org.reprise.search.work;

import java.io.IOException;

/**
 * Takes the results of units; called by one thread at a time.
 *
 * @param <R> what a unit gives
 */
@FunctionalInterface
public interface ResultSink<R> {
  /**
   * Takes a result. Each comes once, in the order in which the units were listed.
   *
   * @throws IOException if it cannot be written; the rest is then not done
   */
  void accept(int unit, R result) throws IOException;

  /**
   * Hears that a unit is done, as soon as it is; its result is accepted when its turn comes.
   *
   * @param done how many units are done by now
   */
  default void done(int done, R result) {}
}
