package org.reprise.search.predictor;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The graph convolutional network of the Neural Predictor [5] (Wen et al. 2019, section 3.2): three
 * layers V' = 1/2 ReLU(A V W+) + 1/2 ReLU(A^T V W-), the mean over nodes, a linear layer of 128
 * units and a linear output, all without biases; dropout after each layer but the last.
 */
final class GraphNetwork {
  private static final int LAYERS = 3;

  // Dropout compares 16 random bits: 6554 / 65536 = 0.10001.
  private static final int DROPOUT = 6554;
  private static final float KEPT = 65536f / (65536 - DROPOUT);

  private final int labels;
  private final int hidden;
  private final int linear;
  private final int[] forwardWeights = new int[LAYERS];
  private final int[] backwardWeights = new int[LAYERS];
  private final int linearWeights;
  private final int outputWeights;
  final float[] parameters;
  final float[] gradient;

  /** A network for nodes of {@code labels} labels, with random weights. */
  GraphNetwork(int labels, int hidden, int linear, RandomGenerator random) {
    this.labels = labels;
    this.hidden = hidden;
    this.linear = linear;
    int next = 0;
    for (int layer = 0; layer < LAYERS; layer++) {
      forwardWeights[layer] = next;
      next += hidden * inputs(layer);
      backwardWeights[layer] = next;
      next += hidden * inputs(layer);
    }
    linearWeights = next;
    outputWeights = linearWeights + linear * hidden;
    parameters = new float[outputWeights + linear];
    gradient = new float[parameters.length];
    for (int layer = 0; layer < LAYERS; layer++) {
      // Glorot's uniform rule for the graph layers, 1 / sqrt(inputs) for the linear ones.
      double bound = Math.sqrt(6.0 / (inputs(layer) + hidden));
      int end = layer + 1 < LAYERS ? forwardWeights[layer + 1] : linearWeights;
      uniform(forwardWeights[layer], end, bound, random);
    }
    uniform(linearWeights, outputWeights, 1 / Math.sqrt(hidden), random);
    uniform(outputWeights, parameters.length, 1 / Math.sqrt(linear), random);
  }

  private int inputs(int layer) {
    return layer == 0 ? labels : hidden;
  }

  private void uniform(int from, int to, double bound, RandomGenerator random) {
    for (int i = from; i < to; i++) {
      parameters[i] = (float) (bound * (2 * random.nextDouble() - 1));
    }
  }

  /** One batch on its way through the network. */
  final class Pass {
    private final GraphBatch batch;
    private final float[][][] units = new float[LAYERS + 1][][];
    private final float[][][] mixedForwards = new float[LAYERS][][];
    private final float[][][] mixedBackwards = new float[LAYERS][][];
    private final float[][][] along = new float[LAYERS][][];
    private final float[][][] against = new float[LAYERS][][];
    private final float[][] pooled;
    private final float[][] features;
    private final float[][] output;

    /**
     * Predicts the batch.
     *
     * @param dropout random numbers for dropout, or null for none
     */
    Pass(GraphBatch batch, RandomGenerator dropout) {
      this.batch = batch;
      units[0] = Dense.matrix(labels, batch.columns);
      for (int c = 0; c < batch.columns; c++) {
        units[0][batch.labels[c]][c] = 1f;
      }
      for (int layer = 0; layer < LAYERS; layer++) {
        convolve(layer);
        drop(units[layer + 1], dropout);
      }
      pooled = Dense.matrix(hidden, batch.graphs);
      batch.meanOverNodes(units[LAYERS], pooled);
      features = Dense.matrix(linear, batch.graphs);
      Dense.forward(parameters, linearWeights, -1, pooled, features);
      drop(features, dropout);
      output = Dense.matrix(1, batch.graphs);
      Dense.forward(parameters, outputWeights, -1, features, output);
    }

    /** The output for each graph. */
    float[] output() {
      return output[0];
    }

    private void convolve(int layer) {
      float[][] in = units[layer];
      mixedForwards[layer] = Dense.matrix(in.length, batch.columns);
      mixedBackwards[layer] = Dense.matrix(in.length, batch.columns);
      along[layer] = Dense.matrix(hidden, batch.columns);
      against[layer] = Dense.matrix(hidden, batch.columns);
      units[layer + 1] = Dense.matrix(hidden, batch.columns);
      batch.forwards.apply(in, mixedForwards[layer]);
      batch.backwards.apply(in, mixedBackwards[layer]);
      Dense.forward(parameters, forwardWeights[layer], -1, mixedForwards[layer], along[layer]);
      Dense.forward(parameters, backwardWeights[layer], -1, mixedBackwards[layer], against[layer]);
      for (int u = 0; u < hidden; u++) {
        halfSum(along[layer][u], against[layer][u], units[layer + 1][u]);
      }
    }

    /**
     * Fills {@link GraphNetwork#gradient} for the derivative of the loss by the outputs. Where
     * dropout has set a unit to zero nothing flows back.
     */
    void backward(float[] outputDelta, boolean dropout) {
      Arrays.fill(gradient, 0f);
      float[][] delta = {outputDelta};
      Dense.gradient(gradient, outputWeights, -1, delta, features);
      float[][] featureDelta = Dense.matrix(linear, batch.graphs);
      Dense.backward(parameters, outputWeights, delta, featureDelta);
      undrop(features, featureDelta, dropout);
      Dense.gradient(gradient, linearWeights, -1, featureDelta, pooled);
      float[][] pooledDelta = Dense.matrix(hidden, batch.graphs);
      Dense.backward(parameters, linearWeights, featureDelta, pooledDelta);
      float[][] nodeDelta = Dense.matrix(hidden, batch.columns);
      batch.spreadOverNodes(pooledDelta, nodeDelta);
      for (int layer = LAYERS - 1; layer >= 0; layer--) {
        undrop(units[layer + 1], nodeDelta, dropout);
        float[][] below = Dense.matrix(inputs(layer), batch.columns);
        backThrough(
            layer,
            forwardWeights[layer],
            nodeDelta,
            along[layer],
            mixedForwards[layer],
            batch.forwards,
            below);
        backThrough(
            layer,
            backwardWeights[layer],
            nodeDelta,
            against[layer],
            mixedBackwards[layer],
            batch.backwards,
            below);
        nodeDelta = below;
      }
    }

    /** The way back through one direction of a layer, 1/2 ReLU(A V W). */
    private void backThrough(
        int layer,
        int weights,
        float[][] delta,
        float[][] linearUnits,
        float[][] mixed,
        GraphBatch.Mixing mixing,
        float[][] below) {
      float[][] own = Dense.matrix(hidden, batch.columns);
      for (int u = 0; u < hidden; u++) {
        for (int c = 0; c < batch.columns; c++) {
          own[u][c] = linearUnits[u][c] > 0f ? 0.5f * delta[u][c] : 0f;
        }
      }
      Dense.gradient(gradient, weights, -1, own, mixed);
      if (layer > 0) {
        float[][] mixedDelta = Dense.matrix(mixed.length, batch.columns);
        Dense.backward(parameters, weights, own, mixedDelta);
        mixing.addTransposed(mixedDelta, below);
      }
    }
  }

  private static void halfSum(float[] along, float[] against, float[] out) {
    for (int c = 0; c < out.length; c++) {
      out[c] = 0.5f * Math.max(0f, along[c]) + 0.5f * Math.max(0f, against[c]);
    }
  }

  private static void drop(float[][] units, RandomGenerator random) {
    if (random == null) {
      return;
    }
    long bits = 0;
    int left = 0;
    for (float[] unit : units) {
      for (int c = 0; c < unit.length; c++) {
        if (left == 0) {
          bits = random.nextLong();
          left = 4;
        }
        unit[c] = (bits & 0xFFFF) < DROPOUT ? 0f : KEPT * unit[c];
        bits >>>= 16;
        left--;
      }
    }
  }

  /** A unit that is exactly zero was dropped, or passes nothing back anyway (graph layers). */
  private static void undrop(float[][] units, float[][] delta, boolean dropout) {
    if (!dropout) {
      return;
    }
    for (int u = 0; u < units.length; u++) {
      for (int c = 0; c < units[u].length; c++) {
        delta[u][c] = units[u][c] == 0f ? 0f : KEPT * delta[u][c];
      }
    }
  }
}
