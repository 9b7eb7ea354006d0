package org.reprise.training.optimizer;

/** Moves parameters along their gradients; those without a gradient are untouched. */
public interface Optimizer extends AutoCloseable {
  /** One step at this learning rate with the gradients as they are; then clears them. */
  void step(double rate);

  /** Gives its own memory back. */
  @Override
  void close();
}
