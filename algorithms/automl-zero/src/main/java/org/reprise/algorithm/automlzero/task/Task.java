package org.reprise.algorithm.automlzero.task;

/**
 * One task: examples to train on and examples to validate on.
 *
 * @param classes number of classes, for {@link Metric#CLASS_ACCURACY}; otherwise 0
 */
public record Task(Examples train, Examples valid, int classes) {

  /**
   * Feature vectors and labels. The arrays are not copied.
   *
   * @param features one row of F numbers for each example
   * @param labels a number for each example: target, 0 or 1, or class number
   */
  public record Examples(double[][] features, double[] labels) {
    /** Checks that there is one label for each row. */
    public Examples {
      if (features.length != labels.length || features.length == 0) {
        throw new IllegalArgumentException(
            features.length + " feature rows, " + labels.length + " labels");
      }
    }

    /** Returns the number of examples. */
    public int size() {
      return labels.length;
    }
  }
}
