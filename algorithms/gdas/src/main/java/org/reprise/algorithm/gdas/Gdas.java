package org.reprise.algorithm.gdas;

import java.util.random.RandomGenerator;
import org.reprise.space.nasbench201.EdgeOperation;
import org.reprise.training.relaxation.Annealing;
import org.reprise.training.relaxation.RelaxationSettings;
import org.reprise.training.relaxation.RelaxedMethod;
import org.reprise.training.relaxation.RelaxedTraining;
import org.reprise.training.supernet.ArchitectureParameters;
import org.reprise.training.supernet.OneHotGates;
import org.reprise.training.supernet.Path;

/**
 * GDAS (Dong and Yang 2019, algorithm 1): each step samples one operation an edge by the Gumbel
 * maximum and computes no other; the logits' gradient is that of the softmax at a temperature that
 * falls. Weights descend on training images, then logits on validation images, along a sample of
 * their own.
 */
public final class Gdas implements RelaxedMethod {
  private final Settings settings;

  /**
   * The settings of a search.
   *
   * @param training how weights and logits descend
   * @param temperature tau by epochs
   * @param unchosen what the gates of operations that were not sampled are told of the loss
   */
  public record Settings(
      RelaxationSettings training, Annealing temperature, OneHotGates.Unchosen unchosen) {}

  /** A search with these settings. */
  public Gdas(Settings settings) {
    this.settings = settings;
  }

  @Override
  public RelaxationSettings settings() {
    return settings.training();
  }

  @Override
  public void train(RelaxedTraining training, RandomGenerator random, EpochListener epochs) {
    while (training.hasNext()) {
      training.weightStep(sample(training, random), training.trainingBatch());
      training.logitStep(sample(training, random), training.validationBatch());
      training.next(epochs);
    }
  }

  private Path sample(RelaxedTraining training, RandomGenerator random) {
    ArchitectureParameters logits = training.logits();
    return OneHotGates.straightThrough(
        logits,
        logits.noise(random),
        settings.temperature().at(training.epoch()),
        settings.unchosen(),
        EdgeOperation.SKIP_CONNECT.ordinal());
  }
}
