package org.reprise.algorithm.fewshot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.reprise.search.Cost;
import org.reprise.search.Evaluator;
import org.reprise.search.RandomStreams;
import org.reprise.search.SearchAlgorithm;
import org.reprise.space.SearchSpace;
import org.reprise.training.engine.Engine;
import org.reprise.training.network.Parameter;
import org.reprise.training.optimizer.Schedule;
import org.reprise.training.standalone.TrainingProtocol;
import org.reprise.training.supernet.ArchitectureScores;
import org.reprise.training.supernet.Finalists;
import org.reprise.training.supernet.Path;
import org.reprise.training.supernet.Supernet;
import org.reprise.training.supernet.SupernetMethod;
import org.reprise.training.supernet.SupernetParameters;
import org.reprise.training.supernet.SupernetScores;
import org.reprise.training.supernet.SupernetTask;
import org.reprise.training.supernet.SupernetTraining;
import org.reprise.training.table.BuiltInBenchmark;
import org.reprise.training.tensor.Operations;

/**
 * Few-shot search (Zhao et al. 2021, algorithm 1): train a one-shot supernet, split it on an edge
 * into a sub-supernet for each operation, let each inherit the weights and train it on; search by
 * the scores of the sub-supernet that an architecture belongs to.
 */
public final class FewShot implements SearchAlgorithm, SupernetMethod {
  private final SupernetParameters parameters;
  private final int edge;
  private final int partEpochs;
  private final double partRate;
  private final boolean splitEdgeTrained;
  private final AgingEvolution evolution;

  /**
   * A search.
   *
   * @param parameters of the one-shot supernet and of scoring
   * @param edge the decision that is split
   * @param partEpochs of each sub-supernet; 0 for none
   * @param partRate first learning rate of a sub-supernet
   * @param splitEdgeTrained whether the convolution on the split edge is trained on, as the paper
   *     has it; the published code leaves it as it was inherited
   * @param evolution over the scores
   */
  FewShot(
      SupernetParameters parameters,
      int edge,
      int partEpochs,
      double partRate,
      boolean splitEdgeTrained,
      AgingEvolution evolution) {
    this.parameters = parameters;
    this.edge = edge;
    this.partEpochs = partEpochs;
    this.partRate = partRate;
    this.splitEdgeTrained = splitEdgeTrained;
    this.evolution = evolution;
  }

  @Override
  public void search(Evaluator evaluator, RandomGenerator random) {
    SupernetTask task = BuiltInBenchmark.task();
    task.requireGround(evaluator);
    RandomStreams streams = RandomStreams.of(random.nextLong());
    try (Operations operations = Engine.preferred().open();
        ArchitectureScores scores = train(task, operations, streams, evaluator::spend)) {
      Finalists.evaluate(
          evaluator, evolution.best(scores, evaluator.space(), parameters.finalists(), random));
    }
  }

  @Override
  public ArchitectureScores train(
      SupernetTask task, Operations operations, RandomStreams streams, Consumer<Cost> spend) {
    SearchSpace space = task.graphs().space();
    List<ArchitectureScores> parts = new ArrayList<>();
    try (Supernet oneShot = task.supernet(operations, streams)) {
      train(oneShot, task, parameters.protocol(), streams, spend, -1);
      for (int choice = 0; choice < space.decisions().get(edge).size(); choice++) {
        RandomStreams own = streams.child("part").child(choice);
        Supernet part =
            new Supernet(task.graphs(), oneShot.weights().copy(operations), own.stream("dropout"));
        if (partEpochs > 0) {
          train(part, task, partProtocol(), own, spend, choice);
        }
        parts.add(new SupernetScores(part, task, parameters.scoring(), spend));
      }
    }
    return new SplitScores(edge, parts);
  }

  private TrainingProtocol partProtocol() {
    TrainingProtocol whole = parameters.protocol();
    return new TrainingProtocol(
        partEpochs,
        whole.batch(),
        partRate,
        whole.momentum(),
        whole.decay(),
        whole.smoothing(),
        whole.clip(),
        whole.augmentation());
  }

  /** Trains along uniform paths, the split edge fixed to {@code choice} unless that is -1. */
  private void train(
      Supernet supernet,
      SupernetTask task,
      TrainingProtocol protocol,
      RandomStreams streams,
      Consumer<Cost> spend,
      int choice) {
    RandomGenerator paths = streams.stream("paths");
    boolean all = choice < 0 || splitEdgeTrained;
    String split = "." + task.graphs().space().decisions().get(edge).name() + ".";
    try (SupernetTraining training =
        new SupernetTraining(
            supernet,
            task.batches(protocol, streams),
            protocol,
            Schedule.cosine(protocol.learningRate(), 0),
            spend,
            parameter -> all || !isConvolution(parameter, split))) {
      while (training.hasNext()) {
        var path = task.graphs().space().sample(paths);
        training.step(Path.of(choice < 0 ? path : path.with(edge, choice)));
      }
    }
  }

  private static boolean isConvolution(Parameter parameter, String edge) {
    return parameter.name().contains(edge) && parameter.name().endsWith(".conv.weights");
  }
}
