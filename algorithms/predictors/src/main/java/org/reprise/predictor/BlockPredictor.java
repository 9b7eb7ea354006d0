package org.reprise.predictor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;

/**
 * The predictors of PNAS [9] (Liu et al. 2018, section 3.4), which take cells of any number of
 * blocks: trained on small ones, they predict larger ones. The output is a sigmoid, the loss the
 * mean absolute error of the accuracy, the optimiser Adam.
 */
public final class BlockPredictor implements Predictor {
  private final BlockTokens tokens;
  private final BlockModel model;
  private final Settings settings;
  private float[] parameters = {};

  /** The network that reads the blocks. */
  public enum Network {
    /** Averaged embeddings and two hidden layers. */
    MLP,
    /** A recurrent network over all tokens. */
    LSTM
  }

  /**
   * Shape and training of the network.
   *
   * @param width numbers of an embedding, units of a layer
   * @param epochs passes over the examples
   * @param batch most examples of a step, all with as many blocks
   * @param learningRate Adam's
   */
  public record Settings(int width, int epochs, int batch, double learningRate) {
    /** Width 100 and rate 0.002 as published; epochs and batch are not stated there. */
    public static final Settings DEFAULT = new Settings(100, 60, 32, 0.002);
  }

  /** A predictor for the cells of {@code space}. */
  public BlockPredictor(SearchSpace space, Network network, Settings settings) {
    tokens = BlockTokens.of(space);
    model =
        network == Network.MLP
            ? new BlockMlp(tokens.vocabulary(), settings.width)
            : new BlockLstm(tokens.vocabulary(), settings.width);
    this.settings = settings;
  }

  @Override
  public void fit(List<Architecture> architectures, double[] accuracies, RandomGenerator random) {
    int[][][] blocks = blocks(architectures);
    parameters = new float[model.size()];
    model.initialise(parameters, random);
    double mean = Math.min(99.9, Math.max(0.1, Arrays.stream(accuracies).average().orElseThrow()));
    // The output starts at the mean of what is to be learnt.
    parameters[parameters.length - 1] = (float) Math.log(mean / (100 - mean));
    FloatAdam adam = new FloatAdam(parameters.length, 0.9, 0.999, 1e-8, 0);
    int[] order = Shuffle.permutation(blocks.length, random);
    float[] gradient = new float[parameters.length];
    for (int epoch = 0; epoch < settings.epochs; epoch++) {
      Shuffle.shuffle(order, random);
      List<int[]> batches = batches(blocks, order);
      for (int chosen : Shuffle.permutation(batches.size(), random)) {
        int[] batch = batches.get(chosen);
        Arrays.fill(gradient, 0f);
        BlockModel.Pass pass = model.forward(parameters, pick(blocks, batch));
        float[] delta = new float[batch.length];
        for (int e = 0; e < batch.length; e++) {
          double predicted = sigmoid(pass.output()[e]);
          double sign = Math.signum(predicted - accuracies[batch[e]] / 100);
          delta[e] = (float) (sign * predicted * (1 - predicted) / batch.length);
        }
        pass.backward(delta, gradient);
        adam.step(parameters, gradient, settings.learningRate);
      }
    }
  }

  @Override
  public double[] predict(List<Architecture> architectures) {
    int[][][] blocks = blocks(architectures);
    double[] accuracies = new double[blocks.length];
    int[] order = new int[blocks.length];
    Arrays.setAll(order, i -> i);
    for (int[] batch : batches(blocks, order)) {
      float[] output = model.forward(parameters, pick(blocks, batch)).output();
      for (int e = 0; e < batch.length; e++) {
        accuracies[batch[e]] = 100 * sigmoid(output[e]);
      }
    }
    return accuracies;
  }

  private int[][][] blocks(List<Architecture> architectures) {
    return architectures.stream().map(tokens.blocks()).toArray(int[][][]::new);
  }

  private static int[][][] pick(int[][][] blocks, int[] batch) {
    return Arrays.stream(batch).mapToObj(e -> blocks[e]).toArray(int[][][]::new);
  }

  /**
   * Returns the examples in their order, cut where the number of blocks changes or a batch is full.
   */
  private List<int[]> batches(int[][][] blocks, int[] order) {
    Integer[] sorted = Arrays.stream(order).boxed().toArray(Integer[]::new);
    Arrays.sort(sorted, (a, b) -> Integer.compare(blocks[a].length, blocks[b].length));
    List<int[]> batches = new ArrayList<>();
    int from = 0;
    for (int to = 1; to <= sorted.length; to++) {
      if (to == sorted.length
          || to - from == settings.batch
          || blocks[sorted[to]].length != blocks[sorted[from]].length) {
        batches.add(Arrays.stream(sorted, from, to).mapToInt(Integer::intValue).toArray());
        from = to;
      }
    }
    return batches;
  }

  private static double sigmoid(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }
}
