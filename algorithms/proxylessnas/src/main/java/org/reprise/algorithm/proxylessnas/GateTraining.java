package org.reprise.algorithm.proxylessnas;

import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.reprise.data.image.Augmentation;
import org.reprise.data.image.Normalization;
import org.reprise.search.Cost;
import org.reprise.search.RandomStreams;
import org.reprise.search.cost.CostReward;
import org.reprise.search.cost.CostTarget;
import org.reprise.space.Architecture;
import org.reprise.space.LinearCost;
import org.reprise.training.relaxation.TargetedSearch;
import org.reprise.training.supernet.Batch;
import org.reprise.training.supernet.BatchStream;
import org.reprise.training.supernet.Path;
import org.reprise.training.supernet.Supernet;
import org.reprise.training.supernet.SupernetTask;
import org.reprise.training.supernet.SupernetTraining;
import org.reprise.training.tensor.Operations;

/**
 * The search of ProxylessNAS (Cai et al. 2019; mit-han-lab/proxylessnas, {@code nas_manager.py}):
 * weights alone first, then steps of the weights along one path, drawn by the gates, and every
 * fifth a step of the gates on validation images under an expected latency.
 */
final class GateTraining implements TargetedSearch.Course {
  private final ProxylessSettings settings;
  private final Supernet supernet;
  private final SupernetTraining weights;
  private final BatchStream validation;
  private final BinaryGates gates;
  private final GateGradients gradients;
  private final RewardedGates rewards;
  private final LinearCost cost;
  private final double target;
  private final RandomGenerator random;
  private final Consumer<Cost> spend;
  private long steps;

  /**
   * A search with fresh weights and gates.
   *
   * @param streams give everything that is random
   * @param spend is told the cost of each pass before it is made
   */
  GateTraining(
      ProxylessSettings settings,
      SupernetTask task,
      CostTarget target,
      Operations operations,
      RandomStreams streams,
      Consumer<Cost> spend) {
    this.settings = settings;
    this.spend = spend;
    this.target = target.value();
    supernet = task.supernet(operations, streams);
    weights =
        new SupernetTraining(
            supernet,
            task.batches(settings.protocol(), streams.child("training")),
            settings.protocol(),
            settings.schedule(),
            spend,
            parameter -> true);
    validation =
        new BatchStream(
            task.images().validation(),
            Normalization.of(task.images().training()),
            settings.batch(),
            Augmentation.NONE,
            streams.child("validation"));
    gates = new BinaryGates(task.graphs().space(), streams.stream("logits"));
    cost = target.byDecision(task.graphs().space());
    gradients = settings.update().gradients(supernet);
    rewards =
        new RewardedGates(
            supernet,
            CostReward.soft(RewardedGates.EXPONENT, target.value()),
            cost,
            settings.samples(),
            spend);
    random = streams.stream("samples");
  }

  @Override
  public boolean hasNext() {
    return weights.hasNext();
  }

  @Override
  public void step() {
    weightStep();
    if (isGateStep()) {
      gateStep();
    }
  }

  /** Trains one path's weights; the gates of the other paths are closed, and they are untouched. */
  private void weightStep() {
    weights.step(Path.of(gates.one(random).architecture()));
    steps++;
  }

  /** Whether the gates learn now: every few steps, from the second epoch after the warm-up on. */
  private boolean isGateStep() {
    return weights.epoch() > settings.warmUp() && steps % settings.every() == 0;
  }

  /** Moves the gates by a batch of validation images; the weights stay. */
  void gateStep() {
    Batch batch = validation.next();
    if (settings.update() == ProxylessSettings.Update.REINFORCE) {
      rewards.step(gates, batch, settings.logitRate(), random);
      return;
    }
    Draw draw =
        settings.update() == ProxylessSettings.Update.TWO ? gates.two(random) : gates.one(random);
    spend.accept(Cost.multiplyAdds(gradients.multiplyAdds(draw) * batch.size()));
    GateGradients.Pass pass = gradients.of(draw, batch);
    gates.step(draw, gates.gradient(draw, upstream(draw, pass)), settings.logitRate());
  }

  /** What the loss of cross-entropy and expected cost says of each gate. */
  private double[][] upstream(Draw draw, GateGradients.Pass pass) {
    double ratio = cost.expected(probabilities(draw)) / target;
    double factor = settings.latency().factor(ratio);
    double slope = settings.latency().slope(pass.crossEntropy(), ratio) / target;
    double[][] upstream = new double[pass.gates().length][];
    for (int d = 0; d < upstream.length; d++) {
      upstream[d] = new double[pass.gates()[d].length];
      for (int c : draw.asked()[d]) {
        upstream[d][c] = factor * pass.gates()[d][c] + slope * cost.weight(d, c);
      }
    }
    return upstream;
  }

  /** Of the paths that take part: with two of them, the expectation runs over these two. */
  private double[][] probabilities(Draw draw) {
    double[][] all = gates.probabilities();
    for (int d = 0; d < all.length; d++) {
      double[] among = gates.among(d, draw.asked()[d]);
      all[d] = new double[all[d].length];
      for (int i = 0; i < among.length; i++) {
        all[d][draw.asked()[d][i]] = among[i];
      }
    }
    return all;
  }

  @Override
  public boolean beginsEpoch() {
    return weights.beginsEpoch();
  }

  @Override
  public double[][] probabilities() {
    return gates.probabilities();
  }

  @Override
  public Architecture best() {
    return gates.best();
  }

  @Override
  public Supernet supernet() {
    return supernet;
  }

  @Override
  public void close() {
    weights.close();
  }
}
