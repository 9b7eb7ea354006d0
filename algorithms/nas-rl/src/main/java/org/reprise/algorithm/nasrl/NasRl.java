package org.reprise.algorithm.nasrl;

import java.util.random.RandomGenerator;
import org.reprise.search.Evaluator;
import org.reprise.search.SearchAlgorithm;
import org.reprise.search.VectorAdam;
import org.reprise.search.policy.Controller;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;

/**
 * Architecture search by an autoregressive controller that is trained with REINFORCE (Zoph and Le
 * 2016, section 3.2): grad J = 1/m sum_k sum_t grad log P(a_t | a_{t-1..1}) (R_k - b), b the moving
 * average of earlier rewards.
 *
 * <p>The paper's asynchronous training on a parameter server is simulated in a fixed order:
 * replicas take turns; at its turn a replica samples and evaluates its children with the weights
 * that it fetched at its last turn, the server takes a step along their gradient, and the replica
 * fetches anew. So a gradient is as old as there are replicas.
 */
public final class NasRl implements SearchAlgorithm {
  private final Settings settings;

  /**
   * The settings of a search.
   *
   * @param layers of the LSTM
   * @param units of each layer
   * @param learningRate of Adam
   * @param initialRange weights start uniform in (-range, range)
   * @param replicas K, controllers that take turns
   * @param children m, architectures that a replica evaluates for one gradient
   * @param baselineMomentum of the moving average of rewards
   * @param rewardExponent the reward is (accuracy as a fraction)^exponent
   */
  public record Settings(
      int layers,
      int units,
      double learningRate,
      double initialRange,
      int replicas,
      int children,
      double baselineMomentum,
      double rewardExponent) {}

  /** A search with these settings. */
  public NasRl(Settings settings) {
    this.settings = settings;
  }

  @Override
  public void search(Evaluator evaluator, RandomGenerator random) {
    Controller controller = new Controller(evaluator.space(), settings.layers(), settings.units());
    double range = settings.initialRange();
    double[] server = random.doubles(controller.parameterCount(), -range, range).toArray();
    VectorAdam optimiser = new VectorAdam(server.length, settings.learningRate());
    double[][] replicas = new double[settings.replicas()][];
    for (int k = 0; k < replicas.length; k++) {
      replicas[k] = server.clone();
    }
    double baseline = Double.NaN;
    for (int turn = 0; ; turn = (turn + 1) % replicas.length) {
      double[] parameters = replicas[turn];
      Controller.Episode[] children = new Controller.Episode[settings.children()];
      double[] rewards = new double[children.length];
      double sum = 0;
      for (int k = 0; k < children.length; k++) {
        children[k] = sampleValid(controller, parameters, evaluator.space(), random);
        rewards[k] = reward(evaluator.evaluate(children[k].architecture()));
        sum += rewards[k];
      }
      if (Double.isNaN(baseline)) {
        baseline = sum / children.length; // No earlier reward: the first batch is its own baseline.
      }
      double[] descent = new double[server.length];
      for (int k = 0; k < children.length; k++) {
        double advantage = rewards[k] - baseline;
        controller.addLogProbabilityGradient(
            parameters, children[k], -advantage / children.length, descent);
      }
      optimiser.step(server, descent);
      System.arraycopy(server, 0, parameters, 0, server.length);
      for (double reward : rewards) {
        baseline =
            settings.baselineMomentum() * baseline + (1 - settings.baselineMomentum()) * reward;
      }
    }
  }

  private double reward(double accuracy) {
    return Math.pow(accuracy / 100, settings.rewardExponent());
  }

  /**
   * Where decisions are not independent, a combination that is no architecture is drawn again and
   * costs nothing.
   */
  private static Controller.Episode sampleValid(
      Controller controller, double[] parameters, SearchSpace space, RandomGenerator random) {
    while (true) {
      Controller.Episode episode = controller.sample(parameters, random);
      Architecture architecture = episode.architecture();
      if (space.defect(architecture).isEmpty()) {
        return episode;
      }
    }
  }
}
