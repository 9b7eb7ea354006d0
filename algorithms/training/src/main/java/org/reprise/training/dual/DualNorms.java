package org.reprise.training.dual;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.Operations.NormGradients;
import org.reprise.training.tensor.Operations.Normalized;
import org.reprise.training.tensor.Tensor;
import org.reprise.training.tensor.TensorShape;

/**
 * Batch norm on dual numbers. With h the normalised input, d the deviation and N(u) = u - mean(u) -
 * h mean(h u), per channel: h changes by N(t) / d and d by mean(h t) where the input changes by t.
 */
final class DualNorms {
  private final Operations operations;
  private final Tensor x;
  private final Normalized forward;
  private final double epsilon;
  private final int channels;
  private final double numbers;
  private final double[] inverse;

  /** The norm of {@code x} whose statistics are those of {@code forward}. */
  DualNorms(Operations operations, Tensor x, Normalized forward, double epsilon) {
    this.operations = operations;
    this.x = x;
    this.forward = forward;
    this.epsilon = epsilon;
    TensorShape shape = x.shape();
    channels = shape.c();
    numbers = shape.size() / (double) channels;
    inverse = new double[channels];
    Arrays.setAll(inverse, c -> 1 / Math.sqrt(forward.variance()[c] + epsilon));
  }

  /** Returns the tangent of the result: scale N(t) / d + scale' h + shift'. */
  @Nullable Tensor resultTangent(
      @Nullable Tensor tangent,
      @Nullable Tensor scale,
      double @Nullable [] scaleTangent,
      double @Nullable [] shiftTangent) {
    Tensor result = null;
    if (tangent != null) {
      NormGradients moved = operations.batchNormGradient(tangent, x, forward, scale, epsilon, 1);
      release(moved.scale(), moved.shift());
      result = moved.x();
    }
    if (scaleTangent != null && shiftTangent != null) {
      result = sum(result, timesNormalized(scaleTangent, shiftTangent));
    }
    return result;
  }

  /** Tangents of the gradients with respect to input, scale and shift; null where they are zero. */
  NormGradients gradientTangents(DualTensor dy, DualTensor input, @Nullable DualTensor scale) {
    double[] factor = scale == null ? ones() : operations.read(scale.value());
    Tensor movedFactor = scale == null ? null : scale.tangent();
    double[] factorTangent =
        movedFactor == null ? new double[channels] : operations.read(movedFactor);
    Tensor one = operations.parameter(TensorShape.perChannel(channels), ones());
    // .x = N(u) / d, .scale = sum h u, .shift = sum u
    UnitGradients ofGradient = unit(dy.value(), one);
    double[] forGradient = factorTangent.clone();
    double[] scaleTangent = new double[channels];
    Tensor dx = null;
    if (input.tangent() != null) {
      UnitGradients ofInput = unit(input.tangent(), one);
      double[] q = operations.read(ofInput.scale());
      double[] p = operations.read(ofGradient.scale());
      Tensor products =
          operations.multiplyGradient(dy.value(), ofInput.x(), TensorShape.perChannel(channels));
      double[] r = operations.read(products);
      double[] forInput = new double[channels];
      double[] forNormalized = new double[channels];
      for (int c = 0; c < channels; c++) {
        forGradient[c] -= factor[c] * inverse[c] * q[c] / numbers;
        forInput[c] = -factor[c] * inverse[c] * p[c] / numbers;
        forNormalized[c] = -factor[c] * inverse[c] * r[c] / numbers;
        scaleTangent[c] = r[c];
      }
      dx = sum(timesNormalized(forNormalized, new double[channels]), times(ofInput.x(), forInput));
      release(products, ofInput.x(), ofInput.scale(), ofInput.shift());
    }
    dx = sum(dx, times(ofGradient.x(), forGradient));
    double[] shiftTangent = new double[channels];
    if (dy.tangent() != null) {
      UnitGradients ofTangent = unit(dy.tangent(), one);
      dx = sum(dx, times(ofTangent.x(), factor));
      double[] more = operations.read(ofTangent.scale());
      shiftTangent = operations.read(ofTangent.shift());
      Arrays.setAll(scaleTangent, c -> scaleTangent[c] + more[c]);
      release(ofTangent.x(), ofTangent.scale(), ofTangent.shift());
    }
    release(one, ofGradient.x(), ofGradient.scale(), ofGradient.shift());
    return scale == null
        ? new NormGradients(dx, null, null)
        : new NormGradients(dx, perChannel(scaleTangent), perChannel(shiftTangent));
  }

  /** Gradients where the scale is one. */
  private record UnitGradients(Tensor x, Tensor scale, Tensor shift) {}

  private UnitGradients unit(Tensor u, Tensor one) {
    NormGradients gradients = operations.batchNormGradient(u, x, forward, one, epsilon, 1);
    return new UnitGradients(
        gradients.x(),
        Objects.requireNonNull(gradients.scale(), "there is a scale"),
        Objects.requireNonNull(gradients.shift(), "there is a scale"));
  }

  /** factor h + shift. */
  private Tensor timesNormalized(double[] factor, double[] shift) {
    double[] scale = new double[channels];
    double[] rest = new double[channels];
    for (int c = 0; c < channels; c++) {
      scale[c] = factor[c] * inverse[c];
      rest[c] = shift[c] - scale[c] * forward.mean()[c];
    }
    return operations.channelAffine(x, scale, rest);
  }

  private Tensor times(Tensor map, double[] factor) {
    return operations.channelAffine(map, factor, new double[channels]);
  }

  private Tensor perChannel(double[] values) {
    return operations.parameter(TensorShape.perChannel(channels), values);
  }

  private double[] ones() {
    double[] ones = new double[channels];
    Arrays.fill(ones, 1);
    return ones;
  }

  private Tensor sum(@Nullable Tensor a, Tensor b) {
    if (a == null) {
      return b;
    }
    operations.accumulate(a, b, 1);
    operations.release(b);
    return a;
  }

  private void release(@Nullable Tensor... tensors) {
    for (Tensor tensor : tensors) {
      if (tensor != null) {
        operations.release(tensor);
      }
    }
  }
}
