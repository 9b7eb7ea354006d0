package org.reprise.search.cost;

import java.util.List;
import org.reprise.space.InvalidInputException;

/** One number for a network's quality and its cost, by which a controller is rewarded. */
@FunctionalInterface
public interface CostReward {
  /** The names of {@link #named}. */
  List<String> NAMES = List.of("absolute", "soft", "hard");

  /**
   * Returns the reward.
   *
   * @param quality greater is better; positive for the rewards that multiply
   * @param cost above 0, in the unit of the target
   */
  double of(double quality, double cost);

  /**
   * Q + beta |T / T0 - 1|: below the target as bad as above (Bender et al. 2020, equation 2).
   *
   * @param beta below 0
   * @param target T0, above 0
   */
  static CostReward absolute(double beta, double target) {
    requireTarget(target);
    return (quality, cost) -> quality + beta * Math.abs(cost / target - 1);
  }

  /**
   * Q (T / T0)^w, with another exponent on each side of the target (Tan et al. 2019, equations 2
   * and 3).
   *
   * @param below w where the cost is at most the target
   * @param above w where it is more
   * @param target T0, above 0
   */
  static CostReward power(double below, double above, double target) {
    requireTarget(target);
    return (quality, cost) -> quality * Math.pow(cost / target, cost <= target ? below : above);
  }

  /** Q (T / T0)^w on both sides: the cost is traded for quality (Tan et al. 2019, w = -0.07). */
  static CostReward soft(double exponent, double target) {
    return power(exponent, exponent, target);
  }

  /** Q min(1, (T / T0)^w): what costs less than the target gains nothing. */
  static CostReward hard(double exponent, double target) {
    return power(0, exponent, target);
  }

  /**
   * Returns the reward called {@code name}: absolute, soft or hard.
   *
   * @param strength beta of the absolute reward, the exponent of the others
   * @throws InvalidInputException if there is none
   */
  static CostReward named(String name, double strength, double target) {
    return switch (name) {
      case "absolute" -> absolute(strength, target);
      case "soft" -> soft(strength, target);
      case "hard" -> hard(strength, target);
      default ->
          throw new InvalidInputException(
              "no reward '" + name + "'; accepted: " + String.join(", ", NAMES));
    };
  }

  private static void requireTarget(double target) {
    if (!(target > 0)) {
      throw new InvalidInputException("the target of a cost must be above 0, not " + target);
    }
  }
}
