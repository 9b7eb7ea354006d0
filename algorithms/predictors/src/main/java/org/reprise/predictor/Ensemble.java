package org.reprise.predictor;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.reprise.space.Architecture;

/**
 * Predictors of one kind that differ by their random numbers, and by their examples if so asked.
 */
public final class Ensemble implements Predictor {
  private final List<Predictor> members = new ArrayList<>();
  private final Examples examples;

  /** Which examples a member learns from. */
  public enum Examples {
    /** All of them (BANANAS). */
    ALL,
    /** All but those of one fold; each member leaves out another (PNAS, section 4.2). */
    ALL_BUT_ONE_FOLD
  }

  /** An ensemble of {@code size} members made by {@code member}. */
  public Ensemble(int size, Supplier<? extends Predictor> member, Examples examples) {
    for (int i = 0; i < size; i++) {
      members.add(member.get());
    }
    this.examples = examples;
  }

  @Override
  public void fit(List<Architecture> architectures, double[] accuracies, RandomGenerator random) {
    int[] order = Shuffle.permutation(architectures.size(), random);
    for (int member = 0; member < members.size(); member++) {
      RandomGenerator own = new SplittableRandom(random.nextLong());
      int[] chosen = chosen(member, order);
      members
          .get(member)
          .fit(
              IntStream.of(chosen).mapToObj(architectures::get).toList(),
              IntStream.of(chosen).mapToDouble(i -> accuracies[i]).toArray(),
              own);
    }
  }

  /** Returns the examples of a member, in their first order; a lone example is in every fold. */
  private int[] chosen(int member, int[] order) {
    int n = order.length;
    boolean all = examples == Examples.ALL || n < members.size() || members.size() == 1;
    return IntStream.range(0, n)
        .filter(i -> all || i % members.size() != member)
        .map(i -> order[i])
        .sorted()
        .toArray();
  }

  /** Returns the mean over the members. */
  @Override
  public double[] predict(List<Architecture> architectures) {
    return means(predictEach(architectures));
  }

  @Override
  public double[][] predictEach(List<Architecture> architectures) {
    return members.stream().map(m -> m.predict(architectures)).toArray(double[][]::new);
  }

  /** Returns the mean over networks of predictions given as [network][architecture]. */
  public static double[] means(double[][] each) {
    double[] means = new double[each[0].length];
    for (double[] member : each) {
      for (int i = 0; i < means.length; i++) {
        means[i] += member[i] / each.length;
      }
    }
    return means;
  }
}
