package org.reprise.predictor;

import java.util.Arrays;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The graph convolutional network of the Neural Predictor [5] (Wen et al. 2019, section 3.2): three
 * layers V' = 1/2 ReLU(A V W+) + 1/2 ReLU(A^T V W-), the mean over nodes, a linear layer of 128
 * units and a linear output, all without biases; dropout after each layer but the last.
 *
 * <p>The rows of an activation matrix are nodes or graphs, its columns units.
 */
final class GraphConvolutionNetwork {
  private static final int LAYERS = 3;

  // Dropout compares 16 random bits: 6554 / 65536 = 0.10001.
  private static final int DROPOUT = 6554;
  private static final float KEPT = 65536f / (65536 - DROPOUT);

  private final int labels;
  private final int hidden;
  private final int linear;
  private final Products products = Products.fastest();
  private final Projection[] along = new Projection[LAYERS];
  private final Projection[] against = new Projection[LAYERS];
  private final Projection features;
  private final Projection output;
  final float[] parameters;
  final float[] gradient;

  /** A network for nodes of {@code labels} labels, with random weights. */
  GraphConvolutionNetwork(int labels, int hidden, int linear, RandomGenerator random) {
    this.labels = labels;
    this.hidden = hidden;
    this.linear = linear;
    int next = 0;
    for (int layer = 0; layer < LAYERS; layer++) {
      along[layer] = new Projection(inputs(layer), hidden, next);
      next += along[layer].size();
      against[layer] = new Projection(inputs(layer), hidden, next);
      next += against[layer].size();
    }
    features = new Projection(hidden, linear, next);
    output = new Projection(linear, 1, next + features.size());
    parameters = new float[output.weights() + output.size()];
    gradient = new float[parameters.length];
    for (int layer = 0; layer < LAYERS; layer++) {
      // Glorot's uniform rule for the graph layers, 1 / sqrt(inputs) for the linear ones.
      double bound = Math.sqrt(6.0 / (inputs(layer) + hidden));
      initialise(along[layer], bound, random);
      initialise(against[layer], bound, random);
    }
    initialise(features, 1 / Math.sqrt(hidden), random);
    initialise(output, 1 / Math.sqrt(linear), random);
  }

  private int inputs(int layer) {
    return layer == 0 ? labels : hidden;
  }

  private void initialise(Projection projection, double bound, RandomGenerator random) {
    for (int i = projection.weights(); i < projection.weights() + projection.size(); i++) {
      parameters[i] = (float) (bound * (2 * random.nextDouble() - 1));
    }
  }

  /** Room for batches on their way through the network; one batch at a time. */
  final class Pass {
    private final float[][] units = new float[LAYERS + 1][];
    private final float[][] mixedForwards = new float[LAYERS][];
    private final float[][] mixedBackwards = new float[LAYERS][];
    private final float[][] linearAlong = new float[LAYERS][];
    private final float[][] linearAgainst = new float[LAYERS][];
    private final float[] pooled;
    private final float[] featureUnits;
    private final float[] outputs;
    private final float[] pooledDelta;
    private final float[] featureDelta;
    private final float[] ownDelta;
    private final float[] mixedDelta;
    private float[] delta;
    private float[] deltaBelow;
    private @Nullable GraphBatch last;

    /** Room for batches of up to so many graphs and nodes. */
    Pass(int graphs, int nodes) {
      units[0] = new float[nodes * labels];
      for (int layer = 0; layer < LAYERS; layer++) {
        mixedForwards[layer] = new float[nodes * inputs(layer)];
        mixedBackwards[layer] = new float[nodes * inputs(layer)];
        linearAlong[layer] = new float[nodes * hidden];
        linearAgainst[layer] = new float[nodes * hidden];
        units[layer + 1] = new float[nodes * hidden];
      }
      pooled = new float[graphs * hidden];
      featureUnits = new float[graphs * linear];
      outputs = new float[graphs];
      pooledDelta = new float[graphs * hidden];
      featureDelta = new float[graphs * linear];
      ownDelta = new float[nodes * hidden];
      mixedDelta = new float[nodes * hidden];
      delta = new float[nodes * hidden];
      deltaBelow = new float[nodes * hidden];
    }

    /**
     * Returns the output for each graph of the batch, in an array that the next batch overwrites.
     *
     * @param dropout random numbers for dropout, or null for none
     */
    float[] forward(GraphBatch batch, @Nullable RandomGenerator dropout) {
      last = batch;
      batch.labels(units[0], labels);
      for (int layer = 0; layer < LAYERS; layer++) {
        convolve(batch, layer);
        drop(units[layer + 1], batch.nodes * hidden, dropout);
      }
      batch.meanOverNodes(units[LAYERS], hidden, pooled);
      features.forward(products, parameters, pooled, batch.graphs, featureUnits);
      drop(featureUnits, batch.graphs * linear, dropout);
      output.forward(products, parameters, featureUnits, batch.graphs, outputs);
      return outputs;
    }

    private void convolve(GraphBatch batch, int layer) {
      int nodes = batch.nodes;
      batch.mix(products, true, units[layer], inputs(layer), mixedForwards[layer]);
      batch.mix(products, false, units[layer], inputs(layer), mixedBackwards[layer]);
      along[layer].forward(products, parameters, mixedForwards[layer], nodes, linearAlong[layer]);
      against[layer].forward(
          products, parameters, mixedBackwards[layer], nodes, linearAgainst[layer]);
      halfSum(linearAlong[layer], linearAgainst[layer], units[layer + 1], nodes * hidden);
    }

    /**
     * Fills {@link GraphConvolutionNetwork#gradient} for the derivative of the loss by the outputs
     * of the last batch. Where dropout has set a unit to zero nothing flows back.
     */
    void backward(float[] outputDelta, boolean dropout) {
      GraphBatch batch = Objects.requireNonNull(last, "no batch went forward");
      int graphs = batch.graphs;
      Arrays.fill(gradient, 0f);
      output.gradient(products, gradient, outputDelta, featureUnits, graphs);
      output.backward(products, parameters, outputDelta, graphs, featureDelta);
      undrop(featureUnits, featureDelta, graphs * linear, dropout);
      features.gradient(products, gradient, featureDelta, pooled, graphs);
      features.backward(products, parameters, featureDelta, graphs, pooledDelta);
      batch.spreadOverNodes(pooledDelta, hidden, delta);
      for (int layer = LAYERS - 1; layer >= 0; layer--) {
        undrop(units[layer + 1], delta, batch.nodes * hidden, dropout);
        Arrays.fill(deltaBelow, 0f);
        backThrough(batch, along[layer], true, linearAlong[layer], mixedForwards[layer], layer);
        backThrough(
            batch, against[layer], false, linearAgainst[layer], mixedBackwards[layer], layer);
        float[] above = delta;
        delta = deltaBelow;
        deltaBelow = above;
      }
    }

    /** The way back through one direction of a layer, 1/2 ReLU(A V W). */
    private void backThrough(
        GraphBatch batch,
        Projection weights,
        boolean forwards,
        float[] linearUnits,
        float[] mixed,
        int layer) {
      halfWherePositive(linearUnits, delta, ownDelta, batch.nodes * hidden);
      weights.gradient(products, gradient, ownDelta, mixed, batch.nodes);
      if (layer > 0) {
        weights.backward(products, parameters, ownDelta, batch.nodes, mixedDelta);
        batch.addUnmixed(products, forwards, mixedDelta, hidden, deltaBelow);
      }
    }
  }

  private static void halfSum(float[] along, float[] against, float[] out, int count) {
    for (int i = 0; i < count; i++) {
      out[i] = 0.5f * Math.max(0f, along[i]) + 0.5f * Math.max(0f, against[i]);
    }
  }

  private static void halfWherePositive(float[] units, float[] delta, float[] out, int count) {
    for (int i = 0; i < count; i++) {
      // 1 where the unit is positive, without a branch that would be mispredicted.
      float slope = Math.min(1f, Math.max(0f, units[i]) * Float.MAX_VALUE);
      out[i] = 0.5f * slope * delta[i];
    }
  }

  private static void drop(float[] units, int count, @Nullable RandomGenerator random) {
    if (random == null) {
      return;
    }
    for (int from = 0; from < count; from += 4) {
      long bits = random.nextLong();
      int to = Math.min(count, from + 4);
      for (int i = from; i < to; i++) {
        units[i] = (bits & 0xFFFF) < DROPOUT ? 0f : KEPT * units[i];
        bits >>>= 16;
      }
    }
  }

  /** A unit that is exactly zero was dropped, or passes nothing back anyway (graph layers). */
  private static void undrop(float[] units, float[] delta, int count, boolean dropout) {
    if (!dropout) {
      return;
    }
    for (int i = 0; i < count; i++) {
      delta[i] *= KEPT * Math.min(1f, Math.abs(units[i]) * Float.MAX_VALUE);
    }
  }
}
