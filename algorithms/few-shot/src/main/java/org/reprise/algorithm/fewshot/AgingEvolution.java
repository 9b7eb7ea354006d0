package org.reprise.algorithm.fewshot;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.training.supernet.ArchitectureScores;

/**
 * Regularized evolution (Real et al. 2019) over scores: the best of a sample of the population has
 * a mutant, which replaces the oldest.
 *
 * @param cycles scored architectures, the first population included; repeated ones count
 * @param population how many live
 * @param sample of which the parent is the best
 */
record AgingEvolution(int cycles, int population, int sample) {
  /** Returns the {@code finalists} best of all that were scored, best first. */
  List<Architecture> best(
      ArchitectureScores scores, SearchSpace space, int finalists, RandomGenerator random) {
    Map<Architecture, Double> known = new HashMap<>();
    Deque<Architecture> living = new ArrayDeque<>();
    for (int cycle = 0; cycle < cycles; cycle++) {
      boolean first = cycle < population;
      Architecture child =
          first
              ? space.sample(random)
              : space.mutation().mutate(parent(living, known, random), random);
      known.computeIfAbsent(child, c -> scores.scores(List.of(c)).get(0).accuracy());
      living.addLast(child);
      if (!first) {
        living.removeFirst();
      }
    }
    return known.entrySet().stream()
        .sorted(
            Map.Entry.<Architecture, Double>comparingByValue()
                .reversed()
                .thenComparingLong(entry -> space.key(entry.getKey())))
        .limit(finalists)
        .map(Map.Entry::getKey)
        .toList();
  }

  private Architecture parent(
      Deque<Architecture> living, Map<Architecture, Double> known, RandomGenerator random) {
    List<Architecture> all = List.copyOf(living);
    Architecture best = all.get(random.nextInt(all.size()));
    for (int i = 1; i < sample; i++) {
      Architecture candidate = all.get(random.nextInt(all.size()));
      if (accuracy(known, candidate) > accuracy(known, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static double accuracy(Map<Architecture, Double> known, Architecture living) {
    return Objects.requireNonNull(known.get(living), "whoever lives was scored");
  }
}
