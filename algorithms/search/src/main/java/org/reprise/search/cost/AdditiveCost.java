package org.reprise.search.cost;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.reprise.space.Architecture;
import org.reprise.space.Decision;
import org.reprise.space.InvalidInputException;
import org.reprise.space.LinearCost;
import org.reprise.space.SearchSpace;

/**
 * A cost as a sum over decisions, by least squares: a table of blocks out of whole networks (Cai et
 * al. 2019, section 3.3, measure the blocks themselves). Exact for costs that are such a sum.
 */
public final class AdditiveCost {
  private static final int MOST = 2_000;
  private static final int ROUNDS = 1_000;
  private static final double SETTLED = 1e-12;

  private AdditiveCost() {}

  /**
   * Returns the sum that fits best: to all architectures of a small space, to 2,000 random ones of
   * a larger one.
   *
   * @param name of the cost, for messages
   * @param cost NaN where it is not known; such architectures are left out
   * @throws InvalidInputException if a choice occurs in no architecture whose cost is known
   */
  public static LinearCost fit(
      SearchSpace space, String name, ToDoubleFunction<Architecture> cost) {
    List<Architecture> known = new ArrayList<>();
    List<Double> found = new ArrayList<>();
    for (Architecture architecture : architectures(space)) {
      double value = cost.applyAsDouble(architecture);
      if (Double.isFinite(value)) {
        known.add(architecture);
        found.add(value);
      }
    }
    double[] costs = found.stream().mapToDouble(Double::doubleValue).toArray();
    List<Decision> decisions = space.decisions();
    double[][] weights = new double[decisions.size()][];
    for (int d = 0; d < weights.length; d++) {
      weights[d] = new double[decisions.get(d).size()];
      for (int c = 0; c < weights[d].length; c++) {
        int decision = d;
        int choice = c;
        if (known.stream().noneMatch(a -> a.choice(decision) == choice)) {
          throw new InvalidInputException(
              "cost '"
                  + name
                  + "' is known of no architecture with "
                  + decisions.get(d).name()
                  + " = "
                  + decisions.get(d).choices().get(c));
        }
      }
    }
    return linear(decisions, settle(known, costs, weights), weights);
  }

  private static List<Architecture> architectures(SearchSpace space) {
    if (space.size().bitLength() < Integer.SIZE && space.size().intValueExact() <= MOST) {
      return space.keys().mapToObj(space::fromKey).toList();
    }
    SplittableRandom random = new SplittableRandom(0);
    List<Architecture> drawn = new ArrayList<>();
    for (int i = 0; i < MOST; i++) {
      drawn.add(space.sample(random));
    }
    return drawn;
  }

  /**
   * Decision by decision, each choice takes the mean of what the others leave (Gauss-Seidel on the
   * normal equations); where every combination is there, one round does it. Returns the bias.
   */
  private static double settle(List<Architecture> known, double[] costs, double[][] weights) {
    double[] rest = costs.clone();
    double bias = 0;
    double scale = 0;
    for (double cost : costs) {
      bias += cost / costs.length;
      scale = Math.max(scale, Math.abs(cost));
    }
    for (int i = 0; i < rest.length; i++) {
      rest[i] -= bias;
    }
    double moved = Double.POSITIVE_INFINITY;
    for (int round = 0; round < ROUNDS && moved > SETTLED * scale; round++) {
      moved = 0;
      for (int d = 0; d < weights.length; d++) {
        double[] sums = new double[weights[d].length];
        int[] counts = new int[weights[d].length];
        for (int i = 0; i < rest.length; i++) {
          int choice = known.get(i).choice(d);
          sums[choice] += rest[i];
          counts[choice]++;
        }
        for (int c = 0; c < sums.length; c++) {
          sums[c] /= counts[c];
          weights[d][c] += sums[c];
          moved = Math.max(moved, Math.abs(sums[c]));
        }
        for (int i = 0; i < rest.length; i++) {
          rest[i] -= sums[known.get(i).choice(d)];
        }
      }
    }
    return bias;
  }

  private static LinearCost linear(List<Decision> decisions, double bias, double[][] weights) {
    List<Map<String, Double>> byName = new ArrayList<>();
    for (int d = 0; d < weights.length; d++) {
      Map<String, Double> named = new HashMap<>();
      for (int c = 0; c < weights[d].length; c++) {
        named.put(decisions.get(d).choices().get(c), weights[d][c]);
      }
      byName.add(named);
    }
    return LinearCost.of(bias, decisions, byName);
  }
}
