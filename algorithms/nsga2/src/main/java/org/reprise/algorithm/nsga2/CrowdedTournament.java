package org.reprise.algorithm.nsga2;

import java.util.random.RandomGenerator;
import org.moeaframework.core.Solution;
import org.moeaframework.core.comparator.CrowdingComparator;
import org.moeaframework.core.comparator.RankComparator;
import org.moeaframework.core.population.Population;
import org.moeaframework.core.selection.Selection;

/**
 * Binary tournaments by the crowded comparison of NSGA-II: the better front wins, in the same front
 * the less crowded place, else the one drawn first.
 */
final class CrowdedTournament implements Selection {
  private final RandomGenerator random;
  private final RankComparator ranks = new RankComparator();
  private final CrowdingComparator crowding = new CrowdingComparator();

  CrowdedTournament(RandomGenerator random) {
    this.random = random;
  }

  @Override
  public Solution[] select(int arity, Population population) {
    Solution[] winners = new Solution[arity];
    for (int i = 0; i < arity; i++) {
      Solution first = population.get(random.nextInt(population.size()));
      Solution second = population.get(random.nextInt(population.size()));
      winners[i] = isBetter(second, first) ? second : first;
    }
    return winners;
  }

  private boolean isBetter(Solution one, Solution other) {
    int byRank = ranks.compare(one, other);
    return byRank < 0 || (byRank == 0 && crowding.compare(one, other) < 0);
  }
}
