package org.reprise.search.neural;

import org.jspecify.annotations.Nullable;

/** Layers of {@link LstmCell} of one width, each reading the output of the one below. */
public final class LstmStack {
  private final LstmCell[] layers;
  private final int end;

  /**
   * A stack whose parameters start at {@code offset}, layer by layer.
   *
   * @param units length of the input and of every output
   */
  public LstmStack(int depth, int units, int offset, boolean biased) {
    layers = new LstmCell[depth];
    int next = offset;
    for (int layer = 0; layer < depth; layer++) {
      layers[layer] = new LstmCell(units, units, next, biased);
      next = layers[layer].end();
    }
    end = next;
  }

  /** The offset of what stands after its parameters. */
  public int end() {
    return end;
  }

  /** Returns how many layers it has. */
  public int depth() {
    return layers.length;
  }

  /**
   * Returns one step of each layer, from the bottom up; the last one's output is the stack's.
   *
   * @param previous the step before, or null for zeros
   */
  public LstmCell.Step[] forward(
      double[] parameters, double[] x, LstmCell.Step @Nullable [] previous) {
    LstmCell.Step[] steps = new LstmCell.Step[layers.length];
    double[] below = x;
    for (int layer = 0; layer < layers.length; layer++) {
      steps[layer] =
          layers[layer].forward(parameters, below, previous == null ? null : previous[layer]);
      below = steps[layer].output();
    }
    return steps;
  }

  /**
   * The way back through one step, from the top down. {@code dOutput} and {@code dCell} hold, by
   * layer, the gradients of h and c as {@link LstmCell#backward} has them; the parameters' gradient
   * is added to {@code gradient}.
   *
   * @param dTop gradient of the stack's output
   * @return the gradient of the input
   */
  public double[] backward(
      double[] parameters,
      LstmCell.Step[] steps,
      double[] dTop,
      double[][] dOutput,
      double[][] dCell,
      double[] gradient) {
    double[] above = dTop;
    for (int layer = layers.length - 1; layer >= 0; layer--) {
      for (int u = 0; u < above.length; u++) {
        dOutput[layer][u] += above[u];
      }
      double[] dx = new double[above.length];
      layers[layer].backward(parameters, steps[layer], dOutput[layer], dCell[layer], gradient, dx);
      above = dx;
    }
    return above;
  }
}
