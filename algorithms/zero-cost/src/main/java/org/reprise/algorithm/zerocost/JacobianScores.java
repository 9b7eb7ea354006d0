package org.reprise.algorithm.zerocost;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.network.Mode;
import org.reprise.training.tensor.Operations;

/** Proxies on how the gradients of the images correlate. */
final class JacobianScores {
  private static final double EPSILON = 1e-5;
  private static final int MANY_CLASSES = 100;

  private JacobianScores() {}

  /**
   * Returns the gradient of the sum of all logits with respect to each image, examples x numbers.
   */
  static double[][] jacobian(UntrainedNetwork network, ProxyBatch batch) {
    Operations operations = network.operations();
    network.clearGradients();
    Variable images = Variable.parameter(operations.map(batch.shape(), batch.images()));
    double[] gradient = new double[batch.images().length];
    try (Tape tape = Tape.recording(operations)) {
      Variable logits = network.network().forward(tape, images, Mode.TRAINING);
      double[] ones = new double[logits.shape().size()];
      Arrays.fill(ones, 1);
      if (logits.needsGradient()) {
        tape.backward(logits, operations.map(logits.shape(), ones));
      }
    }
    if (images.gradient() != null) {
      gradient = operations.read(images.gradient());
      images.clearGradient(operations);
    }
    operations.release(images.value());
    int examples = batch.shape().n();
    double[][] rows = new double[examples][];
    int numbers = gradient.length / examples;
    for (int i = 0; i < examples; i++) {
      rows[i] = Arrays.copyOfRange(gradient, i * numbers, (i + 1) * numbers);
    }
    return rows;
  }

  /**
   * - sum of ln(v + e) + 1 / (v + e) over the eigenvalues v of the correlation matrix of the
   * images' gradients (Mellor et al. 2020, version 1, equation 3); undefined where a gradient is
   * constant.
   */
  static double jacov(Candidate candidate) {
    double[][] correlations = correlations(candidate.jacobian());
    if (Arrays.stream(correlations).flatMapToDouble(Arrays::stream).anyMatch(Double::isNaN)) {
      return Double.NaN;
    }
    double[] eigenvalues =
        new EigenDecompositionSymmetric(new Array2DRowRealMatrix(correlations, false))
            .getEigenvalues();
    return -Arrays.stream(eigenvalues).map(v -> Math.log(v + EPSILON) + 1 / (v + EPSILON)).sum();
  }

  /**
   * s_c = sum of ln(|C_ij| + e) over the correlations within class c; up to 100 classes the sum of
   * |s_c|, above that how far the classes' means lie apart (Lopes et al. 2021, equations 4 to 6).
   */
  static double epeNas(Candidate candidate) {
    double[][] jacobian = candidate.jacobian();
    ProxyBatch batch = candidate.batch();
    boolean many = batch.classes() > MANY_CLASSES;
    List<Double> sums = new ArrayList<>();
    for (int c = 0; c < batch.classes(); c++) {
      int label = c;
      double[][] rows =
          java.util.stream.IntStream.range(0, jacobian.length)
              .filter(i -> batch.labels()[i] == label)
              .mapToObj(i -> jacobian[i])
              .toArray(double[][]::new);
      if (rows.length > (many ? 1 : 0)) {
        double sum =
            Arrays.stream(correlations(rows))
                .flatMapToDouble(Arrays::stream)
                .map(r -> Math.log(Math.abs(r) + EPSILON))
                .sum();
        sums.add(many ? sum / rows.length : sum);
      }
    }
    return many ? spread(sums) : sums.stream().mapToDouble(Math::abs).sum();
  }

  private static double spread(List<Double> sums) {
    double spread = 0;
    for (int i = 0; i < sums.size(); i++) {
      for (int j = 0; j < i; j++) {
        spread += Math.abs(sums.get(i) - sums.get(j)) / sums.size();
      }
    }
    return spread;
  }

  /** Pearson's correlations of the rows; NaN where a row is constant. */
  static double[][] correlations(double[][] rows) {
    double[][] centred = new double[rows.length][];
    double[] norms = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      double mean = Arrays.stream(rows[i]).average().orElseThrow();
      centred[i] = Arrays.stream(rows[i]).map(x -> x - mean).toArray();
      norms[i] = Math.sqrt(Magnitudes.products(centred[i], centred[i], false));
    }
    double[][] correlations = new double[rows.length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j <= i; j++) {
        double product = Magnitudes.products(centred[i], centred[j], false);
        correlations[i][j] = product / (norms[i] * norms[j]);
        correlations[j][i] = correlations[i][j];
      }
    }
    return correlations;
  }
}
