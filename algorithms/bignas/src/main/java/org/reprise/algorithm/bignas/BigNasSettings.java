package org.reprise.algorithm.bignas;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.reprise.data.image.Augmentation;
import org.reprise.search.Hyperparameter;
import org.reprise.search.Hyperparameters;
import org.reprise.search.cost.CostTarget;
import org.reprise.space.InvalidInputException;
import org.reprise.training.standalone.TrainingProtocol;
import org.reprise.training.supernet.NormStatistics;
import org.reprise.training.supernet.Scoring;

/**
 * How BigNAS runs.
 *
 * @param protocol of the weights
 * @param ending the rate never falls below this part of its first value
 * @param sandwich whether biggest and smallest are in every step; else all are drawn
 * @param teacher what the other children learn from
 * @param regularized which children drop: biggest, all or none
 * @param dropout rate before the classifier
 * @param dropConnect rate of operations in the last two stages
 * @param zeroGamma whether blocks that add their input begin as nothing else
 * @param scoring of children
 * @param coarse whether children are chosen from coarse to fine; else at random
 * @param mutations children that are scored around the best coarse one
 * @param finalists the best children, which are trained by themselves
 */
record BigNasSettings(
    TrainingProtocol protocol,
    double ending,
    boolean sandwich,
    Teacher teacher,
    Regularized regularized,
    double dropout,
    double dropConnect,
    boolean zeroGamma,
    Scoring scoring,
    boolean coarse,
    int mutations,
    int finalists) {
  private static final double MOMENTUM = 0.9;
  private static final double SMOOTHING = 0.1;
  private static final String SANDWICH = "sandwich";
  private static final String COARSE = "coarse-to-fine";
  private static final String RANDOM = "random";
  private static final String ZERO = "zero";

  /** Which children drop. */
  enum Regularized {
    BIGGEST,
    ALL,
    NONE;

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  BigNasSettings {
    if (!sandwich && teacher != Teacher.LABELS) {
      throw new InvalidInputException(
          "children=random has no biggest child to learn from; set teacher=labels with it");
    }
  }

  /** Returns what trained weights follow from: the same, however a child is chosen then. */
  BigNasSettings ofTraining() {
    return new BigNasSettings(
        protocol,
        ending,
        sandwich,
        teacher,
        regularized,
        dropout,
        dropConnect,
        zeroGamma,
        scoring,
        true,
        0,
        1);
  }

  static List<Hyperparameter> declared() {
    List<Hyperparameter> all = new ArrayList<>(CostTarget.declared());
    all.add(
        Hyperparameter.choice(
            "children", SANDWICH, List.of(SANDWICH, RANDOM), "of a step, four: with both ends"));
    all.add(
        Hyperparameter.choice(
            "teacher", Teacher.DISTILLATION.text(), Teacher.names(), "of all but the biggest"));
    all.add(
        Hyperparameter.choice(
            "regularize",
            Regularized.BIGGEST.text(),
            List.of(Regularized.BIGGEST.text(), Regularized.ALL.text(), Regularized.NONE.text()),
            "children that drop numbers and operations"));
    all.add(Hyperparameter.real("dropout", 0.2, 0, 0.99, "rate before the classifier"));
    all.add(
        Hyperparameter.real("drop-connect", 0.2, 0, 0.99, "of operations, in the last two stages"));
    all.add(
        Hyperparameter.real(
            "constant-ending", 0.05, 0, 1, "part of the first rate that is kept to the end"));
    all.add(
        Hyperparameter.choice(
            "last-gamma",
            ZERO,
            List.of(ZERO, "one"),
            "first scale of the last batch norm of blocks that add their input"));
    all.add(Hyperparameter.whole("epochs", 100, 1, 100_000, "of the training"));
    all.add(Hyperparameter.whole("batch", 64, 2, 2_000, "images of a step"));
    all.add(Hyperparameter.real("learning-rate", 0.1, 1e-6, 10, "first; a cosine to the ending"));
    all.add(Hyperparameter.real("decay", 1e-5, 0, 1, "weight decay"));
    all.add(
        Hyperparameter.choice(
            "batch-norm",
            NormStatistics.RECALIBRATED.text(),
            NormStatistics.names(),
            "statistics by which children are scored"));
    all.add(
        Hyperparameter.whole(
            "images", 3_000, 1, 1_000_000, "validation images of a score, at most all"));
    all.add(
        Hyperparameter.whole(
            "calibration-batches", 8, 1, 1_000, "of 250 training images, for recalibration"));
    all.add(
        Hyperparameter.choice(
            "selection", COARSE, List.of(COARSE, RANDOM), "of a child; equally many are scored"));
    all.add(
        Hyperparameter.whole("mutations", 200, 0, 8_000, "children scored around the best coarse"));
    all.add(Hyperparameter.whole("finalists", 1, 1, 1_000, "the best children, trained alone"));
    return all;
  }

  static BigNasSettings of(Hyperparameters values) {
    Scoring byBatch = Scoring.byBatch(values.whole("images"));
    return new BigNasSettings(
        new TrainingProtocol(
            values.whole("epochs"),
            values.whole("batch"),
            values.real("learning-rate"),
            MOMENTUM,
            values.real("decay"),
            SMOOTHING,
            0,
            Augmentation.NONE),
        values.real("constant-ending"),
        values.text("children").equals(SANDWICH),
        Teacher.named(values.text("teacher")),
        Regularized.valueOf(values.text("regularize").toUpperCase(Locale.ROOT)),
        values.real("dropout"),
        values.real("drop-connect"),
        values.text("last-gamma").equals(ZERO),
        new Scoring(
            NormStatistics.named(values.text("batch-norm")),
            byBatch.images(),
            byBatch.batch(),
            values.whole("calibration-batches")),
        values.text("selection").equals(COARSE),
        values.whole("mutations"),
        values.whole("finalists"));
  }
}
