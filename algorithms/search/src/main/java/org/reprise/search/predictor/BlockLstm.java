package org.reprise.search.predictor;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The recurrent predictor of PNAS [9] (Liu et al. 2018, section 3.4): an LSTM reads the embeddings
 * of all tokens, block by block; its last state goes through a linear layer. Embeddings and state
 * have the same width.
 *
 * <p>Trained in batches and single precision; {@link org.reprise.search.neural.LstmCell} is the
 * cell for controllers, one sequence at a time.
 */
final class BlockLstm implements BlockModel {
  private final int[] embeddings;
  private final int width;
  private final int gateWeights;
  private final int gateBias;
  private final int outputWeights;
  private final int outputBias;

  /** A network with embeddings and state of {@code width} numbers. */
  BlockLstm(int[] vocabulary, int width) {
    this.width = width;
    embeddings = new int[vocabulary.length];
    int next = 0;
    for (int token = 0; token < vocabulary.length; token++) {
      embeddings[token] = next;
      next += vocabulary[token] * width;
    }
    gateWeights = next;
    gateBias = gateWeights + 4 * width * 2 * width;
    outputWeights = gateBias + 4 * width;
    outputBias = outputWeights + width;
  }

  @Override
  public int size() {
    return outputBias + 1;
  }

  @Override
  public void initialise(float[] parameters, RandomGenerator random) {
    BlockModel.uniform(parameters, 0, gateWeights, 0.1, random);
    double bound = Math.sqrt(6.0 / (2 * width + 4 * width));
    BlockModel.uniform(parameters, gateWeights, gateBias, bound, random);
    // The forget gate starts open.
    Arrays.fill(parameters, gateBias + width, gateBias + 2 * width, 1f);
    BlockModel.uniform(parameters, outputWeights, outputBias, Math.sqrt(6.0 / (width + 1)), random);
  }

  @Override
  public Pass forward(float[] parameters, int[][][] blocks) {
    return new BatchPass(parameters, blocks);
  }

  /** What one token computed; gates in the order input, forget, candidate, output. */
  private static final class Step {
    /** Input and previous state side by side. */
    private final float[][] seen;

    private final float[][] gates;
    private final float[][] cell;
    private final float[][] tanhCell;
    private final float[][] state;

    Step(int width, int examples) {
      seen = new float[2 * width][];
      gates = Dense.matrix(4 * width, examples);
      cell = Dense.matrix(width, examples);
      tanhCell = Dense.matrix(width, examples);
      state = Dense.matrix(width, examples);
    }
  }

  private final class BatchPass implements Pass {
    private final float[] parameters;
    private final int[][][] blocks;
    private final int examples;
    private final Step[] steps;
    private final float[][] zeros;
    private final float[][] output;

    BatchPass(float[] parameters, int[][][] blocks) {
      this.parameters = parameters;
      this.blocks = blocks;
      examples = blocks.length;
      zeros = Dense.matrix(width, examples);
      steps = new Step[blocks[0].length * embeddings.length];
      for (int t = 0; t < steps.length; t++) {
        steps[t] = step(t);
      }
      output = Dense.matrix(1, examples);
      Dense.forward(parameters, outputWeights, outputBias, lastState(), output);
    }

    private float[][] lastState() {
      return steps.length == 0 ? zeros : steps[steps.length - 1].state;
    }

    /** Where the embedding of token t of an example stands. */
    private int word(int example, int t) {
      int token = t % embeddings.length;
      return embeddings[token] + blocks[example][t / embeddings.length][token] * width;
    }

    private Step step(int t) {
      Step step = new Step(width, examples);
      float[][] before = t == 0 ? zeros : steps[t - 1].state;
      float[][] cellBefore = t == 0 ? zeros : steps[t - 1].cell;
      for (int u = 0; u < width; u++) {
        step.seen[u] = new float[examples];
        step.seen[width + u] = before[u];
      }
      for (int e = 0; e < examples; e++) {
        int word = word(e, t);
        for (int u = 0; u < width; u++) {
          step.seen[u][e] = parameters[word + u];
        }
      }
      Dense.forward(parameters, gateWeights, gateBias, step.seen, step.gates);
      for (int u = 0; u < width; u++) {
        float[] in = sigmoid(step.gates[u]);
        float[] forget = sigmoid(step.gates[width + u]);
        float[] candidate = tanh(step.gates[2 * width + u]);
        float[] out = sigmoid(step.gates[3 * width + u]);
        for (int e = 0; e < examples; e++) {
          step.cell[u][e] = forget[e] * cellBefore[u][e] + in[e] * candidate[e];
          step.tanhCell[u][e] = step.cell[u][e];
        }
        tanh(step.tanhCell[u]);
        for (int e = 0; e < examples; e++) {
          step.state[u][e] = out[e] * step.tanhCell[u][e];
        }
      }
      return step;
    }

    @Override
    public float[] output() {
      return output[0];
    }

    @Override
    public void backward(float[] outputDelta, float[] gradient) {
      float[][] delta = {outputDelta};
      Dense.gradient(gradient, outputWeights, outputBias, delta, lastState());
      float[][] seenDelta = Dense.matrix(2 * width, examples);
      float[][] stateDelta = Dense.matrix(width, examples);
      Dense.backward(parameters, outputWeights, delta, stateDelta);
      float[][] cellDelta = Dense.matrix(width, examples);
      float[][] gateDelta = Dense.matrix(4 * width, examples);
      for (int t = steps.length - 1; t >= 0; t--) {
        Step step = steps[t];
        for (int u = 0; u < width; u++) {
          throughGates(
              step, u, t == 0 ? zeros[u] : steps[t - 1].cell[u], stateDelta, cellDelta, gateDelta);
        }
        Dense.gradient(gradient, gateWeights, gateBias, gateDelta, step.seen);
        Dense.backward(parameters, gateWeights, gateDelta, seenDelta);
        for (int u = 0; u < width; u++) {
          for (int e = 0; e < examples; e++) {
            gradient[word(e, t) + u] += seenDelta[u][e];
          }
          System.arraycopy(seenDelta[width + u], 0, stateDelta[u], 0, examples);
        }
      }
    }

    /** From the state and the cell of unit u to its gates and the cell before. */
    private void throughGates(
        Step step,
        int u,
        float[] cellBefore,
        float[][] stateDelta,
        float[][] cellDelta,
        float[][] gateDelta) {
      for (int e = 0; e < examples; e++) {
        float in = step.gates[u][e];
        float forget = step.gates[width + u][e];
        float candidate = step.gates[2 * width + u][e];
        float out = step.gates[3 * width + u][e];
        float tanhCell = step.tanhCell[u][e];
        float dState = stateDelta[u][e];
        float dCell = cellDelta[u][e] + dState * out * (1 - tanhCell * tanhCell);
        gateDelta[u][e] = dCell * candidate * in * (1 - in);
        gateDelta[width + u][e] = dCell * cellBefore[e] * forget * (1 - forget);
        gateDelta[2 * width + u][e] = dCell * in * (1 - candidate * candidate);
        gateDelta[3 * width + u][e] = dState * tanhCell * out * (1 - out);
        cellDelta[u][e] = dCell * forget;
      }
    }
  }

  private static float[] sigmoid(float[] values) {
    for (int e = 0; e < values.length; e++) {
      values[e] = (float) (1 / (1 + Math.exp(-values[e])));
    }
    return values;
  }

  private static float[] tanh(float[] values) {
    for (int e = 0; e < values.length; e++) {
      values[e] = (float) (1 - 2 / (1 + Math.exp(2.0 * values[e])));
    }
    return values;
  }
}
