package org.reprise.algorithm.tunas;

import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.reprise.search.ArchitectureCosts;
import org.reprise.search.Cost;
import org.reprise.search.Evaluator;
import org.reprise.search.Hyperparameters;
import org.reprise.search.RandomStreams;
import org.reprise.search.SearchAlgorithm;
import org.reprise.search.cost.CostTarget;
import org.reprise.space.InvalidInputException;
import org.reprise.space.mobile.MobileFashionFactors;
import org.reprise.space.mobile.MobileFashionSpace;
import org.reprise.space.network.ActiveChoices;
import org.reprise.space.network.Shape;
import org.reprise.training.engine.Engine;
import org.reprise.training.relaxation.RelaxedSearch;
import org.reprise.training.supernet.ArchitectureScores;
import org.reprise.training.supernet.Finalists;
import org.reprise.training.supernet.Scoring;
import org.reprise.training.supernet.Supernet;
import org.reprise.training.supernet.SupernetGraphs;
import org.reprise.training.supernet.SupernetMethod;
import org.reprise.training.supernet.SupernetScores;
import org.reprise.training.supernet.SupernetTask;
import org.reprise.training.table.BuiltInBenchmark;
import org.reprise.training.tensor.Operations;

/**
 * TuNAS (Bender et al. 2020; google-research, {@code tunas/mobile_architecture_search.py}): each
 * step draws a network, trains its shared weights on a batch, and rewards the controller for the
 * accuracy of the same network, with the new weights, on validation images, and for its cost.
 */
public final class Tunas implements SearchAlgorithm, SupernetMethod {
  private static final int SCORED = 3_000;

  private final TunasSettings settings;
  private final Hyperparameters values;

  Tunas(TunasSettings settings, Hyperparameters values) {
    this.settings = settings;
    this.values = values;
  }

  @Override
  public void search(Evaluator evaluator, RandomGenerator random) {
    SupernetTask task = BuiltInBenchmark.mobileTask();
    task.requireGround(evaluator);
    RandomStreams streams = RandomStreams.of(random.nextLong());
    CostTarget target = CostTarget.of(values, evaluator.space(), evaluator.costs());
    try (Operations operations = Engine.preferred().open();
        PolicyTraining training = training(task, target, operations, streams, evaluator::spend);
        Supernet weights = training.supernet()) {
      RelaxedSearch.keep(evaluator, training.policy().probabilities());
      while (training.hasNext()) {
        training.step();
        if (training.beginsEpoch()) {
          RelaxedSearch.keep(evaluator, training.policy().probabilities());
          evaluator.propose(training.best());
        }
      }
      Finalists.evaluate(evaluator, List.of(training.best()));
    }
  }

  /** Returns a search that has not begun, on the networks and images of {@code task}. */
  PolicyTraining training(
      SupernetTask task,
      CostTarget target,
      Operations operations,
      RandomStreams streams,
      Consumer<Cost> spend) {
    return new PolicyTraining(settings, choices(task), task, target, operations, streams, spend);
  }

  @Override
  public ArchitectureScores train(
      SupernetTask task, Operations operations, RandomStreams streams, Consumer<Cost> spend) {
    MobileFashionSpace space = new MobileFashionSpace();
    CostTarget target = CostTarget.of(values, space, ArchitectureCosts.of(space));
    try (PolicyTraining training = training(task, target, operations, streams, spend)) {
      while (training.hasNext()) {
        training.step();
      }
      return scores(training.supernet(), task, spend);
    }
  }

  /** By weights that were trained under the controller's decisions. */
  private ArchitectureScores scores(Supernet trained, SupernetTask task, Consumer<Cost> spend) {
    MobileChoices choices = choices(task);
    SupernetGraphs joined =
        new SupernetGraphs(
            task.graphs().space(),
            architecture -> choices.network(ActiveChoices.of(choices.decided(architecture))),
            trained.graphs().several(),
            trained.graphs().cover());
    Supernet scored = new Supernet(joined, trained.weights(), RandomStreams.of(0).stream("none"));
    return new SupernetScores(scored, task, Scoring.byBatch(SCORED), spend);
  }

  private MobileChoices choices(SupernetTask task) {
    if (!(task.graphs().space().whole() instanceof MobileFashionSpace space)) {
      throw new InvalidInputException(
          "tunas trains the networks of mobile-fashion, not those of " + task.name());
    }
    Shape image = task.images().training().shape();
    int classes = task.images().training().classes();
    return settings.collapse()
        ? new CollapsedOperations(new MobileFashionFactors(), space, image, classes)
        : new SeparateOperations(space, image, classes);
  }
}
