package org.reprise.training.relaxation;

import java.util.List;
import java.util.function.Function;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.TensorShape;

/**
 * weight log(1 + sum of gates times costs, relative to the greatest): the logarithmic penalty on
 * resources of SNAS (Xie et al. 2019, section 2.4; SNAS-Series/SNAS-Series), whose gradient does
 * not depend on the unit of the cost. The 1 keeps a network of no cost from an infinite reward.
 */
public final class ResourcePenalty {
  private final double weight;
  private final double[][] shares;

  /** A penalty of {@code weight} on {@code costs}, of {@link ChoiceCosts}. */
  public ResourcePenalty(double weight, double[][] costs) {
    this.weight = weight;
    double greatest = ChoiceCosts.greatest(costs);
    shares = new double[costs.length][];
    for (int d = 0; d < costs.length; d++) {
      shares[d] = new double[costs[d].length];
      for (int c = 0; c < costs[d].length; c++) {
        shares[d][c] = costs[d][c] / greatest;
      }
    }
  }

  /** Returns the penalty of the choices that a table of gates makes, on the table's tape. */
  public Function<Tape, Variable> of(Function<Tape, Variable> gates) {
    return tape -> of(tape, gates.apply(tape));
  }

  private Variable of(Tape tape, Variable table) {
    Operations operations = tape.operations();
    double[] numbers = operations.read(table.value());
    int columns = numbers.length / shares.length;
    double cost = 0;
    for (int d = 0; d < shares.length; d++) {
      for (int c = 0; c < shares[d].length; c++) {
        cost += numbers[d * columns + c] * shares[d][c];
      }
    }
    double sum = cost;
    return tape.record(
        operations.parameter(new TensorShape(1, 1, 1, 1), new double[] {weight * Math.log1p(sum)}),
        List.of(table),
        output -> {
          double seed = operations.read(output.requireGradient())[0] * weight / (1 + sum);
          double[] gradient = new double[numbers.length];
          for (int d = 0; d < shares.length; d++) {
            for (int c = 0; c < shares[d].length; c++) {
              gradient[d * columns + c] = seed * shares[d][c];
            }
          }
          tape.give(table, operations.parameter(table.shape(), gradient));
        });
  }
}
