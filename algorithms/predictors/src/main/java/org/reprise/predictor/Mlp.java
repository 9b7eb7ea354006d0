package org.reprise.predictor;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.reprise.space.Architecture;
import org.reprise.space.Encoding;

/**
 * The feed-forward network of BANANAS [18] (White et al. 2021, section 5): an encoded architecture
 * in, its validation error in percent out; ReLU layers of equal width, a linear output, mean
 * absolute error, Adam, weights by Glorot's uniform rule.
 */
public final class Mlp implements Predictor {
  private final Encoding encoding;
  private final Settings settings;
  private final Products products = Products.fastest();
  private final Dense[] layers;
  private final int size;
  private float[] parameters = {};
  private float[] gradient = {};

  /**
   * Shape and training of the network.
   *
   * @param layers hidden layers
   * @param width units of a hidden layer
   * @param epochs passes over the examples
   * @param batch examples of a step
   * @param learningRate Adam's
   */
  public record Settings(int layers, int width, int epochs, int batch, double learningRate) {
    /** As published: 10 layers of 20 units, 150 epochs, batches of 32, learning rate 0.01. */
    public static final Settings PUBLISHED = new Settings(10, 20, 150, 32, 0.01);
  }

  /** A network over vectors of {@code encoding}. */
  public Mlp(Encoding encoding, Settings settings) {
    this.encoding = encoding;
    this.settings = settings;
    layers = new Dense[settings.layers + 1];
    int next = 0;
    for (int layer = 0; layer <= settings.layers; layer++) {
      int inputs = layer == 0 ? encoding.length() : settings.width;
      int outputs = layer == settings.layers ? 1 : settings.width;
      int bias = next + inputs * outputs;
      layers[layer] = new Dense(inputs, outputs, next, bias);
      next = bias + outputs;
    }
    size = next;
  }

  @Override
  public void fit(List<Architecture> architectures, double[] accuracies, RandomGenerator random) {
    initialise(random);
    SparseVectors vectors = new SparseVectors(encoding, architectures);
    float[] errors = new float[accuracies.length];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = (float) (100 - accuracies[i]);
    }
    // Adam with beta2 = 0.99 as published and the epsilon of its library.
    FloatAdam adam = new FloatAdam(size, 0.9, 0.99, 1e-7, 0);
    int batch = Math.min(settings.batch, errors.length);
    float[][] units = activations(batch);
    float[][] deltas = activations(batch);
    int rest = errors.length % batch;
    float[][] lastUnits = rest == 0 ? units : activations(rest);
    float[][] lastDeltas = rest == 0 ? deltas : activations(rest);
    int[] order = Shuffle.permutation(errors.length, random);
    for (int epoch = 0; epoch < settings.epochs; epoch++) {
      Shuffle.shuffle(order, random);
      for (int from = 0; from < order.length; from += batch) {
        boolean whole = from + batch <= order.length;
        backward(
            vectors, errors, order, from, whole ? units : lastUnits, whole ? deltas : lastDeltas);
        adam.step(parameters, gradient, settings.learningRate);
      }
    }
  }

  @Override
  public double[] predict(List<Architecture> architectures) {
    double[] accuracies = new double[architectures.size()];
    if (accuracies.length == 0) {
      return accuracies;
    }
    SparseVectors vectors = new SparseVectors(encoding, architectures);
    int[] order = new int[accuracies.length];
    Arrays.setAll(order, i -> i);
    int chunk = Math.min(256, order.length);
    float[][] units = activations(chunk);
    for (int from = 0; from < order.length; from += chunk) {
      if (order.length - from < chunk) {
        units = activations(order.length - from);
      }
      forward(vectors, order, from, units);
      float[] errors = units[settings.layers];
      for (int e = 0; e < errors.length; e++) {
        accuracies[from + e] = 100 - errors[e];
      }
    }
    return accuracies;
  }

  private void initialise(RandomGenerator random) {
    parameters = new float[size];
    gradient = new float[size];
    for (Dense layer : layers) {
      double bound = Math.sqrt(6.0 / (layer.inputs() + layer.outputs()));
      for (int w = layer.weights(); w < layer.bias(); w++) {
        parameters[w] = (float) (bound * (2 * random.nextDouble() - 1));
      }
    }
  }

  /** Returns a matrix of [unit][example] for each layer. */
  private float[][] activations(int examples) {
    return Arrays.stream(layers)
        .map(layer -> new float[layer.outputs() * examples])
        .toArray(float[][]::new);
  }

  private void forward(SparseVectors vectors, int[] order, int from, float[][] units) {
    int examples = units[settings.layers].length;
    vectors.forward(layers[0], parameters, order, from, examples, units[0]);
    for (int layer = 1; layer < layers.length; layer++) {
      Rectifier.apply(units[layer - 1]);
      layers[layer].forward(products, parameters, units[layer - 1], examples, units[layer]);
    }
  }

  /** Fills {@link #gradient} with that of the mean absolute error over one batch. */
  private void backward(
      SparseVectors vectors,
      float[] errors,
      int[] order,
      int from,
      float[][] units,
      float[][] deltas) {
    forward(vectors, order, from, units);
    int last = settings.layers;
    int examples = units[last].length;
    for (int e = 0; e < examples; e++) {
      deltas[last][e] = Math.signum(units[last][e] - errors[order[from + e]]) / examples;
    }
    Arrays.fill(gradient, 0f);
    for (int layer = last; layer > 0; layer--) {
      Dense dense = layers[layer];
      dense.gradient(products, gradient, deltas[layer], units[layer - 1], examples);
      dense.backward(products, parameters, deltas[layer], examples, deltas[layer - 1]);
      Rectifier.backward(units[layer - 1], deltas[layer - 1]);
    }
    vectors.gradient(layers[0], gradient, order, from, examples, deltas[0]);
  }
}
