package org.reprise.predictor;

import java.util.random.RandomGenerator;

/** A network over blocks of tokens with one output, the logit of the accuracy. */
interface BlockModel {
  /** Returns how many parameters it has; the last is the bias of the output. */
  int size();

  /** Random weights. */
  void initialise(float[] parameters, RandomGenerator random);

  /**
   * Predicts a batch.
   *
   * @param blocks tokens as [example][block][token], every example with as many blocks
   */
  Pass forward(float[] parameters, int[][][] blocks);

  /** A batch on its way through the network. */
  interface Pass {
    /** Returns the logit of each example. */
    float[] output();

    /** Adds the gradient, given the derivative of the loss by each logit. */
    void backward(float[] outputDelta, float[] gradient);
  }

  /** Fills {@code parameters[from, to)} uniformly in (-bound, bound). */
  static void uniform(float[] parameters, int from, int to, double bound, RandomGenerator random) {
    for (int i = from; i < to; i++) {
      parameters[i] = (float) (bound * (2 * random.nextDouble() - 1));
    }
  }
}
