package org.reprise.training.network;

import java.util.random.RandomGenerator;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.tensor.TensorShape;

/** Random masks of training; what is kept is divided by the probability of keeping it. */
public final class Dropping {
  private Dropping() {}

  /** Dropout: each number by itself (Srivastava et al. 2014). */
  public static Variable numbers(Tape tape, Variable x, double rate, RandomGenerator random) {
    return masked(tape, x, x.shape(), rate, random);
  }

  /** Drop-path: the whole map of an example (Larsson et al. 2017, as DARTS applies it). */
  public static Variable paths(Tape tape, Variable x, double rate, RandomGenerator random) {
    return masked(tape, x, new TensorShape(x.shape().n(), 1, 1, 1), rate, random);
  }

  private static Variable masked(
      Tape tape, Variable x, TensorShape shape, double rate, RandomGenerator random) {
    if (rate == 0) {
      return x;
    }
    float[] mask = new float[shape.size()];
    float kept = (float) (1 / (1 - rate));
    for (int i = 0; i < mask.length; i++) {
      mask[i] = random.nextDouble() < rate ? 0f : kept;
    }
    return tape.multiply(x, tape.constant(tape.operations().map(shape, mask)));
  }
}
