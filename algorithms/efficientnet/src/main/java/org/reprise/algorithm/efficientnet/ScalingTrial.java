package org.reprise.algorithm.efficientnet;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.reprise.data.image.ImageParts;
import org.reprise.data.image.ImageSource;
import org.reprise.search.RandomStreams;
import org.reprise.space.network.LayerGraph;
import org.reprise.training.standalone.StandAloneTraining;
import org.reprise.training.standalone.TrainingProtocol;
import org.reprise.training.standalone.TrainingResult;
import org.reprise.training.tensor.Operations;

/**
 * Trains networks of different resolutions on the same images: a stratified draw of Fashion-MNIST,
 * whose 28 pixels are reduced to the side that a network reads by the mean of the area.
 */
public final class ScalingTrial {
  /** Side of the images as they are. */
  public static final int MOST_SIDE = 28;

  private static final long DRAW = 3;
  private static final int VALIDATION = 3_000;
  private static final int BATCH = 64;

  private final ImageParts images;
  private final int epochs;
  private final Map<Integer, StandAloneTraining> bySide = new HashMap<>();

  private ScalingTrial(ImageParts images, int epochs) {
    this.images = images;
    this.epochs = epochs;
  }

  /**
   * Trials on the files of Debian's package dataset-fashion-mnist, or on those in the user's
   * folder.
   *
   * @param examples training images
   * @param epochs passes over them
   * @throws org.reprise.space.InvalidInputException if the files are not there, or have not so many
   *     images
   */
  public static ScalingTrial onFashionMnist(int examples, int epochs) {
    ImageSource source = ImageSource.named("fashion-mnist");
    Path folder = source.folder(Optional.empty());
    return new ScalingTrial(
        ImageParts.split(
            source.training(folder),
            source.test(folder),
            examples,
            VALIDATION,
            new SplittableRandom(DRAW)),
        epochs);
  }

  /** Trials on images that are at hand, such as in a test. */
  static ScalingTrial on(ImageParts images, int epochs) {
    return new ScalingTrial(images, epochs);
  }

  /** Returns what a training is made on and how, in words. */
  String setting() {
    return images.training().count()
        + " "
        + images.training().name()
        + ", draw "
        + DRAW
        + "; "
        + TrainingProtocol.of(epochs, BATCH);
  }

  /**
   * Returns how {@code network} came out.
   *
   * @param seed of weights and order of the images
   */
  public TrainingResult train(LayerGraph network, Operations operations, long seed) {
    StandAloneTraining training =
        bySide.computeIfAbsent(
            network.input().height(),
            side ->
                new StandAloneTraining(
                    new ImageParts(
                        images.training().reduced(side),
                        images.validation().reduced(side),
                        images.test().reduced(side)),
                    TrainingProtocol.of(epochs, BATCH)));
    StandAloneTraining.Trained trained =
        training.train(network, operations, RandomStreams.of(seed).child("scaling"), epoch -> {});
    trained.network().close();
    return trained.result();
  }
}
