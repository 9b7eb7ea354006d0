package org.reprise.algorithm.proxylessnas;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.reprise.search.Gaussian;
import org.reprise.search.Softmax;
import org.reprise.search.VectorAdam;
import org.reprise.space.Architecture;
import org.reprise.space.Decision;
import org.reprise.space.SearchSpace;

/**
 * The logits of the paths, a row for each decision: a gate is 1 for the path that is drawn from
 * their softmax and 0 for the others, and the gradient of a gate is taken for that of its
 * probability (Cai et al. 2019, section 3.2).
 */
final class BinaryGates {
  private static final double DEVIATION = 1e-3;
  // As in the authors' code: no first moment, so a path without a gradient stays where it is.
  private static final double BETA1 = 0;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;
  private static final String ZERO = "skip";

  private final double[][] logits;
  private final int[] zeros;
  private final VectorAdam[] optimizers;

  /** Logits drawn as 1e-3 N(0, 1). */
  BinaryGates(SearchSpace space, RandomGenerator random) {
    List<Decision> decisions = space.decisions();
    logits = new double[decisions.size()][];
    zeros = new int[logits.length];
    optimizers = new VectorAdam[logits.length];
    for (int d = 0; d < logits.length; d++) {
      int size = decisions.get(d).size();
      logits[d] =
          DoubleStream.generate(() -> DEVIATION * Gaussian.next(random)).limit(size).toArray();
      zeros[d] = decisions.get(d).choices().indexOf(ZERO);
      optimizers[d] = new VectorAdam(size, 0, BETA1, BETA2, EPSILON);
    }
  }

  /** Returns the probabilities of all paths. */
  double[][] probabilities() {
    return IntStream.range(0, logits.length)
        .mapToObj(d -> softmax(logits[d]))
        .toArray(double[][]::new);
  }

  private static double[] softmax(double[] values) {
    double[] p = new double[values.length];
    Softmax.probabilities(values, p);
    return p;
  }

  /** Returns one path of each decision, drawn; the gradients of all gates are asked for. */
  Draw one(RandomGenerator random) {
    int[] open = new int[logits.length];
    int[][] asked = new int[logits.length][];
    for (int d = 0; d < logits.length; d++) {
      open[d] = Softmax.sample(softmax(logits[d]), random);
      asked[d] = IntStream.range(0, logits[d].length).toArray();
    }
    return new Draw(open, asked);
  }

  /**
   * Returns two different paths of each decision, drawn one after the other by their probabilities,
   * of which one is opened by those of the two.
   */
  Draw two(RandomGenerator random) {
    int[] open = new int[logits.length];
    int[][] asked = new int[logits.length][];
    for (int d = 0; d < logits.length; d++) {
      double[] p = softmax(logits[d]);
      int first = Softmax.sample(p, random);
      p[first] = 0;
      double left = Arrays.stream(p).sum();
      int second = Softmax.sample(Arrays.stream(p).map(q -> q / left).toArray(), random);
      asked[d] = new int[] {Math.min(first, second), Math.max(first, second)};
      open[d] = asked[d][Softmax.sample(among(d, asked[d]), random)];
    }
    return new Draw(open, asked);
  }

  /** Returns the probabilities of these paths of a decision when no other can be taken. */
  double[] among(int decision, int[] asked) {
    return softmax(Arrays.stream(asked).mapToDouble(c -> logits[decision][c]).toArray());
  }

  /** Returns whether the open path of a decision is that of zeros, which learns nothing. */
  boolean isZeroOpen(Draw draw, int decision) {
    return draw.open()[decision] == zeros[decision];
  }

  /**
   * Returns the gradient with respect to the logits: sum_j g_j p_j (delta_ij - p_i) over the paths
   * that were asked for (equation 4).
   *
   * @param gates gradients of the gates
   */
  double[][] gradient(Draw draw, double[][] gates) {
    double[][] gradient = new double[logits.length][];
    for (int d = 0; d < logits.length; d++) {
      int[] asked = draw.asked()[d];
      double[] upstream = new double[asked.length];
      for (int i = 0; i < asked.length; i++) {
        upstream[i] = gates[d][asked[i]];
      }
      Softmax.backward(among(d, asked), upstream, upstream);
      gradient[d] = new double[logits[d].length];
      for (int i = 0; i < asked.length; i++) {
        gradient[d][asked[i]] = upstream[i];
      }
    }
    return gradient;
  }

  /**
   * Moves the logits down a gradient, but those of decisions whose zeros are open. Where two paths
   * of several took part, both are shifted so that the probabilities of all others stay.
   */
  void step(Draw draw, double[][] gradient, double rate) {
    for (int d = 0; d < logits.length; d++) {
      if (!isZeroOpen(draw, d)) {
        double[] before = logits[d].clone();
        optimizers[d].step(logits[d], gradient[d], rate);
        if (draw.asked()[d].length < logits[d].length) {
          rescale(logits[d], before, draw.asked()[d]);
        }
      }
    }
  }

  /** Subtracts log(sum exp after / sum exp before) from the logits that were asked for. */
  static void rescale(double[] after, double[] before, int[] asked) {
    double offset = logSum(after, asked) - logSum(before, asked);
    for (int choice : asked) {
      after[choice] -= offset;
    }
  }

  private static double logSum(double[] values, int[] asked) {
    double greatest = Arrays.stream(asked).mapToDouble(c -> values[c]).max().orElseThrow();
    double sum = 0;
    for (int choice : asked) {
      sum += Math.exp(values[choice] - greatest);
    }
    return greatest + Math.log(sum);
  }

  /** Returns the gradient of the log-probability of an architecture. */
  double[][] logProbabilityGradient(Architecture architecture) {
    double[][] gradient = probabilities();
    for (int d = 0; d < gradient.length; d++) {
      for (int c = 0; c < gradient[d].length; c++) {
        gradient[d][c] = (c == architecture.choice(d) ? 1 : 0) - gradient[d][c];
      }
    }
    return gradient;
  }

  /** Moves all logits down a gradient. */
  void step(double[][] gradient, double rate) {
    for (int d = 0; d < logits.length; d++) {
      optimizers[d].step(logits[d], gradient[d], rate);
    }
  }

  /** Returns the most probable architecture; of equal paths the first. */
  Architecture best() {
    return Architecture.of(
        Arrays.stream(logits)
            .mapToInt(
                row ->
                    IntStream.range(0, row.length)
                        .reduce((a, b) -> row[b] > row[a] ? b : a)
                        .orElseThrow())
            .toArray());
  }

  /** Returns the logits themselves, for tests that set them. */
  double[][] logits() {
    return logits;
  }
}
