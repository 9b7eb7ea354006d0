package org.reprise.algorithm.zerocost;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.reprise.search.Gaussian;
import org.reprise.space.network.Layer;
import org.reprise.space.network.LayerGraph;
import org.reprise.training.autograd.RunningStatistics;
import org.reprise.training.autograd.Tape;
import org.reprise.training.network.GraphNetwork;
import org.reprise.training.network.Mode;
import org.reprise.training.network.NormLayer;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.TensorShape;

/**
 * The Zen-score (Lin et al. 2021, algorithm 1): with normal weights and noise x and e, ln of the
 * mean over images of sum |F(x) - F(x + 0.01 e)|, F the map before global pooling, plus ln of the
 * root of the mean running variance of each batch norm. Running variances begin at 1 and follow
 * both passes with momentum 0.1, as in the published code. No data, no labels.
 */
final class Zen {
  private static final double STEP = 0.01;

  private Zen() {}

  static double score(Candidate candidate) {
    TensorShape shape = candidate.batch().shape();
    SplittableRandom noise = candidate.streams().stream("zen noise");
    double[] x = new double[shape.size()];
    double[] e = new double[shape.size()];
    Arrays.setAll(x, i -> Gaussian.next(noise));
    Arrays.setAll(e, i -> Gaussian.next(noise));
    InitialWeights initial = InitialWeights.normal(candidate.streams().stream("zen weights"));
    return score(candidate.graph(), candidate.operations(), initial, shape, x, e);
  }

  static double score(
      LayerGraph graph,
      Operations operations,
      InitialWeights initial,
      TensorShape shape,
      double[] x,
      double[] e) {
    double[] mixed = new double[x.length];
    Arrays.setAll(mixed, i -> x[i] + STEP * e[i]);
    try (UntrainedNetwork network = new UntrainedNetwork(graph, operations, initial)) {
      double[] first = lastMap(network, shape, x);
      double[] second = lastMap(network, shape, mixed);
      double distance = 0;
      for (int i = 0; i < first.length; i++) {
        distance += Math.abs(first[i] - second[i]) / shape.n();
      }
      return Math.log(distance) + normTerms(graph, network.network());
    }
  }

  /** Returns the last map before a global pooling, else the output. */
  private static double[] lastMap(UntrainedNetwork network, TensorShape shape, double[] images) {
    Operations operations = network.operations();
    double[][] last = new double[1][];
    network
        .network()
        .listen(
            (tape, node, inputs, result) -> {
              if (node.layer() instanceof Layer.GlobalPooling) {
                last[0] = operations.read(inputs.get(0).value());
              }
              return result;
            });
    // Recording, so that running statistics follow.
    try (Tape tape = Tape.recording(operations)) {
      var output =
          network
              .network()
              .forward(tape, tape.constant(operations.map(shape, images)), Mode.TRAINING);
      return last[0] == null ? operations.read(output.value()) : last[0];
    }
  }

  private static double normTerms(LayerGraph graph, GraphNetwork network) {
    boolean[] live = new LiveLayers(graph).live();
    double sum = 0;
    for (int i = 0; i < live.length; i++) {
      if (live[i] && network.layer(i) instanceof NormLayer norm) {
        RunningStatistics running = norm.running();
        sum += 0.5 * Math.log(Arrays.stream(running.variance()).average().orElseThrow());
      }
    }
    return sum;
  }
}
