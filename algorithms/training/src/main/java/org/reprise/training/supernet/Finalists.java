package org.reprise.training.supernet;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.reprise.search.Evaluator;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;

/** The last step of a search by shared weights: the best by score are trained by themselves. */
public final class Finalists {
  private static final int PATIENCE = 100;

  private Finalists() {}

  /**
   * Proposes the first, evaluates all, and then proposes the one of greatest validation accuracy.
   *
   * @param ranked best first, at least one
   */
  public static void evaluate(Evaluator evaluator, List<Architecture> ranked) {
    evaluator.propose(ranked.get(0));
    double greatest = Double.NEGATIVE_INFINITY;
    for (Architecture architecture : ranked) {
      double accuracy = evaluator.evaluate(architecture);
      if (accuracy > greatest) {
        greatest = accuracy;
        evaluator.propose(architecture);
      }
    }
  }

  /** Different architectures, drawn at random; fewer where the space has not so many. */
  public static List<Architecture> candidates(
      SearchSpace space, int count, RandomGenerator random) {
    Set<Long> known = new HashSet<>();
    return Stream.generate(() -> space.sample(random))
        .limit((long) PATIENCE * count)
        .filter(architecture -> known.add(space.key(architecture)))
        .limit(count)
        .toList();
  }
}
