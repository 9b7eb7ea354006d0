package org.reprise.algorithm.darts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Early stopping by the dominant eigenvalue of the Hessian of L_val with respect to the logits
 * (Zela et al. 2020, section 4.3; automl/RobustDARTS): once its mean over a window of epochs has
 * grown by more than a factor, the search ends with the logits of some epochs before.
 */
final class EigenvalueStop {
  private static final int WINDOW = 5;
  private static final int BACK = 4;
  private static final int FIRST_EPOCH = 10;
  private static final double FACTOR = 1.3;

  private final List<Double> eigenvalues = new ArrayList<>();
  private final List<double[][]> logits = new ArrayList<>();

  /**
   * Takes note of an epoch.
   *
   * @return the logits to end with, if the search is to end now
   */
  Optional<double[][]> epochDone(double eigenvalue, double[][] now) {
    eigenvalues.add(eigenvalue);
    logits.add(now);
    int epoch = eigenvalues.size();
    if (epoch < FIRST_EPOCH || mean(epoch) <= FACTOR * mean(epoch - BACK)) {
      return Optional.empty();
    }
    return Optional.of(logits.get(epoch - 1 - BACK));
  }

  /** Returns the mean over the window that ends with epoch {@code epoch}, counted from 1. */
  private double mean(int epoch) {
    int from = Math.max(0, epoch - WINDOW);
    return eigenvalues.subList(from, epoch).stream()
        .mapToDouble(Double::doubleValue)
        .average()
        .orElseThrow();
  }
}
