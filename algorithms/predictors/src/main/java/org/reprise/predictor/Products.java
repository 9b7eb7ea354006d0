package org.reprise.predictor;

/**
 * Products of matrices in single precision, on which all predictors spend their time.
 *
 * <p>There are two kinds with the same results to the bit: {@link VectorProducts} computes in
 * vector registers, whose module the virtual machine has to open, and {@link ScalarProducts} does
 * without. What is computed side by side are numbers of the product, never summands of one number,
 * so that each number has its summands added in one order, however wide the registers are. Products
 * and sums are rounded one by one (no fused multiply-add), which every processor does alike.
 *
 * <p>An instance has work space and serves one thread.
 */
abstract class Products {
  /** Returns the fastest that this virtual machine has. */
  static Products fastest() {
    return vectorsAreOpen() ? new VectorProducts() : new ScalarProducts();
  }

  /**
   * Returns whether the virtual machine was started with {@code --add-modules
   * jdk.incubator.vector}.
   */
  private static boolean vectorsAreOpen() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }

  /**
   * c += a b: the summands of a number are added from the first to the last, then to c.
   *
   * @param a a matrix of {@code rows} by {@code inner}
   * @param b a matrix of {@code inner} by {@code columns}
   * @param c a matrix of {@code rows} by {@code columns}, whose columns are 1 apart
   */
  abstract void add(MatrixView a, MatrixView b, MatrixView c, int rows, int inner, int columns);
}
