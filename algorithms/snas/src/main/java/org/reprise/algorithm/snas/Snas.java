package org.reprise.algorithm.snas;

import java.util.Objects;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.relaxation.Annealing;
import org.reprise.training.relaxation.ChoiceCosts;
import org.reprise.training.relaxation.RelaxationSettings;
import org.reprise.training.relaxation.RelaxedMethod;
import org.reprise.training.relaxation.RelaxedTraining;
import org.reprise.training.relaxation.ResourcePenalty;
import org.reprise.training.supernet.Path;
import org.reprise.training.supernet.PathSampler;

/**
 * SNAS (Xie et al. 2019): in each step the operations of an edge are mixed by a sample Z of the
 * concrete distribution, Z = softmax((log alpha + G) / lambda), equation 5; weights and logits
 * descend together along the gradient of one loss, equation 6. The temperature falls, so that
 * samples become choices.
 */
public final class Snas implements RelaxedMethod {
  private final Settings settings;

  /**
   * The settings of a search.
   *
   * @param training how weights and logits descend
   * @param temperature lambda by epochs; the first epoch is number {@code firstEpoch}
   * @param firstEpoch 1 in the authors' code, 0 in that of DrNAS
   * @param bilevel whether logits descend on validation images in a step of their own, before the
   *     weights
   * @param penalty weight of the resource penalty
   * @param resource what is penalised
   */
  public record Settings(
      RelaxationSettings training,
      Annealing temperature,
      int firstEpoch,
      boolean bilevel,
      double penalty,
      ChoiceCosts.Resource resource) {}

  /** A search with these settings. */
  public Snas(Settings settings) {
    this.settings = settings;
  }

  @Override
  public RelaxationSettings settings() {
    return settings.training();
  }

  @Override
  public void train(RelaxedTraining training, RandomGenerator random, EpochListener epochs) {
    ResourcePenalty resources =
        new ResourcePenalty(
            settings.penalty(), ChoiceCosts.of(training.task().graphs(), settings.resource()));
    while (training.hasNext()) {
      double lambda = settings.temperature().at(training.epoch() + settings.firstEpoch());
      Path z = PathSampler.concrete(training.logits(), training.logits().noise(random), lambda);
      if (settings.bilevel()) {
        training.logitStep(z, training.validationBatch());
        training.weightStep(z, training.trainingBatch());
      } else {
        training.jointStep(z, training.trainingBatch(), penalty(resources, z));
      }
      training.next(epochs);
    }
  }

  private @Nullable Function<Tape, Variable> penalty(ResourcePenalty resources, Path z) {
    return settings.penalty() == 0
        ? null
        : resources.of(Objects.requireNonNull(z.gates(), "a relaxed path has gates"));
  }
}
