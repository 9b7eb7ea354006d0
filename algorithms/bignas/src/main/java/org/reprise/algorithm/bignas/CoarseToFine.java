package org.reprise.algorithm.bignas;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.space.mobile.MobileFashionFactors;
import org.reprise.space.mobile.MobileFashionFactors.Factor;
import org.reprise.space.mobile.MobileFashionSpace;
import org.reprise.training.standalone.Evaluation;
import org.reprise.training.supernet.Finalists;

/**
 * The choice of a child (Yu et al. 2020, section 3.2): first a coarse grid of whole networks, each
 * with one kernel and one expansion, and one depth a stage; then networks that differ in one
 * kernel, one expansion or one block from the best so far.
 *
 * @param allowed within the limit of cost
 * @param scores of children, in their order
 * @param mutations children that are scored after the grid
 */
record CoarseToFine(
    Predicate<Architecture> allowed,
    Function<List<Architecture>, List<Evaluation>> scores,
    int mutations) {
  private static final int CHOICES = 2;
  private static final int SKIP = 4;

  /**
   * A child that was scored.
   *
   * @param accuracy without retraining, in [0, 1]
   */
  record Child(Architecture architecture, double accuracy) {}

  /** Children with their scores, best first; of equals the earlier. */
  private static final class Ranking {
    private final Set<Architecture> known = new HashSet<>();
    private final List<Child> best = new ArrayList<>();

    void add(List<Architecture> children, List<Evaluation> found) {
      for (int i = 0; i < children.size(); i++) {
        known.add(children.get(i));
        best.add(new Child(children.get(i), found.get(i).accuracy()));
      }
      best.sort(Comparator.comparingDouble(child -> -child.accuracy()));
    }
  }

  /** Returns all children that were scored, best first; none where the limit allows none. */
  List<Child> choose() {
    Ranking ranking = new Ranking();
    List<Architecture> coarse = grid().stream().filter(allowed).toList();
    ranking.add(coarse, scores.apply(coarse));
    Set<Architecture> around = new HashSet<>();
    int left = mutations;
    while (left > 0) {
      // The best child whose neighbours were not looked at yet.
      Optional<Architecture> centre =
          ranking.best.stream()
              .map(Child::architecture)
              .filter(a -> !around.contains(a))
              .findFirst();
      if (centre.isEmpty()) {
        break;
      }
      around.add(centre.get());
      List<Architecture> mutants =
          neighbours(centre.get()).stream()
              .filter(a -> allowed.test(a) && !ranking.known.contains(a))
              .limit(left)
              .toList();
      ranking.add(mutants, scores.apply(mutants));
      left -= mutants.size();
    }
    return ranking.best;
  }

  /** Returns as many random children within the limit, best first: what the choice is held to. */
  List<Child> atRandom(SearchSpace space, RandomGenerator random) {
    long coarse = grid().stream().filter(allowed).count();
    List<Architecture> drawn =
        Finalists.candidates(space, space.size().intValueExact(), random).stream()
            .filter(allowed)
            .limit(coarse + mutations)
            .toList();
    Ranking ranking = new Ranking();
    ranking.add(drawn, scores.apply(drawn));
    return ranking.best;
  }

  /** Returns the coarse networks: kernel and expansion of all blocks, depth of each stage. */
  static List<Architecture> grid() {
    List<Architecture> grid = new ArrayList<>();
    for (int operation = 0; operation < CHOICES * CHOICES; operation++) {
      for (int depths = 0; depths < 1 << MobileFashionSpace.STAGES; depths++) {
        int[] choices = new int[MobileFashionSpace.STAGES * MobileFashionSpace.BLOCKS];
        for (int block = 0; block < choices.length; block++) {
          int stage = block / MobileFashionSpace.BLOCKS;
          boolean skipped = block % MobileFashionSpace.BLOCKS > 0 && (depths >> stage & 1) == 0;
          choices[block] = skipped ? SKIP : operation;
        }
        grid.add(Architecture.of(choices));
      }
    }
    return grid;
  }

  /** Returns the networks that differ in one kernel, one expansion or the presence of a block. */
  static List<Architecture> neighbours(Architecture centre) {
    List<Architecture> neighbours = new ArrayList<>();
    Architecture factors = MobileFashionFactors.of(centre);
    for (int d = 0; d < factors.choices().length; d++) {
      boolean present = MobileFashionSpace.isPresent(centre, MobileFashionFactors.block(d));
      if (present || MobileFashionFactors.factor(d) == Factor.PRESENCE) {
        neighbours.add(MobileFashionFactors.joined(factors.with(d, 1 - factors.choice(d))));
      }
    }
    return neighbours;
  }
}
