package org.reprise.algorithm.automlzero.execution;

import org.reprise.algorithm.automlzero.program.AddressSpace;

/**
 * Where the numbers of some tasks lie in a register. A lane is a task; as many lanes as the
 * processor's vector registers hold make a block, whose numbers lie together: first the block's
 * element 0, one number a lane, then its element 1. A scalar has one element, a vector F, a matrix
 * F² row by row. So a kernel goes through a block in steps that the compiler knows.
 *
 * @param size F, the size of vectors and of matrices
 * @param lanes how many tasks
 * @param stride lanes of a block; those of the last block beyond {@code lanes} are computed and
 *     never read
 * @param width registers have a multiple of so many numbers
 */
record LaneLayout(int size, int lanes, int stride, int width) {
  private static final int VECTORS = AddressSpace.LIMIT;
  private static final int MATRICES = 2 * AddressSpace.LIMIT;

  /**
   * Returns the layout that suits vector registers of {@code width} numbers; 1 where there are
   * none.
   */
  static LaneLayout of(int size, int lanes, int width) {
    return new LaneLayout(size, lanes, lanes == 1 ? 1 : width, width);
  }

  private static int roundUp(int count, int multiple) {
    return (count + multiple - 1) / multiple * multiple;
  }

  /** Numbers of a scalar, those of lanes without a task included. */
  int scalarLength() {
    return roundUp(lanes, stride);
  }

  /** Numbers of a vector. */
  int vectorLength() {
    return size * scalarLength();
  }

  /** Numbers of a matrix. */
  int matrixLength() {
    return size * size * scalarLength();
  }

  /**
   * Returns where the lane's first element lies.
   *
   * @param elements elements of the register: 1, F or F²
   */
  int first(int lane, int elements) {
    return lane / stride * stride * elements + lane % stride;
  }

  double[] newVector() {
    return new double[roundUp(vectorLength(), width)];
  }

  double[] newMatrix() {
    return new double[roundUp(matrixLength(), width)];
  }

  /** Returns a register with zeros; scalars come first, then vectors, then matrices. */
  double[] newRegister(int register) {
    return register < VECTORS
        ? new double[roundUp(scalarLength(), width)]
        : register < MATRICES ? newVector() : newMatrix();
  }
}
