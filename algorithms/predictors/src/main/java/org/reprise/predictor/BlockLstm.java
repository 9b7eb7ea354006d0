package org.reprise.predictor;

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
  private final Products products = Products.fastest();
  private final Dense gates;
  private final Dense output;

  /** A network with embeddings and state of {@code width} numbers. */
  BlockLstm(int[] vocabulary, int width) {
    this.width = width;
    embeddings = new int[vocabulary.length];
    int next = 0;
    for (int token = 0; token < vocabulary.length; token++) {
      embeddings[token] = next;
      next += vocabulary[token] * width;
    }
    gates = new Dense(2 * width, 4 * width, next, next + 4 * width * 2 * width);
    int outputWeights = gates.bias() + 4 * width;
    output = new Dense(width, 1, outputWeights, outputWeights + width);
  }

  @Override
  public int size() {
    return output.bias() + 1;
  }

  @Override
  public void initialise(float[] parameters, RandomGenerator random) {
    BlockModel.uniform(parameters, 0, gates.weights(), 0.1, random);
    double bound = Math.sqrt(6.0 / (2 * width + 4 * width));
    BlockModel.uniform(parameters, gates.weights(), gates.bias(), bound, random);
    // The forget gate starts open.
    Arrays.fill(parameters, gates.bias() + width, gates.bias() + 2 * width, 1f);
    double outputBound = Math.sqrt(6.0 / (width + 1));
    BlockModel.uniform(parameters, output.weights(), output.bias(), outputBound, random);
  }

  @Override
  public Pass forward(float[] parameters, int[][][] blocks) {
    return new BatchPass(parameters, blocks);
  }

  /** What one token computed; gates in the order input, forget, candidate, output. */
  private static final class Step {
    /** Input and previous state, one above the other. */
    private final float[] seen;

    private final float[] gates;
    private final float[] cell;
    private final float[] tanhCell;
    private final float[] state;

    /** Room for {@code numbers} numbers of the state. */
    Step(int numbers) {
      seen = new float[2 * numbers];
      gates = new float[4 * numbers];
      cell = new float[numbers];
      tanhCell = new float[numbers];
      state = new float[numbers];
    }
  }

  private final class BatchPass implements Pass {
    private final float[] parameters;
    private final int[][][] blocks;
    private final int examples;
    private final int numbers;
    private final Step[] steps;
    private final float[] zeros;
    private final float[] logits;

    BatchPass(float[] parameters, int[][][] blocks) {
      this.parameters = parameters;
      this.blocks = blocks;
      examples = blocks.length;
      numbers = width * examples;
      zeros = new float[numbers];
      steps = new Step[blocks[0].length * embeddings.length];
      for (int t = 0; t < steps.length; t++) {
        steps[t] = step(t);
      }
      logits = new float[examples];
      output.forward(products, parameters, lastState(), examples, logits);
    }

    private float[] lastState() {
      return steps.length == 0 ? zeros : steps[steps.length - 1].state;
    }

    /** Returns where the embedding of token t of an example stands. */
    private int word(int example, int t) {
      int token = t % embeddings.length;
      return embeddings[token] + blocks[example][t / embeddings.length][token] * width;
    }

    private Step step(int t) {
      Step step = new Step(numbers);
      float[] cellBefore = t == 0 ? zeros : steps[t - 1].cell;
      for (int e = 0; e < examples; e++) {
        int word = word(e, t);
        for (int u = 0; u < width; u++) {
          step.seen[u * examples + e] = parameters[word + u];
        }
      }
      System.arraycopy(t == 0 ? zeros : steps[t - 1].state, 0, step.seen, numbers, numbers);
      gates.forward(products, parameters, step.seen, examples, step.gates);
      sigmoid(step.gates, 0, 2 * numbers);
      tanh(step.gates, 2 * numbers, 3 * numbers);
      sigmoid(step.gates, 3 * numbers, 4 * numbers);
      for (int n = 0; n < numbers; n++) {
        float in = step.gates[n];
        float forget = step.gates[numbers + n];
        float candidate = step.gates[2 * numbers + n];
        step.cell[n] = forget * cellBefore[n] + in * candidate;
        step.tanhCell[n] = step.cell[n];
      }
      tanh(step.tanhCell, 0, numbers);
      for (int n = 0; n < numbers; n++) {
        step.state[n] = step.gates[3 * numbers + n] * step.tanhCell[n];
      }
      return step;
    }

    @Override
    public float[] output() {
      return logits;
    }

    @Override
    public void backward(float[] outputDelta, float[] gradient) {
      output.gradient(products, gradient, outputDelta, lastState(), examples);
      float[] seenDelta = new float[2 * numbers];
      float[] stateDelta = new float[numbers];
      output.backward(products, parameters, outputDelta, examples, stateDelta);
      float[] cellDelta = new float[numbers];
      float[] gateDelta = new float[4 * numbers];
      for (int t = steps.length - 1; t >= 0; t--) {
        Step step = steps[t];
        throughGates(step, t == 0 ? zeros : steps[t - 1].cell, stateDelta, cellDelta, gateDelta);
        gates.gradient(products, gradient, gateDelta, step.seen, examples);
        gates.backward(products, parameters, gateDelta, examples, seenDelta);
        for (int e = 0; e < examples; e++) {
          int word = word(e, t);
          for (int u = 0; u < width; u++) {
            gradient[word + u] += seenDelta[u * examples + e];
          }
        }
        System.arraycopy(seenDelta, numbers, stateDelta, 0, numbers);
      }
    }

    /** From the state and the cell to the gates and the cell before. */
    private void throughGates(
        Step step, float[] cellBefore, float[] stateDelta, float[] cellDelta, float[] gateDelta) {
      for (int n = 0; n < numbers; n++) {
        float in = step.gates[n];
        float forget = step.gates[numbers + n];
        float candidate = step.gates[2 * numbers + n];
        float out = step.gates[3 * numbers + n];
        float tanhCell = step.tanhCell[n];
        float dState = stateDelta[n];
        float dCell = cellDelta[n] + dState * out * (1 - tanhCell * tanhCell);
        gateDelta[n] = dCell * candidate * in * (1 - in);
        gateDelta[numbers + n] = dCell * cellBefore[n] * forget * (1 - forget);
        gateDelta[2 * numbers + n] = dCell * in * (1 - candidate * candidate);
        gateDelta[3 * numbers + n] = dState * tanhCell * out * (1 - out);
        cellDelta[n] = dCell * forget;
      }
    }
  }

  private static void sigmoid(float[] values, int from, int to) {
    for (int n = from; n < to; n++) {
      values[n] = (float) (1 / (1 + Math.exp(-values[n])));
    }
  }

  private static void tanh(float[] values, int from, int to) {
    for (int n = from; n < to; n++) {
      values[n] = (float) (1 - 2 / (1 + Math.exp(2.0 * values[n])));
    }
  }
}
