package org.reprise.data.image;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.reprise.space.InvalidInputException;

/**
 * A data set in its parts.
 *
 * @param training what weights learn from
 * @param validation what architectures are chosen by
 * @param test what is looked at in the end
 */
public record ImageParts(LabelledImages training, LabelledImages validation, LabelledImages test) {

  /**
   * The official training images divided by a seeded, stratified draw, and the official test
   * images.
   *
   * @param training number of training images
   * @param validation number of validation images
   */
  public static ImageParts split(
      LabelledImages official,
      LabelledImages test,
      int training,
      int validation,
      RandomGenerator random) {
    if (training < 1 || validation < 1 || training + validation > official.count()) {
      throw new InvalidInputException(
          official.name()
              + " has "
              + official.count()
              + " images, too few for "
              + training
              + " of training and "
              + validation
              + " of validation");
    }
    int[] order = official.stratifiedOrder(random);
    int[] first = Arrays.copyOf(order, training);
    int[] second = Arrays.copyOfRange(order, training, training + validation);
    return new ImageParts(
        official.select(official.name() + ", training part", first),
        official.select(official.name() + ", validation part", second),
        test);
  }
}
