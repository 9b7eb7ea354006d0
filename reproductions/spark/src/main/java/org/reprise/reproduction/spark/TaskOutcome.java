package org.reprise.reproduction.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a task sends back: the results of its units, or why one of them failed for good. */
final class TaskOutcome implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ArrayList<byte[]> results;
  private final byte @Nullable [] failure;

  private TaskOutcome(ArrayList<byte[]> results, byte @Nullable [] failure) {
    this.results = results;
    this.failure = failure;
  }

  static TaskOutcome of(List<byte[]> results) {
    return new TaskOutcome(new ArrayList<>(results), null);
  }

  static TaskOutcome failed(Throwable failure) {
    return new TaskOutcome(new ArrayList<>(), Failures.encode(failure));
  }

  /** Returns whether a unit failed. */
  boolean isFailure() {
    return failure != null;
  }

  /**
   * Returns the encoded results, in the order of the units.
   *
   * @throws RuntimeException or Error: what the unit failed with
   */
  List<byte[]> results() {
    if (failure != null) {
      Throwable cause = Failures.decode(failure);
      if (cause instanceof Error error) {
        throw error;
      }
      throw cause instanceof RuntimeException unchecked
          ? unchecked
          : new IllegalStateException(cause.getMessage(), cause);
    }
    return results;
  }
}
