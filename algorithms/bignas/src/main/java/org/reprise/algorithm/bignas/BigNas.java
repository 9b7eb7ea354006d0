package org.reprise.algorithm.bignas;

import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.reprise.search.Cost;
import org.reprise.search.Evaluator;
import org.reprise.search.Hyperparameters;
import org.reprise.search.RandomStreams;
import org.reprise.search.SearchAlgorithm;
import org.reprise.search.cost.CostTarget;
import org.reprise.space.InvalidInputException;
import org.reprise.space.mobile.ElasticMobileFashion;
import org.reprise.space.mobile.MobileFashionSpace;
import org.reprise.training.engine.Engine;
import org.reprise.training.supernet.ArchitectureScores;
import org.reprise.training.supernet.Finalists;
import org.reprise.training.supernet.Supernet;
import org.reprise.training.supernet.SupernetGraphs;
import org.reprise.training.supernet.SupernetMethod;
import org.reprise.training.supernet.SupernetScores;
import org.reprise.training.supernet.SupernetTask;
import org.reprise.training.table.BuiltInBenchmark;
import org.reprise.training.tensor.Operations;

/**
 * BigNAS (Yu et al. 2020): one model is trained so that each of its children is good as it is; a
 * child within a limit of cost is then chosen by its accuracy, from coarse to fine.
 */
public final class BigNas implements SearchAlgorithm, SupernetMethod {
  /** The name under which a run keeps the answer's accuracy without retraining, in percent. */
  static final String INHERITED = "inherited";

  private final BigNasSettings settings;
  private final Hyperparameters values;

  BigNas(BigNasSettings settings, Hyperparameters values) {
    this.settings = settings;
    this.values = values;
  }

  @Override
  public void search(Evaluator evaluator, RandomGenerator random) {
    SupernetTask task = BuiltInBenchmark.mobileTask();
    task.requireGround(evaluator);
    CostTarget limit = CostTarget.of(values, evaluator.space(), evaluator.costs());
    requireReachable(limit);
    RandomStreams streams = RandomStreams.of(random.nextLong());
    try (Operations operations = Engine.preferred().open();
        ArchitectureScores children = train(task, operations, streams, evaluator::spend)) {
      List<CoarseToFine.Child> ranked = choose(children, limit, random);
      evaluator.note(INHERITED, 100 * ranked.get(0).accuracy());
      Finalists.evaluate(
          evaluator,
          ranked.stream()
              .limit(settings.finalists())
              .map(CoarseToFine.Child::architecture)
              .toList());
    }
  }

  private static void requireReachable(CostTarget limit) {
    double least = limit.of(ElasticMobileFashion.smallest());
    if (least > limit.value()) {
      throw new InvalidInputException(
          "no child of bignas has at most "
              + limit.value()
              + " "
              + limit.name()
              + "; the smallest has "
              + least);
    }
  }

  /** Returns children within the limit, best first. */
  List<CoarseToFine.Child> choose(
      ArchitectureScores children, CostTarget limit, RandomGenerator random) {
    CoarseToFine selection =
        new CoarseToFine(a -> limit.of(a) <= limit.value(), children::scores, settings.mutations());
    return settings.coarse()
        ? selection.choose()
        : selection.atRandom(new MobileFashionSpace(), random);
  }

  @Override
  public ArchitectureScores train(
      SupernetTask task, Operations operations, RandomStreams streams, Consumer<Cost> spend) {
    SupernetTask elastic = elastic(task);
    Supernet supernet = elastic.supernet(operations, streams);
    try (Sandwich training = new Sandwich(settings, elastic, supernet, streams, spend)) {
      while (training.hasNext()) {
        training.step();
      }
    }
    return new SupernetScores(supernet, elastic, settings.scoring(), spend);
  }

  /** The same networks and images, with the weights of the biggest child for all. */
  static SupernetTask elastic(SupernetTask task) {
    if (!(task.graphs().space().whole() instanceof MobileFashionSpace)) {
      throw new InvalidInputException(
          "bignas trains the networks of mobile-fashion, not those of " + task.name());
    }
    ElasticMobileFashion networks =
        new ElasticMobileFashion(
            task.images().training().shape(), task.images().training().classes());
    SupernetGraphs graphs =
        SupernetGraphs.ofPaths(
            task.graphs().space(),
            networks,
            List.of(networks.apply(ElasticMobileFashion.biggest())));
    return new SupernetTask(task.name(), graphs, task.images());
  }
}
