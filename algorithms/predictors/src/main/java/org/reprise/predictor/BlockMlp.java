package org.reprise.predictor;

import java.util.random.RandomGenerator;

/**
 * The feed-forward predictor of PNAS [9] (Liu et al. 2018, section 3.4): each token of a block has
 * an embedding; those of a block stand side by side and are averaged over blocks, so that cells of
 * any size fit; two hidden ReLU layers follow.
 */
final class BlockMlp implements BlockModel {
  private static final int LAYERS = 2;

  private final int[] embeddings;
  private final int width;
  private final int inputs;
  private final Products products = Products.fastest();
  private final Dense[] layers = new Dense[LAYERS + 1];
  private final int size;

  /** A network with embeddings and hidden layers of {@code width} numbers. */
  BlockMlp(int[] vocabulary, int width) {
    this.width = width;
    embeddings = new int[vocabulary.length];
    int next = 0;
    for (int token = 0; token < vocabulary.length; token++) {
      embeddings[token] = next;
      next += vocabulary[token] * width;
    }
    inputs = vocabulary.length * width;
    for (int layer = 0; layer <= LAYERS; layer++) {
      int below = layer == 0 ? inputs : width;
      int outputs = layer == LAYERS ? 1 : width;
      int bias = next + below * outputs;
      layers[layer] = new Dense(below, outputs, next, bias);
      next = bias + outputs;
    }
    size = next;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public void initialise(float[] parameters, RandomGenerator random) {
    BlockModel.uniform(parameters, 0, layers[0].weights(), 0.1, random);
    for (Dense layer : layers) {
      double bound = Math.sqrt(6.0 / (layer.inputs() + layer.outputs()));
      BlockModel.uniform(parameters, layer.weights(), layer.bias(), bound, random);
    }
  }

  @Override
  public Pass forward(float[] parameters, int[][][] blocks) {
    return new BatchPass(parameters, blocks);
  }

  private final class BatchPass implements Pass {
    private final float[] parameters;
    private final int[][][] blocks;
    private final int examples;
    private final float[] average;
    private final float[][] units = new float[LAYERS + 1][];

    BatchPass(float[] parameters, int[][][] blocks) {
      this.parameters = parameters;
      this.blocks = blocks;
      examples = blocks.length;
      average = new float[inputs * examples];
      for (int e = 0; e < examples; e++) {
        for (int[] block : blocks[e]) {
          for (int token = 0; token < block.length; token++) {
            int word = embeddings[token] + block[token] * width;
            for (int u = 0; u < width; u++) {
              average[(token * width + u) * examples + e] +=
                  parameters[word + u] / blocks[e].length;
            }
          }
        }
      }
      float[] below = average;
      for (int layer = 0; layer <= LAYERS; layer++) {
        units[layer] = new float[layers[layer].outputs() * examples];
        layers[layer].forward(products, parameters, below, examples, units[layer]);
        if (layer < LAYERS) {
          Rectifier.apply(units[layer]);
        }
        below = units[layer];
      }
    }

    @Override
    public float[] output() {
      return units[LAYERS];
    }

    @Override
    public void backward(float[] outputDelta, float[] gradient) {
      float[] delta = outputDelta;
      for (int layer = LAYERS; layer >= 0; layer--) {
        float[] below = layer == 0 ? average : units[layer - 1];
        layers[layer].gradient(products, gradient, delta, below, examples);
        float[] belowDelta = new float[below.length];
        layers[layer].backward(products, parameters, delta, examples, belowDelta);
        if (layer > 0) {
          Rectifier.backward(below, belowDelta);
        }
        delta = belowDelta;
      }
      for (int e = 0; e < examples; e++) {
        for (int[] block : blocks[e]) {
          for (int token = 0; token < block.length; token++) {
            int word = embeddings[token] + block[token] * width;
            for (int u = 0; u < width; u++) {
              gradient[word + u] += delta[(token * width + u) * examples + e] / blocks[e].length;
            }
          }
        }
      }
    }
  }
}
