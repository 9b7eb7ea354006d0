package org.reprise.training.lanes;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;
import org.reprise.space.network.Layer.Activation.Function;

/** Functions of each number and their derivatives. */
final class Activations {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  private Activations() {}

  static void apply(Function function, float[] x, float[] y, int from, int end) {
    switch (function) {
      case RELU -> clip(x, y, from, end, Float.POSITIVE_INFINITY);
      case RELU6 -> clip(x, y, from, end, 6f);
      case SIGMOID -> {
        for (int i = from; i < end; i++) {
          y[i] = sigmoid(x[i]);
        }
      }
      case SWISH -> {
        for (int i = from; i < end; i++) {
          y[i] = x[i] * sigmoid(x[i]);
        }
      }
      case HARD_SIGMOID -> {
        for (int i = from; i < end; i++) {
          y[i] = hardSigmoid(x[i]);
        }
      }
      case HARD_SWISH -> {
        for (int i = from; i < end; i++) {
          y[i] = x[i] * hardSigmoid(x[i]);
        }
      }
    }
  }

  /**
   * The function of {@code x scale + shift}: one pass over a run of memory for the frequent ones.
   */
  static void afterAffine(
      Function function, float[] x, float[] y, int from, int end, float scale, float shift) {
    switch (function) {
      case RELU -> clipAffine(x, y, from, end, scale, shift, Float.POSITIVE_INFINITY);
      case RELU6 -> clipAffine(x, y, from, end, scale, shift, 6f);
      case SIGMOID, SWISH, HARD_SIGMOID, HARD_SWISH -> {
        Reductions.affine(x, from, y, from, end - from, scale, shift);
        apply(function, y, y, from, end);
      }
    }
  }

  static void gradient(Function function, float[] dy, float[] x, float[] dx, int length) {
    switch (function) {
      case RELU -> clipGradient(dy, x, dx, length, Float.POSITIVE_INFINITY);
      case RELU6 -> clipGradient(dy, x, dx, length, 6f);
      case SIGMOID -> {
        for (int i = 0; i < length; i++) {
          float s = sigmoid(x[i]);
          dx[i] = dy[i] * s * (1 - s);
        }
      }
      case SWISH -> {
        for (int i = 0; i < length; i++) {
          float s = sigmoid(x[i]);
          dx[i] = dy[i] * s * (1 + x[i] * (1 - s));
        }
      }
      case HARD_SIGMOID -> {
        for (int i = 0; i < length; i++) {
          dx[i] = Math.abs(x[i]) < 3 ? dy[i] / 6 : 0f;
        }
      }
      case HARD_SWISH -> {
        for (int i = 0; i < length; i++) {
          float inner = Math.abs(x[i]) < 3 ? x[i] / 6 : 0f;
          dx[i] = dy[i] * (hardSigmoid(x[i]) + inner);
        }
      }
    }
  }

  /** min(max(x, 0), top). */
  private static void clip(float[] x, float[] y, int from, int end, float top) {
    FloatVector high = FloatVector.broadcast(SPECIES, top);
    int i = from;
    for (; i <= end - SPECIES.length(); i += SPECIES.length()) {
      FloatVector.fromArray(SPECIES, x, i).max(0f).min(high).intoArray(y, i);
    }
    for (; i < end; i++) {
      y[i] = Math.min(Math.max(x[i], 0f), top);
    }
  }

  private static void clipAffine(
      float[] x, float[] y, int from, int end, float scale, float shift, float top) {
    FloatVector factor = FloatVector.broadcast(SPECIES, scale);
    FloatVector summand = FloatVector.broadcast(SPECIES, shift);
    FloatVector high = FloatVector.broadcast(SPECIES, top);
    int i = from;
    for (; i <= end - SPECIES.length(); i += SPECIES.length()) {
      FloatVector affine = FloatVector.fromArray(SPECIES, x, i).fma(factor, summand);
      affine.max(0f).min(high).intoArray(y, i);
    }
    for (; i < end; i++) {
      y[i] = Math.min(Math.max(Math.fma(x[i], scale, shift), 0f), top);
    }
  }

  private static void clipGradient(float[] dy, float[] x, float[] dx, int length, float top) {
    FloatVector zero = FloatVector.zero(SPECIES);
    int i = 0;
    for (; i <= length - SPECIES.length(); i += SPECIES.length()) {
      FloatVector at = FloatVector.fromArray(SPECIES, x, i);
      VectorMask<Float> inside = at.compare(GT, 0f).and(at.compare(LT, top));
      zero.blend(FloatVector.fromArray(SPECIES, dy, i), inside).intoArray(dx, i);
    }
    for (; i < length; i++) {
      dx[i] = x[i] > 0 && x[i] < top ? dy[i] : 0f;
    }
  }

  private static float sigmoid(float x) {
    return (float) (1 / (1 + Math.exp(-x)));
  }

  private static float hardSigmoid(float x) {
    return Math.min(Math.max(x + 3, 0f), 6f) / 6;
  }
}
