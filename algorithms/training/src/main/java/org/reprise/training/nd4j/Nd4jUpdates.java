package org.reprise.training.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.reprise.training.tensor.Operations.AdamStep;
import org.reprise.training.tensor.Operations.MomentumStep;
import org.reprise.training.tensor.Operations.RmsStep;

/**
 * One step of each optimiser on one parameter. ND4J's own updaters scale Nesterov's step and place
 * epsilon differently, so the papers' formulas are written out.
 */
final class Nd4jUpdates {
  private Nd4jUpdates() {}

  private static INDArray decayed(INDArray weights, INDArray gradient, double decay) {
    return weights.mul(decay).addi(gradient);
  }

  static void momentum(INDArray weights, INDArray gradient, INDArray velocity, MomentumStep step) {
    try (INDArray g = decayed(weights, gradient, step.decay())) {
      velocity.muli(step.momentum()).addi(g);
      try (INDArray move =
          step.nesterov() ? velocity.mul(step.momentum()).addi(g) : velocity.dup()) {
        weights.subi(move.muli(step.rate()));
      }
    }
  }

  static void adam(
      INDArray weights, INDArray gradient, INDArray mean, INDArray square, AdamStep step) {
    double unbiased1 = 1 - Math.pow(step.beta1(), step.time());
    double unbiased2 = 1 - Math.pow(step.beta2(), step.time());
    try (INDArray g = decayed(weights, gradient, step.decay());
        INDArray squares = g.mul(g)) {
      square.muli(step.beta2()).addi(squares.muli(1 - step.beta2()));
      mean.muli(step.beta1()).addi(g.muli(1 - step.beta1()));
      try (INDArray root = Transforms.sqrt(square.div(unbiased2), false).addi(step.epsilon());
          INDArray move = mean.mul(step.rate() / unbiased1).divi(root)) {
        weights.subi(move);
      }
    }
  }

  static void rmsProp(
      INDArray weights, INDArray gradient, INDArray square, INDArray velocity, RmsStep step) {
    try (INDArray g = decayed(weights, gradient, step.decay());
        INDArray squares = g.mul(g)) {
      square.muli(step.rho()).addi(squares.muli(1 - step.rho()));
      try (INDArray root = Transforms.sqrt(square.add(step.epsilon()), false)) {
        velocity.muli(step.momentum()).addi(g.muli(step.rate()).divi(root));
      }
      weights.subi(velocity);
    }
  }
}
