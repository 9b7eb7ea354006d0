package org.reprise.training.standalone;

import java.util.SplittableRandom;
import org.reprise.data.image.Augmentation;
import org.reprise.training.autograd.Losses;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.network.Mode;
import org.reprise.training.network.Network;
import org.reprise.training.tensor.Operations;

/**
 * How well a network names images.
 *
 * @param loss mean cross-entropy
 * @param accuracy share that is named rightly
 */
public record Evaluation(double loss, double accuracy) {
  private static final int BATCH = 200;

  /** Runs all images through the network, with running statistics. */
  public static Evaluation of(Network network, Operations operations, ImageBatches batches) {
    int count = batches.images().count();
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = i;
    }
    double loss = 0;
    int correct = 0;
    for (int from = 0; from < count; from += BATCH) {
      int size = Math.min(BATCH, count - from);
      int[] labels = batches.labels(order, from, size);
      try (Tape tape = Tape.evaluating(operations)) {
        Variable images =
            tape.constant(
                batches.tensor(
                    operations, order, from, size, Augmentation.NONE, new SplittableRandom(0)));
        Variable logits = network.forward(tape, images, Mode.EVALUATION);
        loss += size * Losses.value(tape, Losses.crossEntropy(tape, logits, labels, 0));
        correct += Losses.correct(tape, logits, labels);
      }
    }
    return new Evaluation(loss / count, (double) correct / count);
  }
}
