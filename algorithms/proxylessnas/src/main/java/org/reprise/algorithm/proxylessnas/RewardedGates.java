package org.reprise.algorithm.proxylessnas;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.reprise.search.Cost;
import org.reprise.search.TrainingCompute;
import org.reprise.search.cost.CostReward;
import org.reprise.space.Architecture;
import org.reprise.space.LinearCost;
import org.reprise.training.autograd.Losses;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.network.Mode;
import org.reprise.training.supernet.Batch;
import org.reprise.training.supernet.Path;
import org.reprise.training.supernet.Supernet;

/**
 * The gates by REINFORCE (Cai et al. 2019, section 3.3.2): several networks are drawn, and rewarded
 * for their accuracy on one batch times (T / cost)^0.1.
 */
final class RewardedGates {
  /** Exponent of the cost. */
  static final double EXPONENT = -0.1;

  private final Supernet supernet;
  private final CostReward reward;
  private final LinearCost cost;
  private final int samples;
  private final Consumer<Cost> spend;
  private final BatchBaseline baseline = new BatchBaseline();

  RewardedGates(
      Supernet supernet, CostReward reward, LinearCost cost, int samples, Consumer<Cost> spend) {
    this.supernet = supernet;
    this.reward = reward;
    this.cost = cost;
    this.samples = samples;
    this.spend = spend;
  }

  /** Draws networks and moves the gates. */
  void step(BinaryGates gates, Batch batch, double rate, RandomGenerator random) {
    List<Architecture> drawn = new ArrayList<>();
    double[] rewards = new double[samples];
    for (int i = 0; i < samples; i++) {
      drawn.add(gates.one(random).architecture());
      rewards[i] = reward.of(accuracy(drawn.get(i), batch), cost.of(drawn.get(i)));
    }
    double[] advantages = baseline.advantages(rewards);
    double[][] gradient = gates.probabilities();
    for (int d = 0; d < gradient.length; d++) {
      gradient[d] = new double[gradient[d].length];
    }
    for (int i = 0; i < samples; i++) {
      double[][] one = gates.logProbabilityGradient(drawn.get(i));
      for (int d = 0; d < one.length; d++) {
        for (int c = 0; c < one[d].length; c++) {
          gradient[d][c] -= advantages[i] * one[d][c] / samples;
        }
      }
    }
    gates.step(gradient, rate);
  }

  private double accuracy(Architecture architecture, Batch batch) {
    Path path = Path.of(architecture);
    spend.accept(
        Cost.multiplyAdds(TrainingCompute.evaluation(supernet.multiplyAdds(path), batch.size())));
    try (Tape tape = Tape.evaluating(supernet.weights().operations())) {
      Variable logits = supernet.forward(tape, batch.on(tape), path, Mode.BATCH_STATISTICS);
      return (double) Losses.correct(tape, logits, batch.labels()) / batch.size();
    }
  }
}
