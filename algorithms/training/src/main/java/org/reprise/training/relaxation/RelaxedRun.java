package org.reprise.training.relaxation;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.training.supernet.SupernetTask;
import org.reprise.training.tensor.Operations;

/**
 * A search by gradients from its start to its end, watched without a budget.
 *
 * @param probabilities the softmax of each decision, first as initialised, then after each epoch
 * @param derived what was derived after each epoch, the first at place 0
 * @param answer of the method
 * @param gap between the mixture and the architecture derived last
 */
public record RelaxedRun(
    List<double[][]> probabilities,
    List<Architecture> derived,
    Architecture answer,
    DiscretisationGap gap) {
  public RelaxedRun {
    probabilities = List.copyOf(probabilities);
    derived = List.copyOf(derived);
  }

  /** Runs {@code method} on a task of the space that its decisions are of. */
  public static RelaxedRun of(
      RelaxedMethod method, SupernetTask task, Operations operations, RandomStreams streams) {
    RandomGenerator random = streams.stream("samples");
    List<double[][]> probabilities = new ArrayList<>();
    List<Architecture> derived = new ArrayList<>();
    SupernetTask own = RelaxedGround.trained(task, method.settings());
    try (RelaxedTraining training =
        new RelaxedTraining(own, method.settings(), operations, streams, cost -> {})) {
      probabilities.add(training.logits().probabilities());
      method.train(
          training,
          random,
          () -> {
            probabilities.add(training.logits().probabilities());
            derived.add(method.derive(training));
          });
      DiscretisationGap gap = DiscretisationGap.of(training, method.derive(training));
      return new RelaxedRun(probabilities, derived, method.choose(training, random), gap);
    }
  }

  /** Returns the mean probability of a choice over all decisions, after so many epochs. */
  public double mass(int choice, int epochs) {
    double[][] p = probabilities.get(epochs);
    double sum = 0;
    for (double[] decision : p) {
      sum += decision[choice];
    }
    return sum / p.length;
  }

  /** Returns how many epochs it lasted. */
  public int epochs() {
    return derived.size();
  }
}
