package org.reprise.training.network;

import org.jspecify.annotations.Nullable;
import org.reprise.training.autograd.Variable;

/**
 * How a network is passed through.
 *
 * @param mode training or evaluation
 * @param gates the weights of choices, decisions x choices, by which {@code Layer.Mix} mixes; null
 *     where choices are summed as they are
 * @param zerosAlone whether gates that are 0 stand in the sum by themselves, as if their choice
 *     gave 1 everywhere: it changes their gradient alone
 */
public record Pass(Mode mode, @Nullable Variable gates, boolean zerosAlone) {
  /** A pass in which gates are factors and nothing else. */
  public Pass(Mode mode, @Nullable Variable gates) {
    this(mode, gates, false);
  }

  /** Returns a pass in which choices are summed. */
  public static Pass of(Mode mode) {
    return new Pass(mode, null);
  }

  /** Returns whether numbers are dropped. */
  public boolean drops() {
    return mode == Mode.TRAINING;
  }
}
