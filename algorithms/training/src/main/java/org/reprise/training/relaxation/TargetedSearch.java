package org.reprise.training.relaxation;

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
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.mobile.MobileFashionSpace;
import org.reprise.training.engine.Engine;
import org.reprise.training.supernet.ArchitectureScores;
import org.reprise.training.supernet.Finalists;
import org.reprise.training.supernet.Scoring;
import org.reprise.training.supernet.Supernet;
import org.reprise.training.supernet.SupernetMethod;
import org.reprise.training.supernet.SupernetScores;
import org.reprise.training.supernet.SupernetTask;
import org.reprise.training.table.BuiltInBenchmark;
import org.reprise.training.tensor.Operations;

/**
 * The frame of a search of mobile networks that learns probabilities of choices beside shared
 * weights, under a target of cost: take steps, propose what is most probable after each epoch, and
 * train the last by itself. It keeps the probabilities by epoch, as {@link RelaxedSearch} does.
 */
public final class TargetedSearch implements SearchAlgorithm, SupernetMethod {
  private static final int SCORED = 3_000;

  private final TargetedMethod method;
  private final Hyperparameters values;

  /**
   * A search by {@code method}.
   *
   * @param values with those that {@link CostTarget#declared} declares
   */
  public TargetedSearch(TargetedMethod method, Hyperparameters values) {
    this.method = method;
    this.values = values;
  }

  /** A method: its paper's step. */
  @FunctionalInterface
  public interface TargetedMethod {
    /**
     * Begins a search with fresh weights and equal probabilities.
     *
     * @param task of mobile networks, each operation with weights of its own
     * @param streams give everything that is random
     * @param spend is told the cost of each pass before it is made
     */
    Course begin(
        SupernetTask task,
        CostTarget target,
        Operations operations,
        RandomStreams streams,
        Consumer<Cost> spend);
  }

  /** A search under way. */
  public interface Course extends AutoCloseable {
    /** Returns whether there are steps left. */
    boolean hasNext();

    /** Takes a step: weights, and perhaps probabilities. */
    void step();

    /** Returns whether the next step begins an epoch. */
    boolean beginsEpoch();

    /** Returns the probabilities of all choices, decision by decision. */
    double[][] probabilities();

    /** Returns the most probable architecture of the searched space. */
    Architecture best();

    /** Returns the weights as a supernet of the searched space; whoever closes it closes them. */
    Supernet supernet();

    /** Closes all but the weights. */
    @Override
    void close();
  }

  /** Returns the method. */
  public TargetedMethod method() {
    return method;
  }

  @Override
  public void search(Evaluator evaluator, RandomGenerator random) {
    SupernetTask task = BuiltInBenchmark.mobileTask();
    task.requireGround(evaluator);
    CostTarget target = CostTarget.of(values, evaluator.space(), evaluator.costs());
    RandomStreams streams = RandomStreams.of(random.nextLong());
    try (Operations operations = Engine.preferred().open();
        Course course = method.begin(task, target, operations, streams, evaluator::spend);
        Supernet weights = course.supernet()) {
      RelaxedSearch.keep(evaluator, course.probabilities());
      while (course.hasNext()) {
        course.step();
        if (course.beginsEpoch()) {
          RelaxedSearch.keep(evaluator, course.probabilities());
          evaluator.propose(course.best());
        }
      }
      Finalists.evaluate(evaluator, List.of(course.best()));
    }
  }

  @Override
  public ArchitectureScores train(
      SupernetTask task, Operations operations, RandomStreams streams, Consumer<Cost> spend) {
    if (!(task.graphs().space().whole() instanceof MobileFashionSpace space)) {
      throw new InvalidInputException(
          "this method trains the networks of mobile-fashion, not those of " + task.name());
    }
    CostTarget target = CostTarget.of(values, space, ArchitectureCosts.of(space));
    try (Course course = method.begin(task, target, operations, streams, spend)) {
      while (course.hasNext()) {
        course.step();
      }
      return new SupernetScores(course.supernet(), task, Scoring.byBatch(SCORED), spend);
    }
  }
}
