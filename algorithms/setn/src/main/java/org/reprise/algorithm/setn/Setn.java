package org.reprise.algorithm.setn;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.reprise.search.statistics.Ranks;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.training.relaxation.RelaxationSettings;
import org.reprise.training.relaxation.RelaxedMethod;
import org.reprise.training.relaxation.RelaxedTraining;
import org.reprise.training.supernet.InheritedAccuracy;
import org.reprise.training.supernet.Path;
import org.reprise.training.supernet.PathSampler;
import org.reprise.training.supernet.Scoring;

/**
 * SETN (Dong and Yang 2019, algorithm 1, as NAS-Bench-201 runs it): weights are trained along
 * uniform paths, logits as those of a mixture of everything; of the most probable architectures the
 * one that is best with the shared weights is the answer.
 */
public final class Setn implements RelaxedMethod {
  private static final int IMAGES = 512;

  private final RelaxationSettings training;
  private final int candidates;

  /**
   * A search.
   *
   * @param training how weights and logits descend
   * @param candidates of greatest probability that are scored in the end
   */
  public Setn(RelaxationSettings training, int candidates) {
    this.training = training;
    this.candidates = candidates;
  }

  @Override
  public RelaxationSettings settings() {
    return training;
  }

  @Override
  public void train(RelaxedTraining state, RandomGenerator random, EpochListener epochs) {
    Path mixture = PathSampler.all(state.logits());
    PathSampler uniform = PathSampler.uniform(state.task().graphs().space());
    while (state.hasNext()) {
      state.weightStep(uniform.next(random), state.trainingBatch());
      state.logitStep(mixture, state.validationBatch());
      state.next(epochs);
    }
  }

  /** Returns the best of the most probable, by one batch of validation images. */
  @Override
  public Architecture choose(RelaxedTraining state, RandomGenerator random) {
    List<Architecture> probable =
        mostProbable(state.task().graphs().space(), state.logits().probabilities(), candidates);
    InheritedAccuracy accuracy =
        new InheritedAccuracy(
            state.supernet(),
            state.task().images(),
            new Scoring(Scoring.byBatch(IMAGES).statistics(), IMAGES, IMAGES, 1),
            state::spend);
    double[] scores =
        accuracy.scores(probable).stream().mapToDouble(score -> score.accuracy()).toArray();
    return probable.get(Ranks.greatest(1, scores)[0]);
  }

  /** Returns the architectures of greatest probability, greatest first. */
  static List<Architecture> mostProbable(SearchSpace space, double[][] probabilities, int count) {
    long[] keys = space.keys().toArray();
    double[] logProbabilities =
        Arrays.stream(keys)
            .mapToDouble(key -> logProbability(space.fromKey(key), probabilities))
            .toArray();
    return Arrays.stream(Ranks.greatest(count, logProbabilities))
        .mapToObj(place -> space.fromKey(keys[place]))
        .toList();
  }

  private static double logProbability(Architecture architecture, double[][] probabilities) {
    double log = 0;
    for (int d = 0; d < probabilities.length; d++) {
      log += Math.log(probabilities[d][architecture.choice(d)]);
    }
    return log;
  }
}
