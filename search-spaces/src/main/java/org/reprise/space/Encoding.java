package org.reprise.space;

/**
 * An architecture as a vector of numbers, for predictors. Deterministic, and safe to use from many
 * threads.
 */
public interface Encoding {
  /** Returns the length of every vector. */
  int length();

  /**
   * Writes the encoding of {@code architecture} to {@code target[offset .. offset + length())}, all
   * of it.
   */
  void encode(Architecture architecture, double[] target, int offset);

  /** Returns the encoding of {@code architecture} as a new vector. */
  default double[] encode(Architecture architecture) {
    double[] vector = new double[length()];
    encode(architecture, vector, 0);
    return vector;
  }
}
