package org.reprise.algorithm.enas;

/**
 * The shape of a controller.
 *
 * @param layers of the LSTM
 * @param units of each layer
 * @param biased whether the LSTM has biases
 * @param classifierBiased whether the classifier of operations has them
 * @param operations how the logits of operations are kept small
 * @param attention how those of inputs and skips are
 * @param firstBias the classifier's biases before training; empty for none in particular
 * @param preference what is added to the logits of preferred steps, never trained; empty for
 *     nothing
 * @param skipTarget share of skips that the penalty wants
 * @param sampledEntropy whether the entropy in the reward is that of the sampled choices alone, as
 *     the code for whole networks has it
 * @param penaltyOfSample whether the penalty is on the probabilities that are sampled from, as the
 *     paper has it; else on the logistic function of each logit, as the released code has it
 */
record ControllerSettings(
    int layers,
    int units,
    boolean biased,
    boolean classifierBiased,
    Squash operations,
    Squash attention,
    double[] firstBias,
    double[] preference,
    double skipTarget,
    boolean sampledEntropy,
    boolean penaltyOfSample) {
  /**
   * Those of the released code of NAS-Bench-201, without the LSTM's second bias.
   *
   * @param squash temperature 5 and tanh constant 2.5 there
   */
  static ControllerSettings ofCells(int layers, int units, Squash squash) {
    return new ControllerSettings(
        layers, units, true, true, squash, squash, new double[0], new double[0], 0.4, false, false);
  }

  /**
   * Those of the authors' code for whole networks: one layer of 64 units without biases, no
   * temperature, logits of operations and skips bounded by 1.5.
   *
   * @param penaltyOfSample whether the skip penalty is the paper's; else the code's
   */
  static ControllerSettings ofMacro(boolean penaltyOfSample) {
    Squash squash = new Squash(1, 1.5);
    return new ControllerSettings(
        1,
        64,
        false,
        false,
        squash,
        squash,
        new double[0],
        new double[0],
        0.4,
        true,
        penaltyOfSample);
  }

  /**
   * Those of the authors' code for pairs of cells: logits bounded by 1.1, those of operations by
   * 1.1 / 2.5, and a bias towards separable convolutions, trained from 10 on and fixed.
   */
  static ControllerSettings ofMicro() {
    return new ControllerSettings(
        1,
        64,
        false,
        true,
        new Squash(1, 1.1 / 2.5),
        new Squash(1, 1.1),
        new double[] {10, 10, 0, 0, 0},
        new double[] {0.25, 0.25, -0.25, -0.25, -0.25},
        0.4,
        false,
        false);
  }
}
