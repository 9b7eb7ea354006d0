package org.reprise.algorithm.tunas;

import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.reprise.data.image.Augmentation;
import org.reprise.data.image.LabelledImages;
import org.reprise.data.image.Normalization;
import org.reprise.search.Cost;
import org.reprise.search.RandomStreams;
import org.reprise.search.TrainingCompute;
import org.reprise.search.cost.CostReward;
import org.reprise.search.cost.CostTarget;
import org.reprise.search.policy.MovingBaseline;
import org.reprise.space.Architecture;
import org.reprise.space.LinearCost;
import org.reprise.space.SearchSpace;
import org.reprise.space.network.ActiveChoices;
import org.reprise.training.autograd.Losses;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.network.Mode;
import org.reprise.training.optimizer.RmsProp;
import org.reprise.training.optimizer.Schedule;
import org.reprise.training.relaxation.TargetedSearch;
import org.reprise.training.supernet.Batch;
import org.reprise.training.supernet.BatchStream;
import org.reprise.training.supernet.Path;
import org.reprise.training.supernet.SharedWeights;
import org.reprise.training.supernet.Supernet;
import org.reprise.training.supernet.SupernetGraphs;
import org.reprise.training.supernet.SupernetTask;
import org.reprise.training.supernet.SupernetTraining;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.TensorShape;

/**
 * The search of TuNAS (Bender et al. 2020; google-research, {@code
 * tunas/mobile_architecture_search.py}): each step draws a network, trains its shared weights on a
 * batch, and rewards the controller for the accuracy of the same network, with the new weights, on
 * validation images, and for its cost.
 */
final class PolicyTraining implements TargetedSearch.Course {
  private static final double RATE_WARM_UP = 0.025;
  // Squared gradients are small beside it: TensorFlow's RMSProp as the authors call it.
  private static final double RMS_EPSILON = 1;

  private final TunasSettings settings;
  private final MobileChoices choices;
  private final SearchSpace searched;
  private final RandomGenerator dropped;
  private final Supernet supernet;
  private final SupernetTraining weights;
  private final BatchStream validation;
  private final IndependentPolicy policy;
  private final MovingBaseline baseline;
  private final CostReward reward;
  private final LinearCost cost;
  private final RandomGenerator samples;
  private final Consumer<Cost> spend;

  /**
   * A search with fresh weights and equal probabilities.
   *
   * @param task the searched networks, and images
   * @param target of their cost
   * @param streams give everything that is random
   * @param spend is told the cost of each pass before it is made
   */
  PolicyTraining(
      TunasSettings settings,
      SupernetTask task,
      CostTarget target,
      Operations operations,
      RandomStreams streams,
      Consumer<Cost> spend) {
    this.settings = settings;
    choices = settings.choices(task);
    this.spend = spend;
    SupernetGraphs graphs =
        SupernetGraphs.mixing(
            choices.space(),
            decided -> choices.network(ActiveChoices.of(decided)),
            choices::network);
    searched = task.graphs().space();
    dropped = streams.stream("dropout");
    supernet = new Supernet(graphs, SharedWeights.of(graphs.cover(), operations, streams), dropped);
    weights =
        new SupernetTraining(
            supernet,
            task.batches(settings.protocol(), streams.child("training")),
            settings.protocol(),
            Schedule.cosine(settings.protocol().learningRate(), 0).warmedUp(RATE_WARM_UP),
            spend,
            parameter -> true,
            moving ->
                new RmsProp(
                    operations,
                    moving,
                    settings.momentum(),
                    settings.momentum(),
                    RMS_EPSILON,
                    settings.protocol().decay()));
    LabelledImages held = task.images().validation();
    validation =
        new BatchStream(
            held,
            Normalization.of(task.images().training()),
            Math.min(settings.validation() * settings.protocol().batch(), held.count()),
            Augmentation.NONE,
            streams.child("validation"));
    policy = new IndependentPolicy(choices);
    baseline = new MovingBaseline(settings.baseline());
    reward = CostReward.named(settings.reward(), settings.strength(), target.value());
    cost = target.byDecision(searched);
    samples = streams.stream("samples");
  }

  @Override
  public boolean hasNext() {
    return weights.hasNext();
  }

  @Override
  public void step() {
    double done = weights.progress();
    WarmUp course = settings.warmUp();
    IndependentPolicy.Sample sample =
        policy.sample(course.allOperations(done), course.mostFilters(done), samples);
    Path path = path(sample.active());
    weights.step(path);
    double quality = accuracy(path, validation.next());
    double seen = reward.of(quality, cost.expected(choices.blockProbabilities(sample.active())));
    baseline.update(seen);
    policy.update(sample, seen - baseline.value(), settings.rate() * course.rateFactor(done));
  }

  /** Several choices of a decision count equally. */
  private static Path path(ActiveChoices active) {
    return active.isArchitecture()
        ? Path.of(active.architecture())
        : new Path(active, tape -> equalGates(tape, active));
  }

  private static Variable equalGates(Tape tape, ActiveChoices active) {
    int columns = 1 + active.byDecision().stream().mapToInt(Collections::max).max().orElseThrow();
    double[] gates = new double[active.byDecision().size() * columns];
    for (int d = 0; d < active.byDecision().size(); d++) {
      List<Integer> together = active.of(d);
      for (int choice : together) {
        gates[d * columns + choice] = 1.0 / together.size();
      }
    }
    TensorShape shape = new TensorShape(active.byDecision().size(), columns, 1, 1);
    return tape.constant(tape.operations().parameter(shape, gates));
  }

  private double accuracy(Path path, Batch batch) {
    spend.accept(
        Cost.multiplyAdds(TrainingCompute.evaluation(supernet.multiplyAdds(path), batch.size())));
    try (Tape tape = Tape.evaluating(supernet.weights().operations())) {
      Variable logits = supernet.forward(tape, batch.on(tape), path, Mode.BATCH_STATISTICS);
      return (double) Losses.correct(tape, logits, batch.labels()) / batch.size();
    }
  }

  @Override
  public boolean beginsEpoch() {
    return weights.beginsEpoch();
  }

  @Override
  public double[][] probabilities() {
    return policy.probabilities();
  }

  @Override
  public Architecture best() {
    return choices.joined(policy.best());
  }

  /** Whatever is decided apart in training, its weights make the networks of the searched space. */
  @Override
  public Supernet supernet() {
    SupernetGraphs joined =
        new SupernetGraphs(
            searched,
            architecture -> choices.network(ActiveChoices.of(choices.decided(architecture))),
            supernet.graphs().several(),
            supernet.graphs().cover());
    return new Supernet(joined, supernet.weights(), dropped);
  }

  @Override
  public void close() {
    weights.close();
  }
}
