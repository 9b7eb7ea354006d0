package org.reprise.predictor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reprise.space.Architecture;

class EnsembleTest {
  /** Remembers what it was given and predicts the mean of it. */
  private static final class Recorder implements Predictor {
    private double[] given = {};

    @Override
    public void fit(List<Architecture> architectures, double[] accuracies, RandomGenerator random) {
      for (int i = 0; i < accuracies.length; i++) {
        assertThat((double) architectures.get(i).choice(0)).isEqualTo(accuracies[i]);
      }
      given = accuracies;
    }

    @Override
    public double[] predict(List<Architecture> architectures) {
      double mean = IntStream.range(0, given.length).mapToDouble(i -> given[i]).sum();
      return architectures.stream().mapToDouble(a -> mean / given.length).toArray();
    }
  }

  private static List<Recorder> fit(int members, int examples, Ensemble.Examples which) {
    List<Recorder> recorders = new ArrayList<>();
    Ensemble ensemble =
        new Ensemble(
            members,
            () -> {
              recorders.add(new Recorder());
              return recorders.get(recorders.size() - 1);
            },
            which);
    List<Architecture> architectures =
        IntStream.range(0, examples).mapToObj(Architecture::of).toList();
    ensemble.fit(
        architectures,
        IntStream.range(0, examples).asDoubleStream().toArray(),
        new SplittableRandom(1));
    return recorders;
  }

  @Test
  void everyMemberLearnsFromAllExamples() {
    for (Recorder member : fit(5, 12, Ensemble.Examples.ALL)) {
      assertThat(member.given).hasSize(12);
    }
  }

  @Test
  void eachExampleIsLeftOutByOneMemberWhenFoldsAreAsked() {
    List<Recorder> members = fit(5, 10, Ensemble.Examples.ALL_BUT_ONE_FOLD);
    int[] uses = new int[10];
    for (Recorder member : members) {
      assertThat(member.given).hasSize(8).doesNotHaveDuplicates();
      for (double example : member.given) {
        uses[(int) example]++;
      }
    }
    assertThat(uses).containsOnly(4);
  }

  @Test
  void fewerExamplesThanFoldsAreGivenToAll() {
    for (Recorder member : fit(5, 3, Ensemble.Examples.ALL_BUT_ONE_FOLD)) {
      assertThat(member.given).containsExactly(0, 1, 2);
    }
  }

  @Test
  void predictsTheMeanOverMembers() {
    assertThat(Ensemble.means(new double[][] {{1, 10}, {3, 30}})).containsExactly(2, 20);
  }
}
