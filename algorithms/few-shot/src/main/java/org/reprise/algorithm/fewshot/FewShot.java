package org.reprise.algorithm.fewshot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.reprise.search.Cost;
import org.reprise.search.Evaluator;
import org.reprise.search.RandomStreams;
import org.reprise.search.SearchAlgorithm;
import org.reprise.space.Architecture;
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
 * Few-shot search (Zhao et al. 2021, algorithm 1): train a one-shot supernet, split it on some
 * edges into sub-supernets, let each inherit the weights and train it on; search by the scores of
 * the sub-supernet that an architecture belongs to.
 */
public final class FewShot implements SearchAlgorithm, SupernetMethod {
  private final SupernetParameters parameters;
  private final SplitChoice choice;
  private final int partEpochs;
  private final double partRate;
  private final boolean splitEdgeTrained;
  private final AgingEvolution evolution;

  /**
   * A search.
   *
   * @param parameters of the one-shot supernet and of scoring
   * @param choice of the edges that are split
   * @param partEpochs of each sub-supernet; 0 for none
   * @param partRate first learning rate of a sub-supernet
   * @param splitEdgeTrained whether the convolutions on split edges are trained on, as the paper
   *     has it; the published code leaves them as they were inherited
   * @param evolution over the scores
   */
  FewShot(
      SupernetParameters parameters,
      SplitChoice choice,
      int partEpochs,
      double partRate,
      boolean splitEdgeTrained,
      AgingEvolution evolution) {
    this.parameters = parameters;
    this.choice = choice;
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
    List<ArchitectureScores> parts = new ArrayList<>();
    Split split;
    try (Supernet oneShot = task.supernet(operations, streams)) {
      train(oneShot, task, parameters.protocol(), streams, spend, new Split(List.of()), 0);
      RandomStreams choosing = streams.child("split");
      split = choice.of(oneShot, task.batches(parameters.protocol(), choosing), choosing, spend);
      for (int number = 0; number < split.parts(); number++) {
        RandomStreams own = streams.child("part").child(number);
        Supernet part =
            new Supernet(task.graphs(), oneShot.weights().copy(operations), own.stream("dropout"));
        if (partEpochs > 0) {
          train(part, task, partProtocol(), own, spend, split, number);
        }
        parts.add(new SupernetScores(part, task, parameters.scoring(), spend));
      }
    }
    return new SplitScores(split, parts);
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

  /** Trains along uniform paths of a part. */
  private void train(
      Supernet supernet,
      SupernetTask task,
      TrainingProtocol protocol,
      RandomStreams streams,
      Consumer<Cost> spend,
      Split split,
      int part) {
    RandomGenerator paths = streams.stream("paths");
    List<String> frozen =
        split.decisions().stream()
            .filter(grouped -> !splitEdgeTrained)
            .map(grouped -> task.graphs().space().decisions().get(grouped.decision()).name())
            .toList();
    try (SupernetTraining training =
        new SupernetTraining(
            supernet,
            task.batches(protocol, streams),
            protocol,
            Schedule.cosine(protocol.learningRate(), 0),
            spend,
            parameter -> frozen.stream().noneMatch(edge -> isConvolution(parameter, edge)))) {
      while (training.hasNext()) {
        Architecture path = task.graphs().space().sample(paths);
        training.step(Path.of(split.into(part, path, paths)));
      }
    }
  }

  private static boolean isConvolution(Parameter parameter, String edge) {
    return parameter.name().contains("." + edge + ".")
        && parameter.name().endsWith(".conv.weights");
  }
}
