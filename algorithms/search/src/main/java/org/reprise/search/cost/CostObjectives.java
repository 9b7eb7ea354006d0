package org.reprise.search.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.reprise.search.ArchitectureCosts;
import org.reprise.search.Hyperparameter;
import org.reprise.search.Hyperparameters;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;

/**
 * The costs that a search for a Pareto front wants small, beside an accuracy that it wants great.
 */
public final class CostObjectives {
  private static final String USUAL = "usual";
  private static final String SEPARATOR = "\\+";

  private final List<String> names;
  private final List<ToDoubleFunction<Architecture>> costs;

  private CostObjectives(List<String> names, List<ToDoubleFunction<Architecture>> costs) {
    this.names = List.copyOf(names);
    this.costs = List.copyOf(costs);
  }

  /** Returns the parameter that names them, for a provider. */
  public static Hyperparameter declared() {
    return Hyperparameter.word(
        "costs",
        USUAL,
        "what is to be small beside a great accuracy: a cost that the benchmark knows, several"
            + " joined by +, or usual: multiply_adds where they are known, else the first cost");
  }

  /**
   * Returns those that a run names; none where a benchmark knows no cost and none is named.
   *
   * @throws InvalidInputException if the benchmark knows no such cost, or one is named twice
   */
  public static CostObjectives of(Hyperparameters values, ArchitectureCosts known) {
    List<String> names = names(values.text("costs"), known);
    if (names.stream().distinct().count() < names.size()) {
      throw new InvalidInputException("costs: one is named twice in " + values.text("costs"));
    }
    List<ToDoubleFunction<Architecture>> costs = new ArrayList<>();
    names.forEach(name -> costs.add(known.named(name)));
    return new CostObjectives(names, costs);
  }

  private static List<String> names(String text, ArchitectureCosts known) {
    if (!text.equals(USUAL)) {
      return Stream.of(text.split(SEPARATOR, -1)).toList();
    }
    if (known.names().contains(ArchitectureCosts.MULTIPLY_ADDS)) {
      return List.of(ArchitectureCosts.MULTIPLY_ADDS);
    }
    return known.names().stream().limit(1).toList();
  }

  /** Returns the names of the costs. */
  public List<String> names() {
    return names;
  }

  /** Returns the costs of {@code architecture}, in the order of the names. */
  public double[] of(Architecture architecture) {
    return costs.stream().mapToDouble(cost -> cost.applyAsDouble(architecture)).toArray();
  }

  /**
   * Returns whether all costs were measured: a negative number stands for what was not in some
   * sources.
   */
  public static boolean areKnown(double[] costs) {
    for (double cost : costs) {
      if (!(cost >= 0)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns whether one candidate is at least as good as another in all objectives and better in
   * one. Costs that are not known are worse than all others.
   */
  public static boolean dominates(
      double accuracy, double[] costs, double otherAccuracy, double[] otherCosts) {
    boolean known = areKnown(costs);
    if (known != areKnown(otherCosts)) {
      return known;
    }
    boolean better = accuracy > otherAccuracy;
    if (accuracy < otherAccuracy) {
      return false;
    }
    for (int i = 0; known && i < costs.length; i++) {
      if (costs[i] > otherCosts[i]) {
        return false;
      }
      better |= costs[i] < otherCosts[i];
    }
    return better;
  }
}
