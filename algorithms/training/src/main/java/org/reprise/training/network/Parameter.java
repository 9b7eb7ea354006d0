package org.reprise.training.network;

import org.reprise.training.autograd.Variable;
import org.reprise.training.tensor.Operations;

/**
 * A trained tensor of a network.
 *
 * @param name layer and role, such as {@code stem.conv.weights}
 * @param variable its numbers and gradient
 */
public record Parameter(String name, Variable variable) {
  /** Gives its memory back, that of a gradient included; it must not be used any more. */
  public void release(Operations operations) {
    variable.clearGradient(operations);
    operations.release(variable.value());
  }
}
