package org.reprise.predictor;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.reprise.space.Architecture;
import org.reprise.space.OneHotEncoding;
import org.reprise.space.SearchSpace;

/**
 * A small network on the one-hot architecture, as latency is learned for ProxylessNAS and its
 * successors: two hidden layers of 64 ReLU units, mean absolute error, Adam. Costs are standardised
 * to mean 0 and deviation 1 before.
 */
public final class CostNetwork implements CostModel {
  private static final Mlp.Settings SETTINGS = new Mlp.Settings(2, 64, 300, 16, 0.003);
  private static final double PERCENT = 100;

  private final Mlp network;
  private double mean;
  private double deviation;

  /** A network for architectures of {@code space}. */
  public CostNetwork(SearchSpace space) {
    network = new Mlp(new OneHotEncoding(space.decisions()), SETTINGS);
  }

  @Override
  public void fit(List<Architecture> architectures, double[] costs, RandomGenerator random) {
    mean = Arrays.stream(costs).average().orElseThrow();
    double squares = Arrays.stream(costs).map(c -> (c - mean) * (c - mean)).sum();
    double found = Math.sqrt(squares / costs.length);
    deviation = found > 0 ? found : 1;
    // The network learns 100 less a percentage; what it is given here is the standardised cost.
    double[] labels =
        Arrays.stream(costs).map(cost -> PERCENT - (cost - mean) / deviation).toArray();
    network.fit(architectures, labels, random);
  }

  @Override
  public double[] predict(List<Architecture> architectures) {
    return Arrays.stream(network.predict(architectures))
        .map(label -> mean + (PERCENT - label) * deviation)
        .toArray();
  }
}
