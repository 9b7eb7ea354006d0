package org.reprise.algorithm.oneshot;

import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.reprise.search.Cost;
import org.reprise.search.Evaluator;
import org.reprise.search.RandomStreams;
import org.reprise.search.SearchAlgorithm;
import org.reprise.space.Architecture;
import org.reprise.training.engine.Engine;
import org.reprise.training.standalone.TrainingProtocol;
import org.reprise.training.supernet.ArchitectureScores;
import org.reprise.training.supernet.Batch;
import org.reprise.training.supernet.Finalists;
import org.reprise.training.supernet.Scoring;
import org.reprise.training.supernet.Supernet;
import org.reprise.training.supernet.SupernetMethod;
import org.reprise.training.supernet.SupernetScores;
import org.reprise.training.supernet.SupernetTask;
import org.reprise.training.supernet.SupernetTraining;
import org.reprise.training.table.BuiltInBenchmark;
import org.reprise.training.tensor.Operations;

/**
 * One-shot search (Bender et al. 2018): train a model that holds every operation, dropping paths at
 * random; score architectures by zeroing the rest; train the best by themselves.
 */
public final class OneShot implements SearchAlgorithm, SupernetMethod {
  private final Settings settings;

  /**
   * The settings of a search.
   *
   * @param protocol of the one-shot model's training
   * @param dropout r, the probability that nothing enters a node, at the end of training
   * @param ghosts parts of a batch, each with dropped paths and batch norm of its own
   * @param scoring of architectures
   * @param candidates architectures that are scored
   * @param finalists of them that are trained by themselves
   */
  public record Settings(
      TrainingProtocol protocol,
      double dropout,
      int ghosts,
      Scoring scoring,
      int candidates,
      int finalists) {}

  /** A search with these settings. */
  public OneShot(Settings settings) {
    this.settings = settings;
  }

  @Override
  public void search(Evaluator evaluator, RandomGenerator random) {
    SupernetTask task = BuiltInBenchmark.task();
    task.requireGround(evaluator);
    RandomStreams streams = RandomStreams.of(random.nextLong());
    try (Operations operations = Engine.preferred().open();
        ArchitectureScores scores = train(task, operations, streams, evaluator::spend)) {
      List<Architecture> candidates =
          Finalists.candidates(evaluator.space(), settings.candidates(), random);
      Finalists.evaluate(evaluator, scores.best(candidates, settings.finalists()));
    }
  }

  @Override
  public ArchitectureScores train(
      SupernetTask task, Operations operations, RandomStreams streams, Consumer<Cost> spend) {
    Supernet supernet = task.supernet(operations, streams);
    RandomGenerator paths = streams.stream("paths");
    try (SupernetTraining training =
        new SupernetTraining(
            supernet, task.batches(settings.protocol(), streams), settings.protocol(), spend)) {
      while (training.hasNext()) {
        // The rate rises linearly from 0 (section 3.2).
        double r = settings.dropout() * training.progress();
        Batch batch = training.nextBatch();
        int size = batch.size() / settings.ghosts();
        for (int ghost = 0; ghost < settings.ghosts(); ghost++) {
          training.gradient(
              PathDropout.draw(task.graphs().space(), r, paths),
              batch.part(ghost * size, size),
              1.0 / settings.ghosts());
        }
        training.update();
      }
    }
    return new SupernetScores(supernet, task, settings.scoring(), spend);
  }
}
