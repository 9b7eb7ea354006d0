package org.reprise.search.cost;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.reprise.search.ArchitectureCosts;
import org.reprise.search.Hyperparameter;
import org.reprise.search.Hyperparameters;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.LinearCost;
import org.reprise.space.SearchSpace;

/**
 * The cost that a search is held to, and where it should end.
 *
 * @param name of the cost, such as multiply_adds or the latency of a device
 * @param cost of an architecture; NaN where it is not known
 * @param value what a result should cost, above 0
 */
public record CostTarget(String name, ToDoubleFunction<Architecture> cost, double value) {
  // 84 ms are that part of the mean of the space that TuNAS searches, 122.8 ms.
  private static final double USUAL_PART = 0.684;
  private static final int SAMPLES = 1_000;

  /** Returns the parameters, for a provider. */
  public static List<Hyperparameter> declared() {
    return List.of(
        Hyperparameter.word(
            "cost",
            ArchitectureCosts.MULTIPLY_ADDS,
            "what is limited: multiply_adds, parameters or a cost that the benchmark knows"),
        Hyperparameter.real(
            "target",
            0,
            0,
            1e18,
            "what a result should cost; 0 for 0.684 of the mean of the space, as 84 ms are"));
  }

  /**
   * Returns the target of a run.
   *
   * @throws InvalidInputException if the benchmark knows no such cost
   */
  public static CostTarget of(Hyperparameters values, SearchSpace space, ArchitectureCosts costs) {
    String name = values.text("cost");
    ToDoubleFunction<Architecture> cost = costs.named(name);
    double value = values.real("target");
    return new CostTarget(name, cost, value > 0 ? value : USUAL_PART * mean(name, cost, space));
  }

  /** Of random architectures whose cost is known, always the same ones. */
  private static double mean(String name, ToDoubleFunction<Architecture> cost, SearchSpace space) {
    SplittableRandom random = new SplittableRandom(0);
    double sum = 0;
    int known = 0;
    for (int i = 0; i < SAMPLES; i++) {
      double found = cost.applyAsDouble(space.sample(random));
      if (Double.isFinite(found)) {
        sum += found;
        known++;
      }
    }
    if (sum <= 0) {
      throw new InvalidInputException(
          "cost '" + name + "' is known of no random architecture; give target=VALUE");
    }
    return sum / known;
  }

  /**
   * Returns the cost of an architecture.
   *
   * @throws InvalidInputException if it is not known
   */
  public double of(Architecture architecture) {
    double found = cost.applyAsDouble(architecture);
    if (!(found > 0)) {
      throw new InvalidInputException(
          "cost '" + name + "' is not known of every architecture that is searched");
    }
    return found;
  }

  /** Returns the cost as a sum over the decisions of {@code space}: exact where it is one. */
  public LinearCost byDecision(SearchSpace space) {
    return AdditiveCost.fit(space, name, cost);
  }
}
