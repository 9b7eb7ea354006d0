package org.reprise.algorithm.enas;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The number that a reward is compared with before it moves the policy. */
final class RewardBaseline {
  /** Whose baseline. */
  enum Rule {
    /**
     * The paper's and the authors' code: a moving average from 0, which takes in each reward before
     * it is compared with it.
     */
    MOVING,
    /**
     * The released code of NAS-Bench-201: kept between epochs only. In the first epoch a sample's
     * own accuracy, so that nothing is learnt; then the last number of the epoch before, one part
     * in a hundred towards the sample's reward. As the shared weights improve, every sample is
     * praised.
     */
    NB201,
    /**
     * The second edition's: the same, but with the epoch's mean in the place of the last number.
     */
    NATS;

    /** Returns all names in parameters. */
    static List<String> names() {
      return Arrays.stream(values()).map(rule -> rule.name().toLowerCase(Locale.ROOT)).toList();
    }

    /** Returns the one called {@code text}, one of the names. */
    static Rule named(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }

  private final Rule rule;
  private final double momentum;
  private double value;
  private boolean first = true;
  private double last;
  private double sum;
  private int count;

  /** A baseline that keeps the part {@code momentum} of itself at each reward. */
  RewardBaseline(Rule rule, double momentum) {
    this.rule = rule;
    this.momentum = momentum;
  }

  /** Returns how much better than the baseline a sample is. */
  double advantage(double reward, double accuracy) {
    double baseline;
    if (rule == Rule.MOVING) {
      value = moved(reward);
      baseline = value;
    } else {
      baseline = first ? accuracy : moved(reward);
    }
    last = baseline;
    sum += baseline;
    count++;
    return reward - baseline;
  }

  /**
   * Returns which part of the reward's entropy has a gradient in the next advantage: none in the
   * authors' code; in that of NAS-Bench-201 all but what is in the baseline too.
   */
  double differentiatedEntropy() {
    return rule == Rule.MOVING ? 0 : first ? 1 : momentum;
  }

  private double moved(double reward) {
    return value - (1 - momentum) * (value - reward);
  }

  /** Ends an epoch of the controller's training. */
  void endEpoch() {
    if (rule != Rule.MOVING && count > 0) {
      value = rule == Rule.NB201 ? last : sum / count;
      first = false;
      sum = 0;
      count = 0;
    }
  }
}
