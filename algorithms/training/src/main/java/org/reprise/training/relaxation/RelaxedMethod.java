package org.reprise.training.relaxation;

import java.util.random.RandomGenerator;
import org.reprise.space.Architecture;
import org.reprise.space.darts.DartsSearchNetwork;

/** A method that trains logits of the choices beside shared weights: its paper's loop. */
public interface RelaxedMethod {
  /** Told when an epoch is done; what the logits say now is kept. */
  @FunctionalInterface
  interface EpochListener {
    /** Takes note of the end of an epoch. */
    void epochDone();
  }

  /** Returns how weights and logits are trained. */
  RelaxationSettings settings();

  /** Returns the network in which the space of DARTS is searched, for methods that search it. */
  default DartsSearchNetwork searchNetwork() {
    return DartsSearchNetwork.AS_PUBLISHED;
  }

  /**
   * Trains weights and logits.
   *
   * @param random draws what is sampled
   * @param epochs told of the end of each epoch
   */
  void train(RelaxedTraining training, RandomGenerator random, EpochListener epochs);

  /** Returns the architecture that the logits say now; by default the greatest of each decision. */
  default Architecture derive(RelaxedTraining training) {
    return training.logits().best();
  }

  /**
   * Returns the answer of a search that has trained, which may cost more than {@link #derive}.
   *
   * @param random draws what is sampled
   */
  default Architecture choose(RelaxedTraining training, RandomGenerator random) {
    return derive(training);
  }
}
