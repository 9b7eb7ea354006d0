package org.reprise.training.standalone;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.reprise.data.image.Augmentation;
import org.reprise.training.autograd.Losses;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.network.Mode;
import org.reprise.training.network.Network;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.TensorShape;

/**
 * How well a network names images.
 *
 * @param loss mean cross-entropy
 * @param accuracy share that is named rightly
 */
public record Evaluation(double loss, double accuracy) {
  // So many images at a time pass through the network: their maps stay in a processor's cache.
  private static final int BATCH = 32;
  // So many share a mean of the loss. The sum of the means depends on it in its last bits.
  private static final int GROUP = 200;

  /** Runs all images through the network, with running statistics. */
  public static Evaluation of(Network network, Operations operations, ImageBatches batches) {
    int count = batches.images().count();
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = i;
    }
    double[] logits = logits(network, operations, batches, order);
    int classes = logits.length / count;
    double loss = 0;
    int correct = 0;
    for (int from = 0; from < count; from += GROUP) {
      int size = Math.min(GROUP, count - from);
      int[] labels = batches.labels(order, from, size);
      try (Tape tape = Tape.evaluating(operations)) {
        double[] group = Arrays.copyOfRange(logits, from * classes, (from + size) * classes);
        Variable output =
            tape.constant(operations.map(new TensorShape(size, classes, 1, 1), group));
        loss += size * Losses.value(tape, Losses.crossEntropy(tape, output, labels, 0));
        correct += Losses.correct(tape, output, labels);
      }
    }
    return new Evaluation(loss / count, (double) correct / count);
  }

  /** Returns what the network says of each image, as [image][class]. */
  private static double[] logits(
      Network network, Operations operations, ImageBatches batches, int[] order) {
    double[] logits = new double[0];
    for (int from = 0; from < order.length; from += BATCH) {
      int size = Math.min(BATCH, order.length - from);
      try (Tape tape = Tape.evaluating(operations)) {
        Variable images =
            tape.constant(
                batches.tensor(
                    operations, order, from, size, Augmentation.NONE, new SplittableRandom(0)));
        double[] found = operations.read(network.forward(tape, images, Mode.EVALUATION).value());
        int classes = found.length / size;
        if (from == 0) {
          logits = new double[order.length * classes];
        }
        System.arraycopy(found, 0, logits, from * classes, found.length);
      }
    }
    return logits;
  }
}
