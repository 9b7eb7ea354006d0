package org.reprise.predictor;

import java.util.Arrays;

/**
 * A dense layer and its three products, in single precision. Activations are matrices of [unit]
 * [example], row by row in an array; weights are a matrix of [output][input] in the vector of all
 * parameters.
 *
 * @param inputs units below
 * @param outputs units of the layer
 * @param weights where the weights start
 * @param bias where the biases start, or -1 if there are none
 */
record Dense(int inputs, int outputs, int weights, int bias) {

  /** out[j] = b[j] + sum_i w[j][i] x[i] for every example. */
  void forward(Products products, float[] parameters, float[] x, int examples, float[] out) {
    for (int j = 0; j < outputs; j++) {
      float start = bias < 0 ? 0f : parameters[bias + j];
      Arrays.fill(out, j * examples, (j + 1) * examples, start);
    }
    products.add(
        MatrixView.of(parameters, weights, inputs),
        MatrixView.of(x, examples),
        MatrixView.of(out, examples),
        outputs,
        inputs,
        examples);
  }

  /** dx[i] = sum_j w[j][i] delta[j] for every example. */
  void backward(Products products, float[] parameters, float[] delta, int examples, float[] dx) {
    Arrays.fill(dx, 0, inputs * examples, 0f);
    products.add(
        MatrixView.of(parameters, weights, inputs).transposed(),
        MatrixView.of(delta, examples),
        MatrixView.of(dx, examples),
        inputs,
        outputs,
        examples);
  }

  /** dw[j][i] += sum over examples of delta[j] x[i], and db[j] += sum of delta[j]. */
  void gradient(Products products, float[] gradient, float[] delta, float[] x, int examples) {
    products.add(
        MatrixView.of(delta, examples),
        MatrixView.of(x, examples).transposed(),
        MatrixView.of(gradient, weights, inputs),
        outputs,
        examples,
        inputs);
    for (int j = 0; bias >= 0 && j < outputs; j++) {
      float sum = 0f;
      for (int e = j * examples; e < (j + 1) * examples; e++) {
        sum += delta[e];
      }
      gradient[bias + j] += sum;
    }
  }
}
