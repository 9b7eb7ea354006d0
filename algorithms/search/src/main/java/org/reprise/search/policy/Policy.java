package org.reprise.search.policy;

import java.util.List;
import java.util.random.RandomGenerator;
import org.reprise.search.Gaussian;
import org.reprise.search.Softmax;
import org.reprise.search.VectorAdam;
import org.reprise.space.Architecture;
import org.reprise.space.Decision;

/**
 * A policy of one softmax per decision, independent of each other, trained by the policy gradient.
 */
public final class Policy {
  private static final double INITIAL_DEVIATION = 1e-3;

  private final double[][] logits;
  private final double[][] probabilities;
  private final VectorAdam[] optimisers;

  /** Logits start as 1e-3 N(0, 1), as in the released code of NAS-Bench-201. */
  public Policy(List<Decision> decisions, double learningRate, RandomGenerator random) {
    logits = new double[decisions.size()][];
    probabilities = new double[decisions.size()][];
    optimisers = new VectorAdam[decisions.size()];
    for (int i = 0; i < logits.length; i++) {
      int choices = decisions.get(i).size();
      logits[i] = new double[choices];
      probabilities[i] = new double[choices];
      for (int j = 0; j < choices; j++) {
        logits[i][j] = INITIAL_DEVIATION * Gaussian.next(random);
      }
      optimisers[i] = new VectorAdam(choices, learningRate);
      Softmax.probabilities(logits[i], probabilities[i]);
    }
  }

  /** Returns an architecture drawn from it. */
  public Architecture sample(RandomGenerator random) {
    int[] choices = new int[logits.length];
    for (int i = 0; i < choices.length; i++) {
      choices[i] = Softmax.sample(probabilities[i], random);
    }
    return Architecture.of(choices);
  }

  /** log pi(architecture). */
  public double logProbability(Architecture architecture) {
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      sum += Math.log(probabilities[i][architecture.choice(i)]);
    }
    return sum;
  }

  /**
   * Returns the gradient of log pi(architecture) with respect to the logits: onehot - p for each
   * decision.
   */
  public double[][] logProbabilityGradient(Architecture architecture) {
    double[][] gradient = new double[logits.length][];
    for (int i = 0; i < logits.length; i++) {
      gradient[i] = new double[logits[i].length];
      for (int j = 0; j < gradient[i].length; j++) {
        gradient[i][j] = (j == architecture.choice(i) ? 1.0 : 0.0) - probabilities[i][j];
      }
    }
    return gradient;
  }

  /** One step of the optimiser on the loss -log pi(architecture) * advantage. */
  public void update(Architecture architecture, double advantage) {
    double[][] gradient = logProbabilityGradient(architecture);
    for (int i = 0; i < logits.length; i++) {
      for (int j = 0; j < gradient[i].length; j++) {
        gradient[i][j] *= -advantage;
      }
      optimisers[i].step(logits[i], gradient[i]);
      Softmax.probabilities(logits[i], probabilities[i]);
    }
  }

  /**
   * Returns the logits themselves, for the gradient check; probabilities follow after {@link
   * #refresh}.
   */
  double[][] logits() {
    return logits;
  }

  void refresh() {
    for (int i = 0; i < logits.length; i++) {
      Softmax.probabilities(logits[i], probabilities[i]);
    }
  }
}
