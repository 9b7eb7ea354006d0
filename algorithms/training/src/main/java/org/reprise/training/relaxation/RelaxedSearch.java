package org.reprise.training.relaxation;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.reprise.search.Cost;
import org.reprise.search.Evaluator;
import org.reprise.search.RandomStreams;
import org.reprise.search.SearchAlgorithm;
import org.reprise.training.engine.Engine;
import org.reprise.training.supernet.ArchitectureScores;
import org.reprise.training.supernet.Scoring;
import org.reprise.training.supernet.SupernetMethod;
import org.reprise.training.supernet.SupernetScores;
import org.reprise.training.supernet.SupernetTask;
import org.reprise.training.tensor.Operations;

/**
 * The frame of a search by gradients: train, propose what the logits say after each epoch and what
 * the method chooses in the end. It keeps the softmax of every decision by epoch, as {@code
 * softmax}, and, of the last, the accuracies of the mixture and of the derived architecture in the
 * same network, as {@code discretisation}.
 */
public final class RelaxedSearch implements SearchAlgorithm, SupernetMethod {
  /** The name under which a run keeps the probabilities of its choices. */
  public static final String SOFTMAX = "softmax";

  /** The name under which a run keeps accuracies before and after the derivation, in percent. */
  public static final String DISCRETISATION = "discretisation";

  private static final int SCORED = 3_000;
  private static final double DIGITS = 1e4;

  private final RelaxedMethod method;

  /** A search by {@code method}. */
  public RelaxedSearch(RelaxedMethod method) {
    this.method = method;
  }

  /** Returns the method. */
  public RelaxedMethod method() {
    return method;
  }

  @Override
  public void search(Evaluator evaluator, RandomGenerator random) {
    RelaxedGround ground = RelaxedGround.of(evaluator, method);
    RandomStreams streams = RandomStreams.of(random.nextLong());
    try (Operations operations = Engine.preferred().open();
        RelaxedTraining training =
            new RelaxedTraining(
                ground.task(), method.settings(), operations, streams, evaluator::spend)) {
      keep(evaluator, training.logits().probabilities());
      method.train(
          training,
          random,
          () -> {
            keep(evaluator, training.logits().probabilities());
            evaluator.propose(ground.answer(method.derive(training)));
          });
      DiscretisationGap gap = DiscretisationGap.of(training, method.derive(training));
      evaluator.note(
          DISCRETISATION, rounded(new double[] {100 * gap.mixture(), 100 * gap.derived()}));
      evaluator.propose(ground.answer(method.choose(training, random)));
    }
  }

  /** Keeps probabilities of choices beside a run, decision after decision. */
  public static void keep(Evaluator evaluator, double[][] probabilities) {
    double[] all = Arrays.stream(probabilities).flatMapToDouble(Arrays::stream).toArray();
    evaluator.note(SOFTMAX, rounded(all));
  }

  private static double[] rounded(double[] values) {
    return Arrays.stream(values).map(v -> Math.rint(DIGITS * v) / DIGITS).toArray();
  }

  @Override
  public ArchitectureScores train(
      SupernetTask task, Operations operations, RandomStreams streams, Consumer<Cost> spend) {
    SupernetTask own = RelaxedGround.trained(task, method.settings());
    try (RelaxedTraining training =
        new RelaxedTraining(own, method.settings(), operations, streams, spend)) {
      method.train(training, streams.stream("samples"), () -> {});
      return new SupernetScores(training.handOver(), own, Scoring.byBatch(SCORED), spend);
    }
  }
}
