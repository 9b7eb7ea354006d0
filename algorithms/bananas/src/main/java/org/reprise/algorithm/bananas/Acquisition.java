package org.reprise.algorithm.bananas;

import java.util.random.RandomGenerator;
import org.reprise.search.Gaussian;
import org.reprise.search.statistics.Normal;

/**
 * The acquisition functions that BANANAS compares (White et al. 2021, section 4.3), over the
 * predictions of an ensemble: mean mu and standard deviation sigma over its networks, of accuracies
 * in percent. The factors are those of the published code.
 */
public enum Acquisition {
  /** Independent Thompson sampling: a draw from N(mu, sigma^2) for each candidate. */
  ITS {
    @Override
    double[] values(double[][] predictions, double best, RandomGenerator random) {
      return each(predictions, (mu, sigma) -> mu + sigma * Gaussian.next(random));
    }
  },
  /** Thompson sampling: one network of the ensemble, drawn for all candidates together. */
  TS {
    @Override
    double[] values(double[][] predictions, double best, RandomGenerator random) {
      return predictions[random.nextInt(predictions.length)];
    }
  },
  /** Upper confidence bound: mu + 0.5 sigma. */
  UCB {
    @Override
    double[] values(double[][] predictions, double best, RandomGenerator random) {
      return each(predictions, (mu, sigma) -> mu + 0.5 * sigma);
    }
  },
  /** Expected improvement over the best accuracy so far, with sigma divided by 5. */
  EI {
    @Override
    double[] values(double[][] predictions, double best, RandomGenerator random) {
      return each(predictions, (mu, sigma) -> expectedImprovement(mu - best, sigma / 5));
    }
  },
  /** Probability of improvement over the best accuracy so far. */
  PI {
    @Override
    double[] values(double[][] predictions, double best, RandomGenerator random) {
      return each(
          predictions,
          (mu, sigma) -> sigma > 0 ? Normal.below((mu - best) / sigma) : mu > best ? 1.0 : 0.0);
    }
  };

  /**
   * Returns how much each candidate is worth training; greater is better.
   *
   * @param predictions accuracies in percent as [network][candidate]
   * @param best the greatest accuracy in percent that was charged
   */
  abstract double[] values(double[][] predictions, double best, RandomGenerator random);

  @FunctionalInterface
  private interface OfMoments {
    double value(double mu, double sigma);
  }

  private static double[] each(double[][] predictions, OfMoments acquisition) {
    double[] values = new double[predictions[0].length];
    for (int candidate = 0; candidate < values.length; candidate++) {
      double mu = 0;
      for (double[] network : predictions) {
        mu += network[candidate] / predictions.length;
      }
      double variance = 0;
      for (double[] network : predictions) {
        double difference = network[candidate] - mu;
        variance += difference * difference / predictions.length;
      }
      values[candidate] = acquisition.value(mu, Math.sqrt(variance));
    }
    return values;
  }

  private static double expectedImprovement(double gain, double sigma) {
    if (!(sigma > 0)) {
      return Math.max(0, gain);
    }
    double gamma = gain / sigma;
    double density = Math.exp(-gamma * gamma / 2) / Math.sqrt(2 * Math.PI);
    return sigma * (gamma * Normal.below(gamma) + density);
  }
}
