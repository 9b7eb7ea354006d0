package org.reprise.algorithm.automlzero.execution;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The operations that treat every number alike, in the processor's vector registers. The bits are
 * those of {@link Kernels}.
 */
class VectorKernels extends Kernels {
  /**
   * Four numbers, or two where the processor has no more: registers of eight waste more lanes and
   * measured slower, since most of their loads cross a line of the cache.
   */
  static final VectorSpecies<Double> SPECIES =
      DoubleVector.SPECIES_PREFERRED.length() < 4
          ? DoubleVector.SPECIES_PREFERRED
          : DoubleVector.SPECIES_256;

  static final int WIDTH = SPECIES.length();

  VectorKernels(LaneLayout layout) {
    super(layout);
  }

  /** Returns the kernels for so many tasks. */
  static Kernels of(int size, int lanes) {
    LaneLayout layout = LaneLayout.of(size, lanes, WIDTH);
    return layout.stride() == 1 ? new VectorKernels(layout) : new LaneVectorKernels(layout);
  }

  static DoubleVector load(double[] a, int k) {
    return DoubleVector.fromArray(SPECIES, a, k);
  }

  @Override
  final void sum(double[] out, double[] a, double[] b) {
    for (int k = 0; k < out.length; k += WIDTH) {
      load(a, k).add(load(b, k)).intoArray(out, k);
    }
  }

  @Override
  final void diff(double[] out, double[] a, double[] b) {
    for (int k = 0; k < out.length; k += WIDTH) {
      load(a, k).sub(load(b, k)).intoArray(out, k);
    }
  }

  @Override
  final void product(double[] out, double[] a, double[] b) {
    for (int k = 0; k < out.length; k += WIDTH) {
      load(a, k).mul(load(b, k)).intoArray(out, k);
    }
  }

  @Override
  final void division(double[] out, double[] a, double[] b) {
    for (int k = 0; k < out.length; k += WIDTH) {
      load(a, k).div(load(b, k)).intoArray(out, k);
    }
  }

  @Override
  final void abs(double[] out, double[] a) {
    for (int k = 0; k < out.length; k += WIDTH) {
      load(a, k).abs().intoArray(out, k);
    }
  }

  @Override
  final void reciprocal(double[] out, double[] a) {
    DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
    for (int k = 0; k < out.length; k += WIDTH) {
      one.div(load(a, k)).intoArray(out, k);
    }
  }

  @Override
  final void heaviside(double[] out, double[] a) {
    DoubleVector zero = DoubleVector.zero(SPECIES);
    DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
    for (int k = 0; k < out.length; k += WIDTH) {
      zero.blend(one, load(a, k).compare(GT, zero)).intoArray(out, k);
    }
  }

  @Override
  final void minimum(double[] out, double[] a, double[] b) {
    for (int k = 0; k < out.length; k += WIDTH) {
      DoubleVector first = load(a, k);
      DoubleVector second = load(b, k);
      first.blend(second, second.compare(LT, first)).intoArray(out, k);
    }
  }

  @Override
  final void maximum(double[] out, double[] a, double[] b) {
    for (int k = 0; k < out.length; k += WIDTH) {
      DoubleVector first = load(a, k);
      DoubleVector second = load(b, k);
      first.blend(second, first.compare(LT, second)).intoArray(out, k);
    }
  }

  /** For one task. */
  @Override
  void scaleVector(double[] out, double[] scalar, double[] b) {
    scale(out, scalar, b);
  }

  /** For one task. */
  @Override
  void scaleMatrix(double[] out, double[] scalar, double[] b) {
    scale(out, scalar, b);
  }

  private static void scale(double[] out, double[] scalar, double[] b) {
    DoubleVector factor = DoubleVector.broadcast(SPECIES, scalar[0]);
    for (int k = 0; k < out.length; k += WIDTH) {
      factor.mul(load(b, k)).intoArray(out, k);
    }
  }
}
