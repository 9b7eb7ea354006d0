package org.reprise.predictor;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.reprise.space.Architecture;
import org.reprise.space.OneHotEncoding;
import org.reprise.space.SearchSpace;

/**
 * A cost as a bias and one number for each choice of each decision (a table of blocks), by ridge
 * regression: the penalty makes the solution unique, since the choices of a decision add up to one,
 * and bounds it where few networks were measured.
 */
public final class LinearCostModel implements CostModel {
  private static final double PENALTY = 0.1;

  private final OneHotEncoding encoding;
  private double mean;
  private double[] weights;

  /** A model for architectures of {@code space}. */
  public LinearCostModel(SearchSpace space) {
    encoding = new OneHotEncoding(space.decisions());
    weights = new double[encoding.length()];
  }

  @Override
  public void fit(List<Architecture> architectures, double[] costs, RandomGenerator random) {
    mean = Arrays.stream(costs).average().orElseThrow();
    int features = encoding.length();
    RealMatrix inputs = MatrixUtils.createRealMatrix(architectures.size(), features);
    for (int i = 0; i < architectures.size(); i++) {
      inputs.setRow(i, encoded(architectures.get(i)));
    }
    RealMatrix normal = inputs.transposeMultiply(inputs);
    for (int f = 0; f < features; f++) {
      normal.addToEntry(f, f, PENALTY);
    }
    RealVector centred = new ArrayRealVector(costs).mapSubtract(mean);
    RealVector right = inputs.transpose().operate(centred);
    weights = new CholeskyDecomposition(normal).getSolver().solve(right).toArray();
  }

  @Override
  public double[] predict(List<Architecture> architectures) {
    double[] costs = new double[architectures.size()];
    for (int i = 0; i < costs.length; i++) {
      double[] input = encoded(architectures.get(i));
      costs[i] = mean;
      for (int f = 0; f < input.length; f++) {
        costs[i] += input[f] * weights[f];
      }
    }
    return costs;
  }

  private double[] encoded(Architecture architecture) {
    double[] input = new double[encoding.length()];
    encoding.encode(architecture, input, 0);
    return input;
  }
}
