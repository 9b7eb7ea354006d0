package org.reprise.training.tensor;

/** Running statistics in an engine's memory. */
public interface ResidentStatistics {
  /** Overwrites the arrays with what it holds. */
  void read(double[] mean, double[] variance);

  /** Gives its memory back; it must not be used any more. */
  void release();
}
