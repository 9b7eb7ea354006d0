package org.reprise.algorithm.reinforce;

import java.util.random.RandomGenerator;
import org.reprise.search.Evaluator;
import org.reprise.search.SearchAlgorithm;
import org.reprise.search.policy.MovingBaseline;
import org.reprise.search.policy.Policy;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;

/**
 * REINFORCE over independent softmax decisions, the controller that NAS-Bench-201 uses for its row
 * "REINFORCE" (Dong and Yang 2020, section 5; released code {@code exps/NATS-algos/reinforce.py}).
 * The gradient is that of Williams 1992: grad J = E[(R - b) grad log pi].
 */
public final class Reinforce implements SearchAlgorithm {
  private final double learningRate;
  private final double baselineMomentum;

  /**
   * A search.
   *
   * @param learningRate of Adam, on the logits
   * @param baselineMomentum of the moving average of rewards
   */
  public Reinforce(double learningRate, double baselineMomentum) {
    this.learningRate = learningRate;
    this.baselineMomentum = baselineMomentum;
  }

  @Override
  public void search(Evaluator evaluator, RandomGenerator random) {
    SearchSpace space = evaluator.space();
    Policy policy = new Policy(space.decisions(), learningRate, random);
    MovingBaseline baseline = new MovingBaseline(baselineMomentum);
    while (true) {
      Architecture architecture = policy.sample(random);
      if (space.defect(architecture).isPresent()) {
        continue; // Decisions of this space are not independent: a combination that is no
        // architecture costs nothing.
      }
      double reward = evaluator.evaluate(architecture);
      // The released code updates the baseline before it forms the advantage.
      baseline.update(reward);
      policy.update(architecture, reward - baseline.value());
    }
  }
}
