package org.reprise.algorithm.singlepath;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.training.standalone.Evaluation;
import org.reprise.training.supernet.ArchitectureScores;
import org.reprise.training.supernet.Finalists;

/**
 * Evolution over inherited weights (Guo et al. 2020, algorithm 1; megvii-model/SinglePathOneShot):
 * each generation has mutants and crossovers of the best parents, and random architectures for the
 * rest. Every architecture is scored once.
 *
 * @param generations how many
 * @param population architectures of each
 * @param parents the best so far, from which mutants and crossovers come
 * @param mutation probability that a mutant decides anew, for each decision
 */
record Evolution(int generations, int population, int parents, double mutation) implements Choice {
  private static final int PATIENCE = 10;

  @Override
  public List<Architecture> best(
      ArchitectureScores scores, SearchSpace space, int finalists, RandomGenerator random) {
    Map<Architecture, Double> known = new HashMap<>();
    List<Architecture> ranked = new ArrayList<>();
    List<Architecture> next = Finalists.candidates(space, population, random);
    for (int generation = 0; generation < generations && !next.isEmpty(); generation++) {
      List<Evaluation> found = scores.scores(next);
      for (int i = 0; i < next.size(); i++) {
        known.put(next.get(i), found.get(i).accuracy());
        ranked.add(next.get(i));
      }
      // Stable: of equals the earlier first.
      ranked.sort((a, b) -> Double.compare(accuracy(known, b), accuracy(known, a)));
      next = offspring(ranked.subList(0, Math.min(parents, ranked.size())), known, space, random);
    }
    return List.copyOf(ranked.subList(0, Math.min(finalists, ranked.size())));
  }

  private static double accuracy(Map<Architecture, Double> known, Architecture ranked) {
    return Objects.requireNonNull(known.get(ranked), "what is ranked was scored");
  }

  private List<Architecture> offspring(
      List<Architecture> best,
      Map<Architecture, Double> known,
      SearchSpace space,
      RandomGenerator random) {
    Set<Architecture> seen = new HashSet<>(known.keySet());
    List<Architecture> children = new ArrayList<>();
    int half = population / 2;
    for (int draw = 0; draw < PATIENCE * half && children.size() < half; draw++) {
      add(mutant(pick(best, random), space, random), seen, children);
    }
    for (int draw = 0; draw < PATIENCE * half && children.size() < 2 * half; draw++) {
      add(crossover(pick(best, random), pick(best, random), random), seen, children);
    }
    for (int draw = 0; draw < PATIENCE * population && children.size() < population; draw++) {
      add(space.sample(random), seen, children);
    }
    return children;
  }

  private static Architecture pick(List<Architecture> best, RandomGenerator random) {
    return best.get(random.nextInt(best.size()));
  }

  private static void add(Architecture child, Set<Architecture> seen, List<Architecture> children) {
    if (seen.add(child)) {
      children.add(child);
    }
  }

  private Architecture mutant(Architecture parent, SearchSpace space, RandomGenerator random) {
    Architecture child = parent;
    for (int d = 0; d < space.decisions().size(); d++) {
      if (random.nextDouble() < mutation) {
        child = child.with(d, random.nextInt(space.decisions().get(d).size()));
      }
    }
    return child;
  }

  private static Architecture crossover(Architecture a, Architecture b, RandomGenerator random) {
    Architecture child = a;
    for (int d = 0; d < a.choices().length; d++) {
      child = random.nextBoolean() ? child.with(d, b.choice(d)) : child;
    }
    return child;
  }
}
