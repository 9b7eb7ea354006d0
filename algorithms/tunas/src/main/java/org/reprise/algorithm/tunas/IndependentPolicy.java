package org.reprise.algorithm.tunas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.reprise.search.Softmax;
import org.reprise.search.VectorAdam;
import org.reprise.space.Architecture;
import org.reprise.space.network.ActiveChoices;

/**
 * The controller: a softmax for each decision, independent of each other, whose logits start at 0
 * and climb by REINFORCE (google-research, {@code tunas/controller.py}).
 */
final class IndependentPolicy {
  // Without a first moment; the second one gathers while the rate is still 0.
  private static final double BETA1 = 0;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final PolicyChoices choices;
  private final double[][] logits;
  private final VectorAdam[] optimizers;

  IndependentPolicy(PolicyChoices choices) {
    this.choices = choices;
    int decisions = choices.space().decisions().size();
    logits = new double[decisions][];
    optimizers = new VectorAdam[decisions];
    for (int d = 0; d < decisions; d++) {
      int size = choices.space().decisions().get(d).size();
      logits[d] = new double[size];
      optimizers[d] = new VectorAdam(size, 0, BETA1, BETA2, EPSILON);
    }
  }

  /**
   * What was drawn.
   *
   * @param active the choices that a step trains: one of a decision, or all of them in the warm-up
   * @param drawn whether a decision was drawn from the policy; in the warm-up some are not
   */
  record Sample(ActiveChoices active, boolean[] drawn) {}

  /**
   * Returns a sample.
   *
   * @param all probability that a decision about operations takes all of them
   * @param most probability that a decision about filters takes the most
   */
  Sample sample(double all, double most, RandomGenerator random) {
    List<List<Integer>> active = new ArrayList<>();
    boolean[] drawn = new boolean[logits.length];
    for (int d = 0; d < logits.length; d++) {
      int choice = Softmax.sample(probabilities(d), random);
      boolean filters = choices.isAboutFilters(d);
      double instead = filters ? most : all;
      drawn[d] = !(instead > 0 && random.nextDouble() < instead);
      int last = logits[d].length - 1;
      active.add(
          drawn[d]
              ? List.of(choice)
              : filters ? List.of(last) : IntStream.rangeClosed(0, last).boxed().toList());
    }
    return new Sample(new ActiveChoices(active), drawn);
  }

  private double[] probabilities(int decision) {
    double[] p = new double[logits[decision].length];
    Softmax.probabilities(logits[decision], p);
    return p;
  }

  /** Returns the probabilities of all choices. */
  double[][] probabilities() {
    return IntStream.range(0, logits.length).mapToObj(this::probabilities).toArray(double[][]::new);
  }

  /**
   * Returns the gradient of the log-probability of a sample. What was not drawn from the policy,
   * and what is decided of a block that is not there, has none.
   */
  double[][] logProbabilityGradient(Sample sample) {
    double[][] gradient = new double[logits.length][];
    for (int d = 0; d < logits.length; d++) {
      gradient[d] = new double[logits[d].length];
      if (sample.drawn()[d] && choices.isActive(d, sample.active())) {
        double[] p = probabilities(d);
        int choice = sample.active().of(d).get(0);
        for (int c = 0; c < p.length; c++) {
          gradient[d][c] = (c == choice ? 1 : 0) - p[c];
        }
      }
    }
    return gradient;
  }

  /** Climbs: a step of Adam on -advantage log pi(sample). */
  void update(Sample sample, double advantage, double rate) {
    double[][] gradient = logProbabilityGradient(sample);
    for (int d = 0; d < logits.length; d++) {
      for (int c = 0; c < gradient[d].length; c++) {
        gradient[d][c] *= -advantage;
      }
      optimizers[d].step(logits[d], gradient[d], rate);
    }
  }

  /** Returns the most probable decisions; of equal choices the first. */
  Architecture best() {
    return Architecture.of(
        Arrays.stream(logits)
            .mapToInt(
                row -> {
                  int best = 0;
                  for (int c = 1; c < row.length; c++) {
                    best = row[c] > row[best] ? c : best;
                  }
                  return best;
                })
            .toArray());
  }
}
