package org.reprise.predictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reprise.search.neural.LstmCell;

class BlockModelTest {
  private static final int[] VOCABULARY = {3, 4};
  private static final int WIDTH = 5;

  /** Two examples of two blocks of two tokens. */
  private static final int[][][] BLOCKS = {{{0, 1}, {2, 3}}, {{1, 1}, {0, 0}}};

  private static float[] initialised(BlockModel model) {
    float[] parameters = new float[model.size()];
    model.initialise(parameters, new SplittableRandom(1));
    return parameters;
  }

  /** Forwards and backwards as the double-precision cell does it, one sequence at a time. */
  @Test
  void theRecurrentNetworkAgreesWithTheCellOfControllers() {
    BlockLstm model = new BlockLstm(VOCABULARY, WIDTH);
    float[] parameters = initialised(model);
    BlockModel.Pass pass = model.forward(parameters, BLOCKS);
    float[] gradient = new float[parameters.length];
    pass.backward(new float[] {1f, -2f}, gradient);

    double[] precise = new double[parameters.length];
    for (int i = 0; i < precise.length; i++) {
      precise[i] = parameters[i];
    }
    int embeddings = (3 + 4) * WIDTH;
    LstmCell cell = new LstmCell(WIDTH, WIDTH, embeddings);
    int output = cell.end();
    double[] expected = new double[precise.length];
    for (int e = 0; e < 2; e++) {
      LstmCell.Step[] steps = new LstmCell.Step[4];
      int[] words = new int[4];
      for (int t = 0; t < 4; t++) {
        words[t] = ((t % 2 == 0 ? 0 : 3) + BLOCKS[e][t / 2][t % 2]) * WIDTH;
        double[] x = new double[WIDTH];
        System.arraycopy(precise, words[t], x, 0, WIDTH);
        steps[t] = cell.forward(precise, x, t == 0 ? null : steps[t - 1]);
      }
      double logit = precise[output + WIDTH];
      double upstream = e == 0 ? 1 : -2;
      double[] dOutput = new double[WIDTH];
      double[] dCell = new double[WIDTH];
      for (int u = 0; u < WIDTH; u++) {
        logit += precise[output + u] * steps[3].output()[u];
        expected[output + u] += upstream * steps[3].output()[u];
        dOutput[u] = upstream * precise[output + u];
      }
      expected[output + WIDTH] += upstream;
      assertThat((double) pass.output()[e]).isCloseTo(logit, within(1e-6));
      for (int t = 3; t >= 0; t--) {
        double[] dx = new double[WIDTH];
        cell.backward(precise, steps[t], dOutput, dCell, expected, dx);
        for (int u = 0; u < WIDTH; u++) {
          expected[words[t] + u] += dx[u];
        }
      }
    }
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) gradient[i]).as("parameter %s", i).isCloseTo(expected[i], within(1e-5));
    }
  }

  @Test
  void theGradientOfTheFeedForwardNetworkIsItsDifference() {
    BlockMlp model = new BlockMlp(VOCABULARY, WIDTH);
    float[] parameters = initialised(model);
    for (int i = 0; i < parameters.length; i++) {
      // Biases of 0 would leave units exactly at the kink of their ReLU.
      parameters[i] = parameters[i] == 0f ? 0.2f : parameters[i];
    }
    float[] gradient = new float[parameters.length];
    model.forward(parameters, BLOCKS).backward(new float[] {1f, -2f}, gradient);
    SplittableRandom random = new SplittableRandom(2);
    float step = 1e-3f;
    for (int direction = 0; direction < 30; direction++) {
      float[] above = parameters.clone();
      float[] below = parameters.clone();
      double expected = 0;
      for (int i = 0; i < parameters.length; i++) {
        float d = (float) random.nextGaussian();
        above[i] += step * d;
        below[i] -= step * d;
        expected += d * gradient[i];
      }
      double difference = (value(model, above) - value(model, below)) / (2 * step);
      assertThat(difference).isCloseTo(expected, within(0.01 + 0.01 * Math.abs(expected)));
    }
  }

  private static double value(BlockModel model, float[] parameters) {
    float[] output = model.forward(parameters, BLOCKS).output();
    return output[0] - 2.0 * output[1];
  }

  @Test
  void theFeedForwardNetworkAveragesOverBlocks() {
    BlockMlp model = new BlockMlp(VOCABULARY, WIDTH);
    float[] parameters = initialised(model);
    float once = model.forward(parameters, new int[][][] {{{0, 1}}}).output()[0];
    float thrice = model.forward(parameters, new int[][][] {{{0, 1}, {0, 1}, {0, 1}}}).output()[0];
    assertThat(thrice).isCloseTo(once, within(1e-6f));
  }
}
