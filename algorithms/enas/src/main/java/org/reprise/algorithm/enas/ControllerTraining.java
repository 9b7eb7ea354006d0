package org.reprise.algorithm.enas;

import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.reprise.search.VectorAdam;
import org.reprise.space.Architecture;

/**
 * REINFORCE on a controller: the loss of a sample is -log P (R - b), R its accuracy plus a little
 * entropy, and the skip penalty; the gradient is the mean over some samples.
 */
final class ControllerTraining {
  private static final double CLIP = 5;

  private final EnasController controller;
  private final Settings settings;
  private final RandomGenerator random;
  private final double[] parameters;
  private final VectorAdam optimiser;
  private final RewardBaseline baseline;

  /**
   * How it is trained.
   *
   * @param samples for one step
   * @param learningRate of Adam
   * @param beta1 of Adam
   * @param epsilon of Adam
   * @param entropyWeight of the entropy in the reward
   * @param skipWeight of the skip penalty
   * @param baseline its rule
   * @param momentum of the baseline
   */
  record Settings(
      int samples,
      double learningRate,
      double beta1,
      double epsilon,
      double entropyWeight,
      double skipWeight,
      RewardBaseline.Rule baseline,
      double momentum) {}

  /** A training from fresh weights. */
  ControllerTraining(EnasController controller, Settings settings, RandomGenerator random) {
    this.controller = controller;
    this.settings = settings;
    this.random = random;
    parameters = controller.initial(random);
    optimiser =
        new VectorAdam(
            parameters.length,
            settings.learningRate(),
            settings.beta1(),
            0.999,
            settings.epsilon());
    baseline = new RewardBaseline(settings.baseline(), settings.momentum());
  }

  /** Returns an architecture drawn from the policy as it is. */
  Architecture sample() {
    return controller.sample(parameters, random).architecture();
  }

  /** Returns the policy's entropy in nats, estimated from so many samples. */
  double entropy(int samples) {
    double sum = 0;
    for (int i = 0; i < samples; i++) {
      sum += controller.sample(parameters, random).entropy();
    }
    return sum / samples;
  }

  /** Returns the weights themselves. */
  double[] parameters() {
    return parameters;
  }

  /**
   * Does a step.
   *
   * @param accuracy gives that of an architecture, in [0, 1]
   */
  void step(ToDoubleFunction<Architecture> accuracy) {
    double[] descent = new double[parameters.length];
    for (int k = 0; k < settings.samples(); k++) {
      EnasController.Episode episode = controller.sample(parameters, random);
      double entropy =
          controller.settings().sampledEntropy() ? episode.sampledEntropy() : episode.entropy();
      double found = accuracy.applyAsDouble(episode.architecture());
      double reward = found + settings.entropyWeight() * entropy;
      double entropyRate =
          -episode.logProbability() * settings.entropyWeight() * baseline.differentiatedEntropy();
      double advantage = baseline.advantage(reward, found);
      new ControllerGradient(-advantage, entropyRate, settings.skipWeight())
          .add(controller, parameters, episode, descent);
    }
    double square = 0;
    for (int i = 0; i < descent.length; i++) {
      descent[i] /= settings.samples();
      square += descent[i] * descent[i];
    }
    double norm = Math.sqrt(square);
    if (norm > CLIP) {
      for (int i = 0; i < descent.length; i++) {
        descent[i] *= CLIP / norm;
      }
    }
    optimiser.step(parameters, descent);
  }

  /** Ends an epoch. */
  void endEpoch() {
    baseline.endEpoch();
  }
}
