package org.reprise.search;

import java.util.random.RandomGenerator;

/**
 * The softmax and its derivative (Bendersky, "The softmax function and its derivative"): p_i =
 * e^{z_i} / sum_l e^{z_l}, dp_i/dz_j = p_i (delta_ij - p_j). The greatest logit is subtracted
 * first, so no logit overflows.
 */
public final class Softmax {
  private Softmax() {}

  /**
   * Writes the probabilities of {@code logits} to {@code probabilities}, which may be the same
   * array.
   */
  public static void probabilities(double[] logits, double[] probabilities) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (double z : logits) {
      greatest = Math.max(greatest, z);
    }
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      probabilities[i] = Math.exp(logits[i] - greatest);
      sum += probabilities[i];
    }
    for (int i = 0; i < logits.length; i++) {
      probabilities[i] /= sum;
    }
  }

  /** Returns the Jacobian dp_i/dz_j as rows i. */
  public static double[][] jacobian(double[] probabilities) {
    int n = probabilities.length;
    double[][] jacobian = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        jacobian[i][j] = probabilities[i] * ((i == j ? 1.0 : 0.0) - probabilities[j]);
      }
    }
    return jacobian;
  }

  /**
   * Writes to {@code gradient} what a gradient with respect to the probabilities is with respect to
   * the logits: g_j = p_j (u_j - sum_i u_i p_i). {@code gradient} may be {@code upstream}.
   */
  public static void backward(double[] probabilities, double[] upstream, double[] gradient) {
    double mean = 0;
    for (int i = 0; i < probabilities.length; i++) {
      mean += upstream[i] * probabilities[i];
    }
    for (int j = 0; j < probabilities.length; j++) {
      gradient[j] = probabilities[j] * (upstream[j] - mean);
    }
  }

  /** Returns a number drawn with these probabilities. */
  public static int sample(double[] probabilities, RandomGenerator random) {
    double rest = random.nextDouble();
    for (int i = 0; i < probabilities.length - 1; i++) {
      rest -= probabilities[i];
      if (rest < 0) {
        return i;
      }
    }
    return probabilities.length - 1;
  }
}
