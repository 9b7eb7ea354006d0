package org.reprise.algorithm.automlzero.execution;

/**
 * One operation on whole registers.
 *
 * <p>The interpreter calls so many kernels through this interface that the compiler cannot inline
 * them, and that is wanted: each is compiled by itself, with all its vector operations inlined. In
 * one large method the compiler gives up somewhere in the middle and puts vectors on the heap.
 */
@FunctionalInterface
interface Kernel {
  /**
   * Computes {@code out}, which may be one of the inputs.
   *
   * @param a the first input, or any register where the operation has none
   * @param b the second input, or any register
   */
  void apply(double[] out, double[] a, double[] b);
}
