package org.reprise.search;

import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;

/**
 * All that a search may learn of an architecture: its validation accuracy, at a price, and costs
 * that are known without training. Every evaluation is charged to the budget, repeated ones too.
 * Test accuracy is not in this type.
 */
public interface Evaluator {
  /** Returns the space that is searched. */
  SearchSpace space();

  /**
   * Trains (or looks up) {@code architecture} at the highest fidelity of the benchmark and charges
   * it.
   *
   * @return validation accuracy in percent, greater is better
   * @throws BudgetExhausted if the budget does not pay for it; it is then neither charged nor
   *     recorded
   */
  double evaluate(Architecture architecture);

  /**
   * Returns the same after {@code epochs} epochs only, which must be one of {@link #fidelities()};
   * the whole training to that point is charged.
   *
   * @throws BudgetExhausted if the budget does not pay for it
   */
  double evaluate(Architecture architecture, int epochs);

  /**
   * Returns the numbers of epochs at which the benchmark answers, ascending; the last is what
   * {@code evaluate} uses.
   */
  int[] fidelities();

  /** Returns the share of the budget that is spent, from 0 to 1. */
  double progress();

  /**
   * Returns the score of the untrained network by a zero-cost proxy; what it computes is charged,
   * each time.
   *
   * @return greater is better; NaN where it is not known
   * @throws BudgetExhausted if the budget does not pay for it; it is then not charged
   * @throws org.reprise.space.InvalidInputException if the benchmark has no scores of that proxy
   */
  double proxyScore(String proxy, Architecture architecture);

  /**
   * Charges work that the method does itself, such as a step of a supernet's training; best called
   * before the work.
   *
   * @throws BudgetExhausted if the budget does not pay for it; it is then not charged
   */
  void spend(Cost cost);

  /**
   * Answers with {@code architecture}, which need not have been evaluated. It costs nothing and
   * tells the method nothing; the harness scores it after the search. The last proposal is the
   * method's answer; without one, the best that it evaluated is.
   *
   * @throws org.reprise.space.InvalidInputException if the benchmark does not know it
   */
  void propose(Architecture architecture);

  /**
   * Keeps numbers of the method's own beside the run's record, such as what its policy says now;
   * they cost nothing and change nothing.
   *
   * @param series what they are; rows of one series have equally many numbers or are drawn alone
   */
  default void note(String series, double... values) {}

  /** Returns what is known of an architecture without training. */
  ArchitectureCosts costs();
}
