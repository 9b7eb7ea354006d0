package org.reprise.training.tensor;

/**
 * Work that an engine noted instead of doing it, by {@link Operations#record}. Recordings that were
 * made one after the other are run in that order, as often as wanted, and closed before the next is
 * made: what one gave back, the next may have used again.
 */
public interface Recording extends AutoCloseable {
  /** Does the work once more, on the tensors of the first time; may return before it is done. */
  void run();

  /** Gives back what only the work itself used. Tensors that it did not release stay. */
  @Override
  void close();
}
