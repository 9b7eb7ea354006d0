package org.reprise.algorithm.bohb;

import java.util.List;
import java.util.random.RandomGenerator;
import org.reprise.space.Architecture;
import org.reprise.space.Decision;

/**
 * A kernel density over categorical decisions: the mean over the data of a product of
 * Aitchison-Aitken kernels, 1 - h for the datum's own choice and h / (k - 1) for each of the k - 1
 * others.
 */
final class CategoricalDensity {
  private static final double FLOOR = 1e-3;
  private static final int GRID = 50;

  private final List<Architecture> data;
  private final int[] sizes;
  private final double[] bandwidths;

  /** How the bandwidth of a decision is found. */
  enum BandwidthRule {
    /**
     * The normal reference rule on the numbers of the choices, h = 1.06 sd n^(-1 / (4 + d)), as the
     * released code of BOHB asks of its library. It has no upper bound: with five choices without
     * order, h is near 1, the kernel flat, and beyond 1 - 1/k it prefers what the data did not
     * choose.
     */
    RELEASED,
    /**
     * Greatest leave-one-out likelihood of each decision (Aitchison and Aitken 1976, section 3).
     */
    CROSS_VALIDATED
  }

  CategoricalDensity(List<Architecture> data, List<Decision> decisions, BandwidthRule rule) {
    this.data = List.copyOf(data);
    sizes = decisions.stream().mapToInt(Decision::size).toArray();
    bandwidths = new double[sizes.length];
    for (int d = 0; d < sizes.length; d++) {
      double h = rule == BandwidthRule.RELEASED ? normalReference(d) : crossValidated(d);
      bandwidths[d] = sizes[d] == 1 ? 0 : Math.max(FLOOR, h);
    }
  }

  private double normalReference(int decision) {
    double mean = data.stream().mapToInt(a -> a.choice(decision)).average().orElse(0);
    double variance =
        data.stream().mapToDouble(a -> Math.pow(a.choice(decision) - mean, 2)).average().orElse(0);
    return 1.06 * Math.sqrt(variance) * Math.pow(data.size(), -1.0 / (4 + sizes.length));
  }

  private double crossValidated(int decision) {
    int k = sizes[decision];
    int[] counts = new int[k];
    for (Architecture datum : data) {
      counts[datum.choice(decision)]++;
    }
    double widest = (k - 1.0) / k;
    double best = widest;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int step = 1; step <= GRID; step++) {
      double h = widest * step / GRID;
      double likelihood = 0;
      for (int count : counts) {
        if (count > 0) {
          // Up to the constant 1 / (n - 1): the density of the others at a datum of this choice.
          double others = (count - 1) * (1 - h) + (data.size() - count) * h / (k - 1);
          likelihood += count * Math.log(others);
        }
      }
      if (likelihood > greatest) {
        greatest = likelihood;
        best = h;
      }
    }
    return best;
  }

  /** Returns the density at {@code architecture}; over all combinations of choices it sums to 1. */
  double at(Architecture architecture) {
    double sum = 0;
    for (Architecture datum : data) {
      double product = 1;
      for (int d = 0; d < sizes.length; d++) {
        product *=
            datum.choice(d) == architecture.choice(d)
                ? 1 - bandwidths[d]
                : bandwidths[d] / (sizes[d] - 1);
      }
      sum += product;
    }
    return sum / data.size();
  }

  /**
   * Returns a datum drawn uniformly, each of its choices replaced by a uniform one with probability
   * h.
   */
  Architecture sample(RandomGenerator random) {
    int[] choices = data.get(random.nextInt(data.size())).choices();
    for (int d = 0; d < sizes.length; d++) {
      if (random.nextDouble() < bandwidths[d]) {
        choices[d] = random.nextInt(sizes[d]);
      }
    }
    return Architecture.of(choices);
  }
}
