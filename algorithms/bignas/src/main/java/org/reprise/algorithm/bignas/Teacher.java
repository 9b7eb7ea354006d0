package org.reprise.algorithm.bignas;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What the children of a step learn from; the biggest one always learns from the labels. */
enum Teacher {
  /** The probabilities that the biggest child gives in the same step: inplace distillation. */
  DISTILLATION(1),
  /** The labels, smoothed. */
  LABELS(0),
  /** Half of each. */
  MIX(0.5);

  private final double share;

  Teacher(double share) {
    this.share = share;
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<String> names() {
    return Arrays.stream(values()).map(Teacher::text).toList();
  }

  static Teacher named(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  /**
   * Returns what a child should say: a distribution over the classes for each example.
   *
   * @param biggest probabilities that the biggest child gave, examples x classes
   * @param labels one class per example
   * @param smoothing share of a label that is spread evenly over all classes
   */
  double[] targets(double[] biggest, int[] labels, double smoothing) {
    double[] targets = new double[biggest.length];
    int classes = biggest.length / labels.length;
    for (int i = 0; i < targets.length; i++) {
      double label = smoothing / classes + (labels[i / classes] == i % classes ? 1 - smoothing : 0);
      targets[i] = share * biggest[i] + (1 - share) * label;
    }
    return targets;
  }
}
