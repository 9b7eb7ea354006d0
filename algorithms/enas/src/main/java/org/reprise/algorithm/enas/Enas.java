package org.reprise.algorithm.enas;

import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.reprise.search.Cost;
import org.reprise.search.Evaluator;
import org.reprise.search.RandomStreams;
import org.reprise.search.SearchAlgorithm;
import org.reprise.space.Architecture;
import org.reprise.training.engine.Engine;
import org.reprise.training.network.Mode;
import org.reprise.training.supernet.ArchitectureScores;
import org.reprise.training.supernet.Finalists;
import org.reprise.training.supernet.NormStatistics;
import org.reprise.training.supernet.Path;
import org.reprise.training.supernet.Supernet;
import org.reprise.training.supernet.SupernetMethod;
import org.reprise.training.supernet.SupernetParameters;
import org.reprise.training.supernet.SupernetScores;
import org.reprise.training.supernet.SupernetTask;
import org.reprise.training.supernet.SupernetTraining;
import org.reprise.training.tensor.Operations;

/**
 * Efficient neural architecture search (Pham et al. 2018, section 2.2): in turns, an epoch of the
 * shared weights along architectures that the controller samples, and some steps of the controller
 * by REINFORCE, rewarded by the accuracy on a batch of validation images. At the end architectures
 * are sampled and scored; the best is trained by itself.
 */
public final class Enas implements SearchAlgorithm, SupernetMethod {
  private final SupernetParameters parameters;
  private final ControllerDesign design;
  private final ControllerTraining.Settings training;
  private final int controllerSteps;
  private final int rewardImages;
  private final int samples;

  /**
   * A search.
   *
   * @param parameters of the shared weights and of scoring
   * @param design gives the controller of a space
   * @param training of the controller
   * @param controllerSteps after each epoch
   * @param rewardImages validation images of a reward
   * @param samples architectures among which the last choice is made
   */
  Enas(
      SupernetParameters parameters,
      ControllerDesign design,
      ControllerTraining.Settings training,
      int controllerSteps,
      int rewardImages,
      int samples) {
    this.parameters = parameters;
    this.design = design;
    this.training = training;
    this.controllerSteps = controllerSteps;
    this.rewardImages = rewardImages;
    this.samples = samples;
  }

  /**
   * What training gives.
   *
   * @param scores by the shared weights
   * @param controller the shape of the controller
   * @param policy its training, which samples
   */
  record Trained(ArchitectureScores scores, EnasController controller, ControllerTraining policy) {
    /** Returns different architectures of so many samples. */
    List<Architecture> sampled(int samples) {
      return Stream.generate(policy::sample).limit(samples).distinct().toList();
    }
  }

  @Override
  public void search(Evaluator evaluator, RandomGenerator random) {
    SupernetTask task = EnasGround.task(evaluator);
    RandomStreams streams = RandomStreams.of(random.nextLong());
    try (Operations operations = Engine.preferred().open()) {
      Trained trained = alternate(task, operations, streams, evaluator::spend);
      try (ArchitectureScores scores = trained.scores()) {
        Finalists.evaluate(
            evaluator, scores.best(trained.sampled(samples), parameters.finalists()));
      }
    }
  }

  @Override
  public ArchitectureScores train(
      SupernetTask task, Operations operations, RandomStreams streams, Consumer<Cost> spend) {
    return alternate(task, operations, streams, spend).scores();
  }

  /** Trains the shared weights and the controller in turns. */
  Trained alternate(
      SupernetTask task, Operations operations, RandomStreams streams, Consumer<Cost> spend) {
    Supernet supernet = task.supernet(operations, streams);
    EnasController controller = design.of(task.graphs().space());
    ControllerTraining policy =
        new ControllerTraining(controller, training, streams.stream("controller"));
    boolean running = parameters.scoring().statistics() == NormStatistics.RUNNING;
    BatchAccuracy reward =
        new BatchAccuracy(
            supernet,
            task,
            rewardImages,
            running ? Mode.EVALUATION : Mode.BATCH_STATISTICS,
            streams,
            spend);
    try (SupernetTraining weights =
        new SupernetTraining(
            supernet, task.batches(parameters.protocol(), streams), parameters.protocol(), spend)) {
      while (weights.hasNext()) {
        weights.step(Path.of(policy.sample()));
        if (weights.beginsEpoch()) {
          for (int step = 0; step < controllerSteps; step++) {
            policy.step(reward::of);
          }
          policy.endEpoch();
        }
      }
    }
    return new Trained(
        new SupernetScores(supernet, task, parameters.scoring(), spend), controller, policy);
  }
}
