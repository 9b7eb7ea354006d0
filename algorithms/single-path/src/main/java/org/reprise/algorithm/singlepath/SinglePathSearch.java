package org.reprise.algorithm.singlepath;

import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.reprise.search.Cost;
import org.reprise.search.Evaluator;
import org.reprise.search.RandomStreams;
import org.reprise.search.SearchAlgorithm;
import org.reprise.space.Architecture;
import org.reprise.training.engine.Engine;
import org.reprise.training.supernet.ArchitectureScores;
import org.reprise.training.supernet.Finalists;
import org.reprise.training.supernet.Supernet;
import org.reprise.training.supernet.SupernetMethod;
import org.reprise.training.supernet.SupernetParameters;
import org.reprise.training.supernet.SupernetScores;
import org.reprise.training.supernet.SupernetTask;
import org.reprise.training.supernet.SupernetTraining;
import org.reprise.training.table.BuiltInBenchmark;
import org.reprise.training.tensor.Operations;

/**
 * Train a supernet one path at a time, choose by its scores, train the best by themselves. What
 * differs between the methods is how a step draws its paths, and which architectures are scored.
 */
public final class SinglePathSearch implements SearchAlgorithm, SupernetMethod {
  private final SupernetParameters parameters;
  private final Training step;
  private final Choice choice;

  SinglePathSearch(SupernetParameters parameters, Training step, Choice choice) {
    this.parameters = parameters;
    this.step = step;
    this.choice = choice;
  }

  @Override
  public void search(Evaluator evaluator, RandomGenerator random) {
    SupernetTask task = BuiltInBenchmark.task();
    task.requireGround(evaluator);
    RandomStreams streams = RandomStreams.of(random.nextLong());
    try (Operations operations = Engine.preferred().open();
        ArchitectureScores scores = train(task, operations, streams, evaluator::spend)) {
      List<Architecture> best =
          choice.best(scores, evaluator.space(), parameters.finalists(), random);
      Finalists.evaluate(evaluator, best);
    }
  }

  @Override
  public ArchitectureScores train(
      SupernetTask task, Operations operations, RandomStreams streams, Consumer<Cost> spend) {
    Supernet supernet = task.supernet(operations, streams);
    RandomGenerator paths = streams.stream("paths");
    try (SupernetTraining training =
        new SupernetTraining(
            supernet, task.batches(parameters.protocol(), streams), parameters.protocol(), spend)) {
      while (training.hasNext()) {
        step.step(training, task.graphs().space(), paths);
      }
    }
    return new SupernetScores(supernet, task, parameters.scoring(), spend);
  }
}
