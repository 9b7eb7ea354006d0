package org.reprise.reproduction.benchmark.training;

import org.reprise.training.standalone.TrainingResult;

/**
 * Accuracies of a training in percent. From where a training diverged, they are those of chance.
 *
 * @param result as the entry has it
 * @param classes of the images
 */
record TrainedAccuracy(TrainingResult result, int classes) {
  /** Validation accuracy after so many epochs. */
  double validation(int epochs) {
    return epochs <= result.curve().size()
        ? percent(result.curve().get(epochs - 1).validationAccuracy())
        : chance();
  }

  /** Test accuracy. */
  double test() {
    return result.diverged() ? chance() : percent(result.testAccuracy());
  }

  private double chance() {
    return percent(1.0 / classes);
  }

  /** Of a share as the file of entries has it, with six digits. */
  private static double percent(double share) {
    return Math.rint(1e6 * share) / 1e4;
  }
}
