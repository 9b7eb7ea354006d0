package org.reprise.training.supernet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reprise.data.image.Augmentation;
import org.reprise.search.Hyperparameter;
import org.reprise.search.Hyperparameters;
import org.reprise.space.SearchSpace;
import org.reprise.space.mobile.MobileFashionSpace;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.training.standalone.TrainingProtocol;

/**
 * The parameters that methods with shared weights have in common.
 *
 * @param protocol of the supernet's training
 * @param scoring of architectures
 * @param finalists the best by score, which are trained by themselves
 */
public record SupernetParameters(TrainingProtocol protocol, Scoring scoring, int finalists) {

  /**
   * Returns the declarations, for a provider, and those of its method alone; defaults are those of
   * the trial runs on the built-in task.
   */
  public static List<Hyperparameter> declared(Hyperparameter... own) {
    return declared(10, own);
  }

  /** The same, for a method that usually trains so many of the best by themselves. */
  public static List<Hyperparameter> declared(int finalists, Hyperparameter... own) {
    List<Hyperparameter> all =
        new ArrayList<>(
            List.of(
                Hyperparameter.whole("epochs", 200, 1, 100_000, "of the supernet's training"),
                Hyperparameter.whole("batch", 64, 16, 2_000, "images of a step"),
                Hyperparameter.real("learning-rate", 0.1, 1e-6, 10, "first; a cosine to 0"),
                Hyperparameter.real("decay", 5e-4, 0, 1, "weight decay of the active paths"),
                Hyperparameter.choice(
                    "batch-norm",
                    NormStatistics.BATCH.text(),
                    NormStatistics.names(),
                    "statistics by which architectures are scored"),
                Hyperparameter.whole(
                    "images", 3_000, 1, 1_000_000, "validation images of a score, at most all"),
                Hyperparameter.whole(
                    "finalists", finalists, 1, 1_000, "the best by score, trained alone")));
    all.addAll(List.of(own));
    return all;
  }

  /** Returns the parameter of methods that score architectures drawn at random. */
  public static Hyperparameter candidates(int usual) {
    return Hyperparameter.whole(
        "candidates", usual, 1, 15_625, "architectures that are drawn and scored");
  }

  /** Returns the values. */
  public static SupernetParameters of(Hyperparameters values) {
    TrainingProtocol protocol =
        new TrainingProtocol(
            values.whole("epochs"),
            values.whole("batch"),
            values.real("learning-rate"),
            0.9,
            values.real("decay"),
            0,
            0,
            Augmentation.NONE);
    Scoring byBatch = Scoring.byBatch(values.whole("images"));
    Scoring scoring =
        new Scoring(
            NormStatistics.named(values.text("batch-norm")),
            byBatch.images(),
            byBatch.batch(),
            byBatch.calibrationBatches());
    return new SupernetParameters(protocol, scoring, values.whole("finalists"));
  }

  /** Why supernets of mobile networks cannot search {@code space}. */
  public static Optional<String> mobileOnly(SearchSpace space) {
    return space.whole() instanceof MobileFashionSpace
        ? Optional.empty()
        : Optional.of("its supernets are of mobile-fashion's networks");
  }

  /** Why supernets of the built-in task cannot search {@code space}. */
  public static Optional<String> unsupported(SearchSpace space) {
    return space.whole() instanceof NasBench201
        ? Optional.empty()
        : Optional.of("its supernets are of NAS-Bench-201's cells");
  }
}
