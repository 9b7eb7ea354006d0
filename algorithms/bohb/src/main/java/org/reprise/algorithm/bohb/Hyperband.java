package org.reprise.algorithm.bohb;

import java.util.List;
import java.util.random.RandomGenerator;
import org.reprise.search.Evaluator;
import org.reprise.search.SearchAlgorithm;

/**
 * Hyperband (Li et al. 2018, algorithm 1): brackets of successive halving that trade the number of
 * architectures against their first fidelity, again and again until the budget is spent. With a
 * {@link DensityModel} as proposer it is BOHB (Falkner et al. 2018).
 *
 * <p>On a benchmark with one fidelity there is one bracket of one rung: Hyperband is then random
 * search, and BOHB a search by the density model alone.
 */
public final class Hyperband implements SearchAlgorithm {
  private final double eta;
  private final int smallest;
  private final boolean onlyWidest;
  private final Proposer proposer;

  /**
   * A search.
   *
   * @param eta what share 1/eta survives a rung
   * @param smallest epochs of the lowest rung, at least
   * @param onlyWidest whether only the bracket with most rungs is run: successive halving
   * @param proposer proposes what enters a bracket
   */
  Hyperband(double eta, int smallest, boolean onlyWidest, Proposer proposer) {
    this.eta = eta;
    this.smallest = smallest;
    this.onlyWidest = onlyWidest;
    this.proposer = proposer;
  }

  @Override
  public void search(Evaluator evaluator, RandomGenerator random) {
    List<SuccessiveHalving> brackets = Brackets.all(evaluator.fidelities(), smallest, eta);
    while (true) {
      for (SuccessiveHalving bracket : onlyWidest ? brackets.subList(0, 1) : brackets) {
        bracket.run(evaluator, proposer, random);
      }
    }
  }
}
