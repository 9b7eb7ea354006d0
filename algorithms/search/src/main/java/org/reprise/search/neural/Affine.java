package org.reprise.search.neural;

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
    if (biased) {
      int bias = offset + outputs * inputs;
      for (int o = 0; o < outputs; o++) {
        gradient[bias + o] += dy[o];
      }
    }
    int o = 0;
    for (; o <= outputs - ROWS; o += ROWS) {
      backwardRows(parameters, x, dy, gradient, dx, o);
    }
    for (; o < outputs; o++) {
      int row = offset + o * inputs;
      double d = dy[o];
      for (int i = 0; i < inputs; i++) {
        gradient[row + i] += d * x[i];
        dx[i] += d * parameters[row + i];
      }
    }
  }

  /** Four rows at a time, added to {@code dx} in the same order: it is read and written once. */
  private void backwardRows(
      double[] parameters, double[] x, double[] dy, double[] gradient, double[] dx, int o) {
    int row0 = offset + o * inputs;
    int row1 = row0 + inputs;
    int row2 = row1 + inputs;
    int row3 = row2 + inputs;
    double d0 = dy[o];
    double d1 = dy[o + 1];
    double d2 = dy[o + 2];
    double d3 = dy[o + 3];
    for (int i = 0; i < inputs; i++) {
      double input = x[i];
      gradient[row0 + i] += d0 * input;
      gradient[row1 + i] += d1 * input;
      gradient[row2 + i] += d2 * input;
      gradient[row3 + i] += d3 * input;
      dx[i] =
          dx[i]
              + d0 * parameters[row0 + i]
              + d1 * parameters[row1 + i]
              + d2 * parameters[row2 + i]
              + d3 * parameters[row3 + i];
    }
  }
}
