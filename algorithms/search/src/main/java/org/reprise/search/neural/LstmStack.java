package org.reprise.search.neural;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Layers of {@link LstmCell} of one width, each reading the output of the one below. */
public final class LstmStack {
  private final LstmCell[] layers;
  private final int units;
  private final int end;

  /**
   * A stack whose parameters start at {@code offset}, layer by layer.
   *
   * @param units length of the input and of every output
   */
  public LstmStack(int depth, int units, int offset, boolean biased) {
    this.units = units;
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

  /** Returns the way back through a sequence of steps that were made with {@code parameters}. */
  public WayBack wayBack(double[] parameters) {
    return new WayBack(parameters);
  }

  /**
   * Backpropagation through time, from the last step to the first. The parameters' gradient is made
   * at the end, of all steps together: it is larger than all else, and is gone through once.
   */
  public final class WayBack {
    private final double[] parameters;
    private final double[][] dOutput = new double[layers.length][units];
    private final double[][] dCell = new double[layers.length][units];
    private final List<List<LstmCell.Step>> steps = lists();
    private final List<List<double[]>> dGates = lists();

    private WayBack(double[] parameters) {
      this.parameters = parameters;
    }

    private <T> List<List<T>> lists() {
      return Stream.generate(() -> (List<T>) new ArrayList<T>()).limit(layers.length).toList();
    }

    /**
     * Goes back through the step before those that were gone through, from the top layer down.
     *
     * @param step as {@link #forward} returned it
     * @param dTop gradient of the stack's output at this step
     * @return the gradient of its input
     */
    public double[] step(LstmCell.Step[] step, double[] dTop) {
      double[] above = dTop;
      for (int layer = layers.length - 1; layer >= 0; layer--) {
        for (int u = 0; u < units; u++) {
          dOutput[layer][u] += above[u];
        }
        double[] dx = new double[units];
        steps.get(layer).add(step[layer]);
        dGates
            .get(layer)
            .add(layers[layer].backward(parameters, step[layer], dOutput[layer], dCell[layer], dx));
        above = dx;
      }
      return above;
    }

    /** Adds the parameters' gradient, of all steps gone through, to {@code gradient}. */
    public void addParameterGradient(double[] gradient) {
      for (int layer = 0; layer < layers.length; layer++) {
        layers[layer].addParameterGradient(steps.get(layer), dGates.get(layer), gradient);
      }
    }
  }
}
