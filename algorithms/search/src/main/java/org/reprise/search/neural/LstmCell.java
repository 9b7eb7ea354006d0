package org.reprise.search.neural;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One layer of long short-term memory (Hochreiter and Schmidhuber 1997, with a forget gate): i, f,
 * o = sigmoid, g = tanh of W [x, h'] + b; c = f c' + i g; h = o tanh(c). Its 4H (X + H + 1)
 * parameters stand in a flat vector, gates in the order i, f, g, o.
 */
public final class LstmCell {
  private final int inputs;
  private final int hidden;
  private final Affine gates;

  /** A cell for inputs of length {@code inputs} whose parameters start at {@code offset}. */
  public LstmCell(int inputs, int hidden, int offset) {
    this(inputs, hidden, offset, true);
  }

  /** A cell with b, or one without. */
  public LstmCell(int inputs, int hidden, int offset, boolean biased) {
    this.inputs = inputs;
    this.hidden = hidden;
    gates = new Affine(inputs + hidden, 4 * hidden, offset, biased);
  }

  /** The offset of what stands after its parameters. */
  public int end() {
    return gates.end();
  }

  /** Length of h and c. */
  public int hidden() {
    return hidden;
  }

  /** What one step computed, kept for the way back. Arrays must not be changed. */
  public static final class Step {
    private final double[] xh;
    private final double[] activations;
    private final double[] previousCell;
    private final double[] tanhCell;
    private final double[] cell;
    private final double[] output;

    private Step(double[] xh, double[] previousCell, int hidden) {
      this.xh = xh;
      this.previousCell = previousCell;
      activations = new double[4 * hidden];
      tanhCell = new double[hidden];
      cell = new double[hidden];
      output = new double[hidden];
    }

    /** c, the cell state. */
    public double[] cell() {
      return cell;
    }

    /** h, the output. */
    public double[] output() {
      return output;
    }
  }

  /**
   * Returns one step.
   *
   * @param previous the step before, or null for zeros
   */
  public Step forward(double[] parameters, double[] x, @Nullable Step previous) {
    double[] xh = new double[inputs + hidden];
    System.arraycopy(x, 0, xh, 0, inputs);
    double[] previousCell = previous == null ? new double[hidden] : previous.cell;
    if (previous != null) {
      System.arraycopy(previous.output, 0, xh, inputs, hidden);
    }
    Step step = new Step(xh, previousCell, hidden);
    double[] a = step.activations;
    gates.forward(parameters, xh, a);
    for (int u = 0; u < hidden; u++) {
      a[u] = sigmoid(a[u]);
      a[hidden + u] = sigmoid(a[hidden + u]);
      a[2 * hidden + u] = Math.tanh(a[2 * hidden + u]);
      a[3 * hidden + u] = sigmoid(a[3 * hidden + u]);
      step.cell[u] = a[hidden + u] * previousCell[u] + a[u] * a[2 * hidden + u];
      step.tanhCell[u] = Math.tanh(step.cell[u]);
      step.output[u] = a[3 * hidden + u] * step.tanhCell[u];
    }
    return step;
  }

  /**
   * The way back through one step. On entry {@code dOutput} and {@code dCell} hold the gradients of
   * h and c; on return those of the previous h and c. The parameters' gradient is added to {@code
   * gradient}, the input's to {@code dx}.
   */
  public void backward(
      double[] parameters,
      Step step,
      double[] dOutput,
      double[] dCell,
      double[] gradient,
      double[] dx) {
    double[] dGates = backward(parameters, step, dOutput, dCell, dx);
    addParameterGradient(List.of(step), List.of(dGates), gradient);
  }

  /**
   * The same without the parameters' gradient.
   *
   * @return the gradient of the gates before their activations, of which the parameters' is made
   */
  double[] backward(double[] parameters, Step step, double[] dOutput, double[] dCell, double[] dx) {
    double[] a = step.activations;
    double[] dGates = new double[4 * hidden];
    for (int u = 0; u < hidden; u++) {
      double i = a[u];
      double f = a[hidden + u];
      double g = a[2 * hidden + u];
      double o = a[3 * hidden + u];
      double dc = dCell[u] + dOutput[u] * o * (1 - step.tanhCell[u] * step.tanhCell[u]);
      dGates[u] = dc * g * i * (1 - i);
      dGates[hidden + u] = dc * step.previousCell[u] * f * (1 - f);
      dGates[2 * hidden + u] = dc * i * (1 - g * g);
      dGates[3 * hidden + u] = dOutput[u] * step.tanhCell[u] * o * (1 - o);
      dCell[u] = dc * f;
    }
    double[] dxh = new double[inputs + hidden];
    gates.addInputGradient(parameters, dGates, dxh);
    for (int k = 0; k < inputs; k++) {
      dx[k] += dxh[k];
    }
    System.arraycopy(dxh, inputs, dOutput, 0, hidden);
    return dGates;
  }

  /** Adds the parameters' gradients of several steps, given those of their gates, in this order. */
  void addParameterGradient(List<Step> steps, List<double[]> dGates, double[] gradient) {
    gates.addParameterGradient(steps.stream().map(step -> step.xh).toList(), dGates, gradient);
  }

  private static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }
}
