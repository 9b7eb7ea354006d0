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
    int row = offset;
    int bias = offset + outputs * inputs;
    for (int o = 0; o < outputs; o++, row += inputs) {
      double sum = biased ? parameters[bias + o] : 0;
      for (int i = 0; i < inputs; i++) {
        sum += parameters[row + i] * x[i];
      }
      y[o] = sum;
    }
  }

  /**
   * Adds the parameters' gradient to {@code gradient} and the input's to {@code dx}, given that of
   * y.
   */
  public void backward(
      double[] parameters, double[] x, double[] dy, double[] gradient, double[] dx) {
    int row = offset;
    int bias = offset + outputs * inputs;
    for (int o = 0; o < outputs; o++, row += inputs) {
      double d = dy[o];
      if (biased) {
        gradient[bias + o] += d;
      }
      for (int i = 0; i < inputs; i++) {
        gradient[row + i] += d * x[i];
        dx[i] += d * parameters[row + i];
      }
    }
  }
}
