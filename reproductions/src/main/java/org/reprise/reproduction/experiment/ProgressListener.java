package org.reprise.reproduction.experiment;

import org.jspecify.annotations.Nullable;

/** Hears how far an experiment is; called by one thread at a time. */
@FunctionalInterface
public interface ProgressListener {
  /** Hears nothing. */
  ProgressListener SILENT = (finished, total, last) -> {};

  /**
   * A run is finished.
   *
   * @param finished how many are, those of earlier executions included
   * @param total how many there will be
   * @param last the one that is finished now; null at the start
   */
  void progress(int finished, int total, @Nullable Run last);

  /** Something was found in the result directory and mended; a sentence. */
  default void remark(String sentence) {}
}
