package org.reprise.training.supernet;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.space.network.ActiveChoices;

/** Chooses the path of a step. */
@FunctionalInterface
public interface PathSampler {
  /** Returns the next path. */
  Path next(RandomGenerator random);

  /** Returns an architecture uniformly (Guo et al. 2020; Li and Talwalkar 2019). */
  static PathSampler uniform(SearchSpace space) {
    return random -> Path.of(space.sample(random));
  }

  /** Returns an architecture from the policy, one choice of each decision by its softmax. */
  static PathSampler policy(ArchitectureParameters parameters) {
    return random -> Path.of(parameters.sample(random));
  }

  /** Returns all choices, weighted by the softmax (DARTS, equation 2). */
  static PathSampler mixture(ArchitectureParameters parameters) {
    Path all = all(parameters);
    return random -> all;
  }

  /** Returns the path of {@link #mixture}, which follows the parameters. */
  static Path all(ArchitectureParameters parameters) {
    return new Path(parameters.all(), parameters::probabilities);
  }

  /** Returns all choices, weighted by a sample of the concrete distribution (SNAS, equation 5). */
  static PathSampler gumbel(ArchitectureParameters parameters, DoubleSupplier temperature) {
    return random -> concrete(parameters, parameters.noise(random), temperature.getAsDouble());
  }

  /** Returns all choices, weighted by the sample that this noise gives. */
  static Path concrete(ArchitectureParameters parameters, double[] noise, double temperature) {
    return new Path(parameters.all(), tape -> parameters.relaxed(tape, noise, temperature));
  }

  /**
   * As many architectures as a decision has choices, in which each choice of each decision occurs
   * once: strict fairness (Chu et al. 2021). All decisions must have equally many choices.
   */
  static List<Path> fair(SearchSpace space, RandomGenerator random) {
    int decisions = space.decisions().size();
    int choices = space.decisions().get(0).size();
    int[][] orders = new int[decisions][];
    for (int d = 0; d < decisions; d++) {
      if (space.decisions().get(d).size() != choices) {
        throw new IllegalArgumentException(
            "decisions of " + space.name() + " differ in their number of choices");
      }
      orders[d] = permutation(choices, random);
    }
    List<Path> paths = new ArrayList<>();
    for (int k = 0; k < choices; k++) {
      int[] chosen = new int[decisions];
      for (int d = 0; d < decisions; d++) {
        chosen[d] = orders[d][k];
      }
      paths.add(Path.of(Architecture.of(chosen)));
    }
    return paths;
  }

  private static int[] permutation(int size, RandomGenerator random) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  /** Each choice of each decision with the probability {@code keep[decision]}, summed. */
  static Path kept(SearchSpace space, double[] keep, RandomGenerator random) {
    List<List<Integer>> active = new ArrayList<>();
    for (int d = 0; d < keep.length; d++) {
      List<Integer> choices = new ArrayList<>();
      for (int c = 0; c < space.decisions().get(d).size(); c++) {
        if (random.nextDouble() < keep[d]) {
          choices.add(c);
        }
      }
      active.add(choices);
    }
    return Path.sum(new ActiveChoices(active));
  }
}
