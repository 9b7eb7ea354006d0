package org.reprise.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.reprise.space.Architecture;

/** Random architectures, best by a proxy first. */
public final class RankedByProxy {
  private static final int ATTEMPTS = 20;

  private RankedByProxy() {}

  private record Candidate(Architecture architecture, double score) {}

  /**
   * Draws and scores architectures, none twice, and charges each score.
   *
   * @param count how many; fewer where the space has not so many
   * @return all of them, the greatest score first, of equals the one drawn first
   */
  public static List<Architecture> draw(
      Evaluator evaluator, String proxy, int count, RandomGenerator random) {
    Set<Long> keys = new HashSet<>();
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < (long) ATTEMPTS * count && candidates.size() < count; i++) {
      Architecture drawn = evaluator.space().sample(random);
      if (keys.add(evaluator.space().key(drawn))) {
        double score = evaluator.proxyScore(proxy, drawn);
        candidates.add(new Candidate(drawn, Double.isNaN(score) ? -Double.MAX_VALUE : score));
      }
    }
    return candidates.stream()
        .sorted(Comparator.comparingDouble(candidate -> -candidate.score()))
        .map(Candidate::architecture)
        .toList();
  }
}
