package org.reprise.algorithm.randomsearch;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.reprise.search.Evaluator;
import org.reprise.search.Hyperparameters;
import org.reprise.search.SearchAlgorithm;
import org.reprise.search.cost.CostObjectives;
import org.reprise.space.Architecture;

/**
 * Random search for a Pareto front. Uniform draws lie where most architectures do; but costs are
 * known without training, so that evaluations can be spread evenly over them: the range of a cost
 * among random architectures is cut into equal strata, and of a few uniform draws the one is
 * evaluated whose stratum was least often. With several costs they take turns.
 */
public final class FrontRandomSearch implements SearchAlgorithm {
  private static final int SAMPLE = 1_000;

  private final Hyperparameters parameters;

  /** A search with these parameters, those of {@link FrontRandomSearchProvider}. */
  public FrontRandomSearch(Hyperparameters parameters) {
    this.parameters = parameters;
  }

  @Override
  public void search(Evaluator evaluator, RandomGenerator random) {
    CostObjectives costs = CostObjectives.of(parameters, evaluator.costs());
    int objectives = costs.names().size();
    int strata = parameters.whole("strata");
    double[][] limits = limits(evaluator, costs, strata, random);
    int[][] evaluated = new int[objectives][strata];
    for (int evaluation = 0; ; evaluation++) {
      Architecture chosen = evaluator.space().sample(random);
      if (objectives > 0) {
        int cost = evaluation % objectives;
        int rarest = stratum(limits[cost], costs.of(chosen)[cost]);
        for (int draw = 1; draw < parameters.whole("draws"); draw++) {
          Architecture other = evaluator.space().sample(random);
          int stratum = stratum(limits[cost], costs.of(other)[cost]);
          if (evaluated[cost][stratum] < evaluated[cost][rarest]) {
            chosen = other;
            rarest = stratum;
          }
        }
        evaluated[cost][rarest]++;
      }
      evaluator.evaluate(chosen);
    }
  }

  /** Returns for each cost the upper limits of the strata but the last, equal steps of the cost. */
  private static double[][] limits(
      Evaluator evaluator, CostObjectives costs, int strata, RandomGenerator random) {
    int objectives = costs.names().size();
    double[][] limits = new double[objectives][strata - 1];
    if (objectives == 0) {
      return limits;
    }
    double[] least = new double[objectives];
    double[] most = new double[objectives];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    Arrays.fill(most, Double.NEGATIVE_INFINITY);
    for (int i = 0; i < SAMPLE; i++) {
      double[] own = costs.of(evaluator.space().sample(random));
      for (int c = 0; CostObjectives.areKnown(own) && c < objectives; c++) {
        least[c] = Math.min(least[c], own[c]);
        most[c] = Math.max(most[c], own[c]);
      }
    }
    for (int c = 0; c < objectives; c++) {
      for (int i = 0; i < strata - 1; i++) {
        limits[c][i] = least[c] + (most[c] - least[c]) * (i + 1) / strata;
      }
    }
    return limits;
  }

  /** Returns the number of the stratum; what has no cost is counted with the dearest. */
  private static int stratum(double[] limits, double cost) {
    int stratum = 0;
    while (stratum < limits.length && !(cost >= 0 && cost <= limits[stratum])) {
      stratum++;
    }
    return stratum;
  }
}
