package org.reprise.training.tensor;

/**
 * Numbers in the memory of the {@link Operations} that made it; only those can read it. How they
 * lie there is their affair.
 */
public interface Tensor {
  /** Returns the logical shape. */
  TensorShape shape();
}
