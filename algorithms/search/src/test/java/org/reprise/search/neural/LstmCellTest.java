package org.reprise.search.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LstmCellTest {
  private static final int INPUTS = 3;
  private static final int HIDDEN = 4;
  private static final int STEPS = 5;
  private static final LstmCell CELL = new LstmCell(INPUTS, HIDDEN, 2);

  @Test
  void hasTheParametersOfItsFormula() {
    assertThat(CELL.end() - 2).isEqualTo(4 * HIDDEN * (INPUTS + HIDDEN + 1));
  }

  @Test
  void oneUnitByHand() {
    // One input, one unit, all weights 0.5, no bias, x = 1, zero state: gates sigmoid(.5), g =
    // tanh(.5).
    LstmCell cell = new LstmCell(1, 1, 0);
    double[] parameters = new double[cell.end()];
    java.util.Arrays.fill(parameters, 0, 8, 0.5);
    LstmCell.Step step = cell.forward(parameters, new double[] {1}, null);
    double gate = 1 / (1 + Math.exp(-0.5));
    double c = gate * Math.tanh(0.5);
    assertThat(step.cell()[0]).isCloseTo(c, within(1e-15));
    assertThat(step.output()[0]).isCloseTo(gate * Math.tanh(c), within(1e-15));
  }

  @Test
  void theGradientThroughTimeIsWhatFiniteDifferencesSay() {
    SplittableRandom random = new SplittableRandom(11);
    double[] parameters = random.doubles(CELL.end(), -1, 1).toArray();
    double[][] inputs = new double[STEPS][];
    for (int t = 0; t < STEPS; t++) {
      inputs[t] = random.doubles(INPUTS, -1, 1).toArray();
    }
    double[] gradient = new double[parameters.length];
    double[][] dx = new double[STEPS][INPUTS];
    backward(parameters, inputs, gradient, dx);
    double h = 1e-6;
    for (int i = 2; i < parameters.length; i++) {
      double kept = parameters[i];
      parameters[i] = kept + h;
      double up = loss(parameters, inputs);
      parameters[i] = kept - h;
      double down = loss(parameters, inputs);
      parameters[i] = kept;
      assertThat(gradient[i]).as("parameter " + i).isCloseTo((up - down) / (2 * h), within(1e-8));
    }
    for (int t = 0; t < STEPS; t++) {
      for (int i = 0; i < INPUTS; i++) {
        double kept = inputs[t][i];
        inputs[t][i] = kept + h;
        double up = loss(parameters, inputs);
        inputs[t][i] = kept - h;
        double down = loss(parameters, inputs);
        inputs[t][i] = kept;
        assertThat(dx[t][i]).isCloseTo((up - down) / (2 * h), within(1e-8));
      }
    }
  }

  /** The sum over all steps of the outputs weighted by 1, 2, 3, ... */
  private static double loss(double[] parameters, double[][] inputs) {
    LstmCell.@Nullable Step step = null;
    double loss = 0;
    for (double[] x : inputs) {
      step = CELL.forward(parameters, x, step);
      for (int u = 0; u < HIDDEN; u++) {
        loss += (u + 1) * step.output()[u];
      }
    }
    return loss;
  }

  private static void backward(
      double[] parameters, double[][] inputs, double[] gradient, double[][] dx) {
    LstmCell.Step[] steps = new LstmCell.Step[STEPS];
    for (int t = 0; t < STEPS; t++) {
      steps[t] = CELL.forward(parameters, inputs[t], t == 0 ? null : steps[t - 1]);
    }
    double[] dOutput = new double[HIDDEN];
    double[] dCell = new double[HIDDEN];
    for (int t = STEPS - 1; t >= 0; t--) {
      for (int u = 0; u < HIDDEN; u++) {
        dOutput[u] += u + 1;
      }
      CELL.backward(parameters, steps[t], dOutput, dCell, gradient, dx[t]);
    }
  }
}
