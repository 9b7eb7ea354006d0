package org.reprise.algorithm.mnasnet;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.reprise.search.Evaluator;
import org.reprise.search.Hyperparameters;
import org.reprise.search.SearchAlgorithm;
import org.reprise.search.VectorAdam;
import org.reprise.search.cost.CostReward;
import org.reprise.search.cost.CostTarget;
import org.reprise.search.policy.Controller;
import org.reprise.space.Architecture;

/**
 * Platform-aware search (Tan et al., CVPR 2019, section 4): a recurrent controller samples a batch
 * of networks, each is trained and its latency looked up, and the controller learns to sample those
 * of great ACC(m) (LAT(m) / T)^w, where w = alpha up to the target T and beta above it (equations 2
 * and 3). The answer is the network of the greatest reward.
 */
public final class MnasNetSearch implements SearchAlgorithm {
  private final Hyperparameters parameters;

  /** A search with these parameters, those of {@link MnasNetProvider}. */
  public MnasNetSearch(Hyperparameters parameters) {
    this.parameters = parameters;
  }

  @Override
  public void search(Evaluator evaluator, RandomGenerator random) {
    CostTarget target = CostTarget.of(parameters, evaluator.space(), evaluator.costs());
    CostReward reward =
        CostReward.power(parameters.real("alpha"), parameters.real("beta"), target.value());
    Choices choices = Choices.named(parameters.text("choices"), evaluator.space());
    Controller controller = new Controller(choices.space(), 1, parameters.whole("units"));
    double range = parameters.real("initial-range");
    double[] weights = random.doubles(controller.parameterCount(), -range, range).toArray();
    VectorAdam optimiser = new VectorAdam(weights.length, parameters.real("learning-rate"));
    ControllerUpdate update = ControllerUpdate.of(parameters, controller, optimiser);
    double momentum = parameters.real("baseline-momentum");
    double baseline = Double.NaN;
    double greatest = Double.NEGATIVE_INFINITY;
    while (true) {
      Controller.Episode[] batch = new Controller.Episode[parameters.whole("batch")];
      double[] rewards = new double[batch.length];
      double[] costs = new double[batch.length];
      for (int k = 0; k < batch.length; k++) {
        batch[k] = choices.sample(controller, weights, random);
        Architecture network = choices.expand(batch[k].architecture());
        costs[k] = target.of(network);
        rewards[k] = reward.of(evaluator.evaluate(network) / 100, costs[k]);
        if (rewards[k] > greatest) {
          greatest = rewards[k];
          evaluator.propose(network);
        }
      }
      double mean = Arrays.stream(rewards).average().orElseThrow();
      if (Double.isNaN(baseline)) {
        baseline = mean; // No earlier reward: the first batch is its own baseline.
      }
      double[] advantages = new double[batch.length];
      for (int k = 0; k < batch.length; k++) {
        advantages[k] = rewards[k] - baseline;
      }
      update.update(weights, batch, advantages);
      for (double seen : rewards) {
        baseline = momentum * baseline + (1 - momentum) * seen;
      }
      Arrays.sort(costs);
      evaluator.note(
          "cost of a batch as a part of the target (least, median, greatest)",
          costs[0] / target.value(),
          costs[costs.length / 2] / target.value(),
          costs[costs.length - 1] / target.value());
      evaluator.note("mean reward of a batch", mean);
    }
  }
}
