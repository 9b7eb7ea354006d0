package org.reprise.predictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.reprise.space.Architecture;
import org.reprise.space.nasbench101.NasBench101;
import org.reprise.space.nasbench201.NasBench201;

/** The network against its equations in double precision, graph by graph, and their differences. */
class GraphConvolutionNetworkTest {
  private static final int HIDDEN = 6;
  private static final int LINEAR = 5;

  private static double[][] product(double[][] a, double[][] b) {
    double[][] c = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < b.length; k++) {
        for (int j = 0; j < c[i].length; j++) {
          c[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return c;
  }

  private static double[][] normalisedRows(double[][] a) {
    double[][] n = new double[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      double sum = 0;
      for (double value : a[i]) {
        sum += value;
      }
      for (int j = 0; j < a.length; j++) {
        n[i][j] = a[i][j] / sum;
      }
    }
    return n;
  }

  /** W of the network, given as [input][unit]. */
  private static double[][] weights(double[] parameters, int at, int outputs, int inputs) {
    double[][] w = new double[inputs][outputs];
    for (int j = 0; j < outputs; j++) {
      for (int i = 0; i < inputs; i++) {
        w[i][j] = parameters[at + i * outputs + j];
      }
    }
    return w;
  }

  private static double naiveOutput(LabelledGraph graph, int labels, double[] parameters) {
    int n = graph.labels().length;
    double[][] a = new double[n][n];
    double[][] v = new double[n][labels];
    for (int i = 0; i < n; i++) {
      v[i][graph.labels()[i]] = 1;
      for (int j = 0; j < n; j++) {
        a[i][j] = i == j || graph.edges()[i][j] ? 1 : 0;
      }
    }
    a = normalisedRows(a);
    double[][] transposed = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        transposed[i][j] = a[j][i];
      }
    }
    transposed = normalisedRows(transposed);
    int at = 0;
    for (int layer = 0; layer < 3; layer++) {
      int inputs = v[0].length;
      double[][] along = product(a, product(v, weights(parameters, at, HIDDEN, inputs)));
      at += HIDDEN * inputs;
      double[][] against = product(transposed, product(v, weights(parameters, at, HIDDEN, inputs)));
      at += HIDDEN * inputs;
      v = new double[n][HIDDEN];
      for (int i = 0; i < n; i++) {
        for (int u = 0; u < HIDDEN; u++) {
          v[i][u] = 0.5 * Math.max(0, along[i][u]) + 0.5 * Math.max(0, against[i][u]);
        }
      }
    }
    double[][] pooled = new double[1][HIDDEN];
    for (double[] row : v) {
      for (int u = 0; u < HIDDEN; u++) {
        pooled[0][u] += row[u] / n;
      }
    }
    double[][] features = product(pooled, weights(parameters, at, LINEAR, HIDDEN));
    return product(features, weights(parameters, at + LINEAR * HIDDEN, 1, LINEAR))[0][0];
  }

  private static double naiveLoss(LabelledGraph[] graphs, int labels, double[] parameters) {
    double loss = 0;
    for (int g = 0; g < graphs.length; g++) {
      loss += Math.pow(naiveOutput(graphs[g], labels, parameters) - g, 2) / graphs.length;
    }
    return loss;
  }

  private static void check(LabelledGraph[] graphs, int labels) {
    GraphConvolutionNetwork network =
        new GraphConvolutionNetwork(labels, HIDDEN, LINEAR, new SplittableRandom(1));
    int[] order = {2, 0, 1, 3};
    LabelledGraph[] ordered =
        Stream.of(2, 0, 1, 3).map(g -> graphs[g]).toArray(LabelledGraph[]::new);
    GraphMixing[] mixings = Stream.of(graphs).map(GraphMixing::of).toArray(GraphMixing[]::new);
    // A larger batch before must leave no trace in the work space.
    GraphConvolutionNetwork.Pass pass = network.new Pass(5, 40);
    pass.forward(new GraphBatch(mixings, new int[] {0, 1, 2, 3, 0}, 0, 5), null);
    pass.backward(new float[] {1, 2, 3, 4, 5}, false);
    float[] output = pass.forward(new GraphBatch(mixings, order, 0, 4), null);
    double[] parameters = new double[network.parameters.length];
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = network.parameters[i];
    }
    float[] delta = new float[4];
    for (int g = 0; g < 4; g++) {
      double expected = naiveOutput(ordered[g], labels, parameters);
      assertThat((double) output[g]).isCloseTo(expected, within(1e-6));
      delta[g] = 2 * (output[g] - g) / 4;
    }
    pass.backward(delta, false);
    double step = 1e-6;
    for (int i = 0; i < parameters.length; i++) {
      double value = parameters[i];
      parameters[i] = value + step;
      double above = naiveLoss(ordered, labels, parameters);
      parameters[i] = value - step;
      double below = naiveLoss(ordered, labels, parameters);
      parameters[i] = value;
      double difference = (above - below) / (2 * step);
      assertThat((double) network.gradient[i])
          .as("gradient of parameter %s", i)
          .isCloseTo(difference, within(1e-5 + 1e-4 * Math.abs(difference)));
    }
  }

  @Test
  void outputAndGradientAgreeWithTheEquationsOnNasBench101() {
    NasBench101 space = new NasBench101();
    SplittableRandom random = new SplittableRandom(2);
    List<Architecture> cells = Stream.generate(() -> space.sample(random)).limit(4).toList();
    check(cells.stream().map(LabelledGraph::ofNasBench101).toArray(LabelledGraph[]::new), 5);
  }

  @Test
  void outputAndGradientAgreeWithTheEquationsOnNasBench201() {
    NasBench201 space = new NasBench201();
    SplittableRandom random = new SplittableRandom(3);
    List<Architecture> cells = Stream.generate(() -> space.sample(random)).limit(4).toList();
    check(
        cells.stream()
            .map(LabelledGraph.form(new NasBench201()).orElseThrow().graph())
            .toArray(LabelledGraph[]::new),
        7);
  }
}
