package org.reprise.algorithm.automlzero.search;

/**
 * The points on which the paper and its published code differ. The defaults are {@link #CODE}.
 *
 * @param constants how a constant is altered
 * @param removeWeight odds of removal against insertion, as copies of the mutation type
 * @param aggregate how the fitness of several tasks becomes one
 * @param costFactor a program may cost so many times the two-layer network; 0 for no cap
 * @param forgetAfter hits after which an equivalence cache drops an entry; 0 for never
 * @param keptErrorBits bits of the errors' mantissas that the equivalence check compares
 */
public record Conventions(
    Constants constants,
    int removeWeight,
    Aggregate aggregate,
    double costFactor,
    int forgetAfter,
    int keptErrorBits) {

  /** How a constant is altered. */
  public enum Constants {
    /** A change of sign with probability 0.1, else times e^N(0,1). */
    LOG_NORMAL,
    /** A change of sign with probability 0.1, else times U[0.5, 2]. */
    UNIFORM_FACTOR
  }

  /** How the fitness of several tasks becomes one. */
  public enum Aggregate {
    /** The mean. */
    MEAN,
    /** The median; of an even number of tasks the upper one, as in the code. */
    MEDIAN
  }

  /** As the published code and its scripts have it. */
  public static final Conventions CODE =
      new Conventions(Constants.LOG_NORMAL, 1, Aggregate.MEAN, 2, 100, 52);

  /** As the paper describes it. */
  public static final Conventions PAPER =
      new Conventions(Constants.UNIFORM_FACTOR, 2, Aggregate.MEDIAN, 4, 0, 20);
}
