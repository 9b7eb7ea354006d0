package org.reprise.predictor;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;

/**
 * The Neural Predictor [5] (Wen et al. 2019): a graph convolutional network over the cell, trained
 * on accuracies scaled to mean 0 and standard deviation 1, or as a classifier of accuracies above a
 * threshold. Adam with weight decay and a cosine schedule to 0.
 */
public final class Gcn implements Predictor {
  private final LabelledGraph.Form form;
  private final Settings settings;
  private final Loss loss;
  private @Nullable GraphConvolutionNetwork fitted;
  private double mean;
  private double deviation;

  /**
   * Shape and training of the network.
   *
   * @param hidden units of a graph layer
   * @param linear units of the linear layer
   * @param epochs passes over the examples
   * @param batch examples of a step; a last batch that is not full is left out
   * @param learningRate Adam's, at the start
   * @param weightDecay added to the gradient, times the weight
   */
  public record Settings(
      int hidden, int linear, int epochs, int batch, double learningRate, double weightDecay) {
    /** As published: 144 and 128 units, 300 epochs, batches of 10, 1e-4, 1e-3. */
    public static final Settings PUBLISHED = new Settings(144, 128, 300, 10, 1e-4, 1e-3);
  }

  /** What is learnt. */
  public sealed interface Loss {}

  /** Mean squared error of the scaled accuracy. */
  public record Regression() implements Loss {}

  /**
   * Logistic loss of "the accuracy is above the threshold".
   *
   * @param threshold in percent
   */
  public record Classification(double threshold) implements Loss {}

  /**
   * A network for the cells of {@code space}.
   *
   * @throws InvalidInputException if its architectures are not graphs
   */
  public Gcn(SearchSpace space, Settings settings, Loss loss) {
    form =
        LabelledGraph.form(space)
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "space "
                            + space.name()
                            + " has no graphs of cells; accepted: nasbench101, nasbench201, a cell"
                            + " in YAML"));
    this.settings = settings;
    this.loss = loss;
  }

  @Override
  public void fit(List<Architecture> architectures, double[] accuracies, RandomGenerator random) {
    GraphMixing[] graphs = graphs(architectures);
    float[] targets = targets(accuracies);
    GraphConvolutionNetwork network =
        new GraphConvolutionNetwork(form.labels(), settings.hidden, settings.linear, random);
    fitted = network;
    FloatAdam adam =
        new FloatAdam(network.parameters.length, 0.9, 0.999, 1e-8, settings.weightDecay);
    int batch = Math.min(settings.batch, graphs.length);
    GraphConvolutionNetwork.Pass pass = pass(network, graphs, batch);
    float[] delta = new float[batch];
    int[] order = Shuffle.permutation(graphs.length, random);
    for (int epoch = 0; epoch < settings.epochs; epoch++) {
      double rate = settings.learningRate * (1 + Math.cos(Math.PI * epoch / settings.epochs)) / 2;
      Shuffle.shuffle(order, random);
      for (int from = 0; from + batch <= order.length; from += batch) {
        float[] output = pass.forward(new GraphBatch(graphs, order, from, from + batch), random);
        for (int e = 0; e < batch; e++) {
          delta[e] = derivative(output[e], targets[order[from + e]]) / batch;
        }
        pass.backward(delta, true);
        adam.step(network.parameters, network.gradient, rate);
      }
    }
  }

  private GraphMixing[] graphs(List<Architecture> architectures) {
    return architectures.stream()
        .map(form.graph())
        .map(GraphMixing::of)
        .toArray(GraphMixing[]::new);
  }

  private static GraphConvolutionNetwork.Pass pass(
      GraphConvolutionNetwork network, GraphMixing[] graphs, int batch) {
    int most = Arrays.stream(graphs).mapToInt(GraphMixing::nodes).max().orElse(0);
    return network.new Pass(batch, batch * most);
  }

  private float[] targets(double[] accuracies) {
    float[] targets = new float[accuracies.length];
    if (loss instanceof Classification classification) {
      for (int i = 0; i < targets.length; i++) {
        targets[i] = accuracies[i] > classification.threshold ? 1f : 0f;
      }
      return targets;
    }
    mean = Arrays.stream(accuracies).average().orElseThrow();
    double variance = Arrays.stream(accuracies).map(a -> (a - mean) * (a - mean)).sum();
    deviation = Math.sqrt(variance / accuracies.length);
    for (int i = 0; i < targets.length; i++) {
      targets[i] = deviation > 0 ? (float) ((accuracies[i] - mean) / deviation) : 0f;
    }
    return targets;
  }

  /** Returns the derivative of the loss by the output. */
  private float derivative(float output, float target) {
    return loss instanceof Regression
        ? 2 * (output - target)
        : (float) (probability(output) - target);
  }

  private static double probability(float output) {
    return 1 / (1 + Math.exp(-output));
  }

  /**
   * Accuracies in percent; of a classifier, the probability in percent that the accuracy is above
   * its threshold.
   */
  @Override
  public double[] predict(List<Architecture> architectures) {
    GraphMixing[] graphs = graphs(architectures);
    GraphConvolutionNetwork network = Objects.requireNonNull(fitted, "nothing is fitted yet");
    GraphConvolutionNetwork.Pass pass = pass(network, graphs, 64);
    int[] order = new int[graphs.length];
    Arrays.setAll(order, i -> i);
    double[] predictions = new double[graphs.length];
    for (int from = 0; from < graphs.length; from += 64) {
      int to = Math.min(graphs.length, from + 64);
      float[] output = pass.forward(new GraphBatch(graphs, order, from, to), null);
      for (int e = from; e < to; e++) {
        predictions[e] =
            loss instanceof Regression
                ? mean + deviation * output[e - from]
                : 100 * probability(output[e - from]);
      }
    }
    return predictions;
  }
}
