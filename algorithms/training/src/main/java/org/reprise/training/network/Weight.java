package org.reprise.training.network;

import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.tensor.TensorShape;

/**
 * A trained tensor as a layer uses it: all of it, or a part of larger shared weights.
 *
 * @param parameter what is trained
 * @param begin where the part starts
 * @param shape of the part
 */
public record Weight(Parameter parameter, int[] begin, TensorShape shape) {
  /** Returns all of it. */
  public static Weight whole(Parameter parameter) {
    return new Weight(parameter, new int[4], parameter.variable().shape());
  }

  /** Returns the first filters and channels, and the centre of the kernel. */
  public static Weight part(Parameter parameter, TensorShape shape) {
    TensorShape all = parameter.variable().shape();
    if (shape.n() > all.n() || shape.c() > all.c() || shape.h() > all.h() || shape.w() > all.w()) {
      throw new IllegalArgumentException(
          parameter.name() + " holds " + all + ", less than " + shape);
    }
    int[] begin = {0, 0, (all.h() - shape.h()) / 2, (all.w() - shape.w()) / 2};
    return new Weight(parameter, begin, shape);
  }

  /** Returns its numbers on a tape; a gradient arrives at {@link #parameter}. */
  public Variable on(Tape tape) {
    Variable all = parameter.variable();
    return all.shape().equals(shape) ? all : tape.slice(all, begin, shape);
  }
}
