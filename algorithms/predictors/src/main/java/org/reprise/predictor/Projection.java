package org.reprise.predictor;

import java.util.Arrays;

/**
 * A linear map of rows and its three products: the example by example form of {@link Dense},
 * without biases. Activations are matrices of [example][unit], weights a matrix of [input][output]
 * in the vector of all parameters.
 *
 * @param inputs units below
 * @param outputs units of the layer
 * @param weights where the weights start
 */
record Projection(int inputs, int outputs, int weights) {
  /** Returns how many weights it has. */
  int size() {
    return inputs * outputs;
  }

  /** out[e][j] = sum_i x[e][i] w[i][j]. */
  void forward(Products products, float[] parameters, float[] x, int examples, float[] out) {
    Arrays.fill(out, 0, examples * outputs, 0f);
    products.add(
        MatrixView.of(x, inputs),
        MatrixView.of(parameters, weights, outputs),
        MatrixView.of(out, outputs),
        examples,
        inputs,
        outputs);
  }

  /** dx[e][i] = sum_j delta[e][j] w[i][j]. */
  void backward(Products products, float[] parameters, float[] delta, int examples, float[] dx) {
    Arrays.fill(dx, 0, examples * inputs, 0f);
    products.add(
        MatrixView.of(delta, outputs),
        MatrixView.of(parameters, weights, outputs).transposed(),
        MatrixView.of(dx, inputs),
        examples,
        outputs,
        inputs);
  }

  /** dw[i][j] += sum_e x[e][i] delta[e][j]. */
  void gradient(Products products, float[] gradient, float[] delta, float[] x, int examples) {
    products.add(
        MatrixView.of(x, inputs).transposed(),
        MatrixView.of(delta, outputs),
        MatrixView.of(gradient, weights, outputs),
        inputs,
        examples,
        outputs);
  }
}
