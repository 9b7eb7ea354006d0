package org.reprise.algorithm.automlzero.execution;

import org.reprise.algorithm.automlzero.program.AddressSpace;

/**
 * Where the numbers of some tasks lie in a register. A lane is a task. A scalar has one number for
 * each lane; element i of a vector starts at {@code i * stride}, element (i, j) of a matrix at
 * {@code (i * size + j) * stride}.
 *
 * @param size F, the size of vectors and of matrices
 * @param lanes how many tasks
 * @param stride distance from one element to the next; lanes beyond {@code lanes} are computed and
 *     never read
 * @param width registers have a multiple of so many numbers
 */
record LaneLayout(int size, int lanes, int stride, int width) {
  private static final int VECTORS = AddressSpace.LIMIT;
  private static final int MATRICES = 2 * AddressSpace.LIMIT;

  /** The layout that suits vector registers of {@code width} numbers; 1 where there are none. */
  static LaneLayout of(int size, int lanes, int width) {
    int stride = lanes == 1 ? 1 : roundUp(lanes, width);
    return new LaneLayout(size, lanes, stride, width);
  }

  private static int roundUp(int count, int multiple) {
    return (count + multiple - 1) / multiple * multiple;
  }

  /** Numbers of a vector that mean something. */
  int vectorLength() {
    return size * stride;
  }

  /** Numbers of a matrix that mean something. */
  int matrixLength() {
    return size * size * stride;
  }

  double[] newVector() {
    return new double[roundUp(vectorLength(), width)];
  }

  double[] newMatrix() {
    return new double[roundUp(matrixLength(), width)];
  }

  /** A register with zeros; scalars come first, then vectors, then matrices. */
  double[] newRegister(int register) {
    return register < VECTORS
        ? new double[roundUp(stride, width)]
        : register < MATRICES ? newVector() : newMatrix();
  }
}
