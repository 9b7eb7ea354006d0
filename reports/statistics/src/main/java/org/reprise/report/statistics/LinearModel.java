package org.reprise.report.statistics;

import java.util.Optional;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.stat.regression.OLSMultipleLinearRegression;

/**
 * A number of an architecture as a sum over its choices, fitted by least squares: the linear cost
 * model of Bender et al. (TuNAS, 2020), without its regularisation.
 */
public final class LinearModel {
  private final double intercept;
  private final double[][] weights;

  private LinearModel(double intercept, double[][] weights) {
    this.intercept = intercept;
    this.weights = weights;
  }

  /**
   * The model with the least squared error.
   *
   * @param sizes how many choices each decision has
   * @param choices of each example, by decision
   * @param values of each example
   * @return nothing where the examples do not determine it
   */
  public static Optional<LinearModel> fit(int[] sizes, int[][] choices, double[] values) {
    int columns = 0;
    for (int size : sizes) {
      columns += size - 1;
    }
    if (values.length < columns + 2) {
      return Optional.empty();
    }
    double[][] inputs = new double[values.length][columns];
    for (int i = 0; i < values.length; i++) {
      int column = 0;
      for (int d = 0; d < sizes.length; d++) {
        // The first choice of a decision is part of the intercept.
        if (choices[i][d] > 0) {
          inputs[i][column + choices[i][d] - 1] = 1;
        }
        column += sizes[d] - 1;
      }
    }
    try {
      OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression(1e-9);
      regression.newSampleData(values, inputs);
      double[] found = regression.estimateRegressionParameters();
      double[][] weights = new double[sizes.length][];
      int next = 1;
      for (int d = 0; d < sizes.length; d++) {
        weights[d] = new double[sizes[d]];
        for (int choice = 1; choice < sizes[d]; choice++) {
          weights[d][choice] = found[next++];
        }
      }
      return Optional.of(new LinearModel(found[0], weights));
    } catch (MathRuntimeException e) {
      // A choice that no example has, for one.
      return Optional.empty();
    }
  }

  /** The model's value for these choices. */
  public double of(int... choices) {
    double sum = intercept;
    for (int d = 0; d < weights.length; d++) {
      sum += weights[d][choices[d]];
    }
    return sum;
  }
}
