package org.reprise.training.standalone;

import org.reprise.data.image.Augmentation;
import org.reprise.space.InvalidInputException;

/**
 * How a network is trained: stochastic gradient descent with Nesterov momentum and a cosine to
 * zero.
 *
 * @param epochs passes over the training images
 * @param batch images of a step; what is left of an epoch is not used in it
 * @param learningRate the first
 * @param momentum of the descent
 * @param decay weight decay
 * @param smoothing of labels
 * @param clip largest norm of the gradient; 0 for no limit
 * @param augmentation of training images
 */
public record TrainingProtocol(
    int epochs,
    int batch,
    double learningRate,
    double momentum,
    double decay,
    double smoothing,
    double clip,
    Augmentation augmentation) {
  public TrainingProtocol {
    if (epochs < 1 || batch < 2) {
      throw new InvalidInputException(
          "training takes at least 1 epoch and batches of at least 2, not "
              + epochs
              + " and "
              + batch);
    }
  }

  /** Rate 0.1, momentum 0.9, decay 5e-4, no augmentation: that of NAS-Bench-201, but for length. */
  public static TrainingProtocol of(int epochs, int batch) {
    return new TrainingProtocol(epochs, batch, 0.1, 0.9, 5e-4, 0, 0, Augmentation.NONE);
  }
}
