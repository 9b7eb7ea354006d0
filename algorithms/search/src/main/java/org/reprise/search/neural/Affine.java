package org.reprise.search.neural;

import java.util.List;

/**
 * y = W x + b, with W (outputs x inputs, row by row) and then b standing at {@code offset} in a
 * flat parameter vector.
 *
 * @param inputs length of x
 * @param outputs length of y
 * @param offset where the parameters start
 * @param biased whether there is a b; else y = W x
 */
public record Affine(int inputs, int outputs, int offset, boolean biased) {
  private static final int ROWS = 4;

  /** A layer with b. */
  public Affine(int inputs, int outputs, int offset) {
    this(inputs, outputs, offset, true);
  }

  /** Returns how many parameters it has. */
  public int parameterCount() {
    return outputs * (inputs + (biased ? 1 : 0));
  }

  /** The offset of what stands after it. */
  public int end() {
    return offset + parameterCount();
  }

  /** Writes W x + b to {@code y}. */
  public void forward(double[] parameters, double[] x, double[] y) {
    int o = 0;
    for (; o <= outputs - ROWS; o += ROWS) {
      forwardRows(parameters, x, y, o);
    }
    for (; o < outputs; o++) {
      int row = offset + o * inputs;
      double sum = bias(parameters, o);
      for (int i = 0; i < inputs; i++) {
        sum += parameters[row + i] * x[i];
      }
      y[o] = sum;
    }
  }

  /** Four rows at a time, each added up in the same order: four additions go on at once. */
  private void forwardRows(double[] parameters, double[] x, double[] y, int o) {
    int row0 = offset + o * inputs;
    int row1 = row0 + inputs;
    int row2 = row1 + inputs;
    int row3 = row2 + inputs;
    double sum0 = bias(parameters, o);
    double sum1 = bias(parameters, o + 1);
    double sum2 = bias(parameters, o + 2);
    double sum3 = bias(parameters, o + 3);
    for (int i = 0; i < inputs; i++) {
      double input = x[i];
      sum0 += parameters[row0 + i] * input;
      sum1 += parameters[row1 + i] * input;
      sum2 += parameters[row2 + i] * input;
      sum3 += parameters[row3 + i] * input;
    }
    y[o] = sum0;
    y[o + 1] = sum1;
    y[o + 2] = sum2;
    y[o + 3] = sum3;
  }

  private double bias(double[] parameters, int output) {
    return biased ? parameters[offset + outputs * inputs + output] : 0;
  }

  /**
   * Adds the parameters' gradient to {@code gradient} and the input's to {@code dx}, given that of
   * y.
   */
  public void backward(
      double[] parameters, double[] x, double[] dy, double[] gradient, double[] dx) {
    addInputGradient(parameters, dy, dx);
    addParameterGradient(List.of(x), List.of(dy), gradient);
  }

  /** Adds the input's gradient to {@code dx}, given that of y. */
  public void addInputGradient(double[] parameters, double[] dy, double[] dx) {
    int o = 0;
    for (; o <= outputs - ROWS; o += ROWS) {
      addRows(parameters, dy, dx, o);
    }
    for (; o < outputs; o++) {
      int row = offset + o * inputs;
      for (int i = 0; i < inputs; i++) {
        dx[i] += dy[o] * parameters[row + i];
      }
    }
  }

  /** Four rows at a time, added to {@code dx} in the same order: it is read and written once. */
  private void addRows(double[] parameters, double[] dy, double[] dx, int o) {
    int row0 = offset + o * inputs;
    int row1 = row0 + inputs;
    int row2 = row1 + inputs;
    int row3 = row2 + inputs;
    double d0 = dy[o];
    double d1 = dy[o + 1];
    double d2 = dy[o + 2];
    double d3 = dy[o + 3];
    for (int i = 0; i < inputs; i++) {
      dx[i] =
          dx[i]
              + d0 * parameters[row0 + i]
              + d1 * parameters[row1 + i]
              + d2 * parameters[row2 + i]
              + d3 * parameters[row3 + i];
    }
  }

  /**
   * Adds the parameters' gradients of several passes, one after the other. Row by row: the gradient
   * is often too large for the caches that hold a row.
   *
   * @param xs the inputs of the passes
   * @param dys the gradients of their outputs
   */
  public void addParameterGradient(List<double[]> xs, List<double[]> dys, double[] gradient) {
    // A row by itself, from 0 on as x is: only so does the compiler make vectors of the loop.
    double[] sums = new double[inputs];
    for (int o = 0; o < outputs; o++) {
      int row = offset + o * inputs;
      System.arraycopy(gradient, row, sums, 0, inputs);
      for (int pass = 0; pass < xs.size(); pass++) {
        addMultiple(dys.get(pass)[o], xs.get(pass), sums);
      }
      System.arraycopy(sums, 0, gradient, row, inputs);
    }
    if (biased) {
      int bias = offset + outputs * inputs;
      for (double[] dy : dys) {
        for (int o = 0; o < outputs; o++) {
          gradient[bias + o] += dy[o];
        }
      }
    }
  }

  private static void addMultiple(double factor, double[] x, double[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += factor * x[i];
    }
  }
}
