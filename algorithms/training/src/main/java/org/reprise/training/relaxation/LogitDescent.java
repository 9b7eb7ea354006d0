package org.reprise.training.relaxation;

import java.util.List;
import org.reprise.training.network.Parameter;
import org.reprise.training.optimizer.Adam;
import org.reprise.training.optimizer.Optimizer;
import org.reprise.training.optimizer.Sgd;
import org.reprise.training.tensor.Operations;

/**
 * How the logits of the choices start, and how they descend, at one rate throughout.
 *
 * @param deviation standard deviation of the first logits, whose mean has no part in a softmax
 * @param rule what moves them
 * @param rate learning rate
 * @param decay weight decay
 * @param clip largest norm of the gradient; 0 for no limit
 */
public record LogitDescent(double deviation, Rule rule, double rate, double decay, double clip) {
  private static final double BETA1 = 0.5;
  private static final double BETA2 = 0.999;

  /** What moves the logits. */
  public enum Rule {
    /** Adam with rates of forgetting 0.5 and 0.999, as all of these methods have them. */
    ADAM,
    /** Stochastic gradient descent without momentum. */
    SGD
  }

  /** Returns the optimiser. */
  Optimizer optimizer(Operations operations, List<Parameter> logits) {
    return switch (rule) {
      case ADAM -> new Adam(operations, logits, BETA1, BETA2, decay);
      case SGD -> new Sgd(operations, logits, 0, false, decay);
    };
  }
}
