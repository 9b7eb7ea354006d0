package org.reprise.training.network;

import org.reprise.training.autograd.Variable;

/**
 * How a network is passed through.
 *
 * @param mode training or evaluation
 * @param gates the weights of choices, decisions x choices, by which {@code Layer.Mix} mixes; null
 *     where choices are summed as they are
 */
public record Pass(Mode mode, Variable gates) {
  /** Returns a pass in which choices are summed. */
  public static Pass of(Mode mode) {
    return new Pass(mode, null);
  }

  /** Returns whether numbers are dropped. */
  public boolean drops() {
    return mode == Mode.TRAINING;
  }
}
