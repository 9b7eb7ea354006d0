package org.reprise.algorithm.enas;

import java.util.function.Consumer;
import org.reprise.data.image.Augmentation;
import org.reprise.data.image.Normalization;
import org.reprise.search.Cost;
import org.reprise.search.RandomStreams;
import org.reprise.search.TrainingCompute;
import org.reprise.space.Architecture;
import org.reprise.training.autograd.Losses;
import org.reprise.training.autograd.Tape;
import org.reprise.training.network.Mode;
import org.reprise.training.supernet.Batch;
import org.reprise.training.supernet.BatchStream;
import org.reprise.training.supernet.Path;
import org.reprise.training.supernet.Supernet;
import org.reprise.training.supernet.SupernetTask;

/** The accuracy of an architecture on one batch of validation images, each time the next one. */
final class BatchAccuracy {
  private final Supernet supernet;
  private final BatchStream batches;
  private final Mode mode;
  private final Consumer<Cost> spend;

  /**
   * Accuracies by the weights that {@code supernet} has when it is asked.
   *
   * @param size images of a batch
   * @param mode which statistics batch norms use
   * @param spend is told the cost of each pass before it is made
   */
  BatchAccuracy(
      Supernet supernet,
      SupernetTask task,
      int size,
      Mode mode,
      RandomStreams streams,
      Consumer<Cost> spend) {
    this.supernet = supernet;
    this.mode = mode;
    this.spend = spend;
    batches =
        new BatchStream(
            task.images().validation(),
            Normalization.of(task.images().training()),
            Math.min(size, task.images().validation().count()),
            Augmentation.NONE,
            streams.child("validation"));
  }

  /** Returns the accuracy, in [0, 1]. */
  double of(Architecture architecture) {
    Path path = Path.of(architecture);
    Batch batch = batches.next();
    double multiplyAdds = TrainingCompute.evaluation(supernet.multiplyAdds(path), batch.size());
    spend.accept(Cost.multiplyAdds(multiplyAdds));
    try (Tape tape = Tape.evaluating(supernet.weights().operations())) {
      var logits = supernet.forward(tape, batch.on(tape), path, mode);
      return (double) Losses.correct(tape, logits, batch.labels()) / batch.size();
    }
  }
}
