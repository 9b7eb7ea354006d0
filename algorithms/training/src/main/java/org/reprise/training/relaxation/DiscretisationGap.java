package org.reprise.training.relaxation;

import java.util.List;
import org.reprise.data.image.Normalization;
import org.reprise.space.Architecture;
import org.reprise.training.autograd.Losses;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.network.Mode;
import org.reprise.training.supernet.Batch;
import org.reprise.training.supernet.BatchStream;
import org.reprise.training.supernet.InheritedAccuracy;
import org.reprise.training.supernet.Path;
import org.reprise.training.supernet.PathSampler;
import org.reprise.training.supernet.Scoring;

/**
 * What is lost when a mixture becomes an architecture: validation accuracies of both in the same
 * trained network, by the statistics of batches. A measurement, not a part of any search: it is
 * charged to nobody.
 *
 * @param mixture accuracy of all choices, weighted by the softmax
 * @param derived accuracy of the derived architecture with the same weights
 */
public record DiscretisationGap(double mixture, double derived) {
  private static final int IMAGES = 1_000;

  /** Measures it as the training stands. */
  public static DiscretisationGap of(RelaxedTraining training, Architecture derived) {
    Scoring scoring = Scoring.byBatch(IMAGES);
    double alone =
        new InheritedAccuracy(training.supernet(), training.task().images(), scoring, cost -> {})
            .score(derived)
            .accuracy();
    return new DiscretisationGap(mixture(training, scoring), alone);
  }

  private static double mixture(RelaxedTraining training, Scoring scoring) {
    Path all = PathSampler.all(training.logits());
    int count = Math.min(IMAGES, training.task().images().validation().count());
    List<Batch> batches =
        BatchStream.inOrder(
            training.task().images().validation(),
            Normalization.of(training.task().images().training()),
            count,
            scoring.batch());
    int correct = 0;
    for (Batch batch : batches) {
      try (Tape tape = Tape.evaluating(training.operations())) {
        Variable output =
            training.supernet().forward(tape, batch.on(tape), all, Mode.BATCH_STATISTICS);
        correct += Losses.correct(tape, output, batch.labels());
      }
    }
    return (double) correct / count;
  }
}
