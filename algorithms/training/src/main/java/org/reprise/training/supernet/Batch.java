package org.reprise.training.supernet;

import java.util.Arrays;
import org.reprise.space.network.Shape;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.tensor.TensorShape;

/**
 * Normalised images with their classes.
 *
 * @param image shape of each
 * @param pixels one image after the other
 * @param labels classes
 */
public record Batch(Shape image, float[] pixels, int[] labels) {
  /** Returns how many. */
  public int size() {
    return labels.length;
  }

  /** Returns the images on a tape. */
  public Variable on(Tape tape) {
    return tape.constant(tape.operations().map(TensorShape.batch(size(), image), pixels));
  }

  /** Returns some of them: a ghost batch. */
  public Batch part(int from, int count) {
    int each = image.size();
    return new Batch(
        image,
        Arrays.copyOfRange(pixels, from * each, (from + count) * each),
        Arrays.copyOfRange(labels, from, from + count));
  }
}
