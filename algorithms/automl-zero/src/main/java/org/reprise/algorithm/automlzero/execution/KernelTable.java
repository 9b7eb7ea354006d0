package org.reprise.algorithm.automlzero.execution;

import org.reprise.algorithm.automlzero.program.Op;

/** Which kernel computes each operation that reads memory. */
final class KernelTable {
  private KernelTable() {}

  /** Returns the kernels by number of the operation; null for those that read no memory. */
  static Kernel[] of(Kernels k) {
    StatisticsKernels statistics = new StatisticsKernels(k.layout);
    Kernel[] kernels = new Kernel[Op.values().length];
    kernels[Op.SCALAR_SUM.id()] = k::scalarSum;
    kernels[Op.SCALAR_DIFF.id()] = k::scalarDiff;
    kernels[Op.SCALAR_PRODUCT.id()] = k::scalarProduct;
    kernels[Op.SCALAR_DIVISION.id()] = k::division;
    kernels[Op.SCALAR_ABS.id()] = (out, a, b) -> k.abs(out, a);
    kernels[Op.SCALAR_RECIPROCAL.id()] = (out, a, b) -> k.reciprocal(out, a);
    kernels[Op.SCALAR_SIN.id()] = (out, a, b) -> Transcendentals.sin(out, a, k.lanes);
    kernels[Op.SCALAR_COS.id()] = (out, a, b) -> Transcendentals.cos(out, a, k.lanes);
    kernels[Op.SCALAR_TAN.id()] = (out, a, b) -> Transcendentals.tan(out, a, k.lanes);
    kernels[Op.SCALAR_ARCSIN.id()] = (out, a, b) -> Transcendentals.arcsin(out, a, k.lanes);
    kernels[Op.SCALAR_ARCCOS.id()] = (out, a, b) -> Transcendentals.arccos(out, a, k.lanes);
    kernels[Op.SCALAR_ARCTAN.id()] = (out, a, b) -> Transcendentals.arctan(out, a, k.lanes);
    kernels[Op.SCALAR_EXP.id()] = (out, a, b) -> Transcendentals.exp(out, a, k.lanes);
    kernels[Op.SCALAR_LOG.id()] = (out, a, b) -> Transcendentals.log(out, a, k.lanes);
    kernels[Op.SCALAR_HEAVISIDE.id()] = (out, a, b) -> Transcendentals.heaviside(out, a, k.lanes);
    kernels[Op.VECTOR_HEAVISIDE.id()] = (out, a, b) -> k.heaviside(out, a);
    kernels[Op.MATRIX_HEAVISIDE.id()] = (out, a, b) -> k.heaviside(out, a);
    kernels[Op.SCALAR_VECTOR_PRODUCT.id()] = k::scaleVector;
    kernels[Op.SCALAR_BROADCAST.id()] = (out, a, b) -> k.broadcast(out, a);
    kernels[Op.VECTOR_RECIPROCAL.id()] = (out, a, b) -> k.reciprocal(out, a);
    kernels[Op.VECTOR_NORM.id()] = (out, a, b) -> statistics.vectorNorm(out, a);
    kernels[Op.VECTOR_ABS.id()] = (out, a, b) -> k.abs(out, a);
    kernels[Op.VECTOR_SUM.id()] = k::sum;
    kernels[Op.VECTOR_DIFF.id()] = k::diff;
    kernels[Op.VECTOR_PRODUCT.id()] = k::product;
    kernels[Op.VECTOR_DIVISION.id()] = k::division;
    kernels[Op.VECTOR_INNER_PRODUCT.id()] = k::dot;
    kernels[Op.VECTOR_OUTER_PRODUCT.id()] = k::outer;
    kernels[Op.SCALAR_MATRIX_PRODUCT.id()] = k::scaleMatrix;
    kernels[Op.MATRIX_RECIPROCAL.id()] = (out, a, b) -> k.reciprocal(out, a);
    kernels[Op.MATRIX_VECTOR_PRODUCT.id()] = matrixVector(k);
    kernels[Op.VECTOR_COLUMN_BROADCAST.id()] = (out, a, b) -> k.columnBroadcast(out, a);
    kernels[Op.VECTOR_ROW_BROADCAST.id()] = (out, a, b) -> k.rowBroadcast(out, a);
    kernels[Op.MATRIX_NORM.id()] = (out, a, b) -> statistics.matrixNorm(out, a);
    kernels[Op.MATRIX_COLUMN_NORM.id()] = (out, a, b) -> statistics.columnNorm(out, a);
    kernels[Op.MATRIX_ROW_NORM.id()] = (out, a, b) -> statistics.rowNorm(out, a);
    kernels[Op.MATRIX_TRANSPOSE.id()] = transpose(k);
    kernels[Op.MATRIX_ABS.id()] = (out, a, b) -> k.abs(out, a);
    kernels[Op.MATRIX_SUM.id()] = k::sum;
    kernels[Op.MATRIX_DIFF.id()] = k::diff;
    kernels[Op.MATRIX_PRODUCT.id()] = k::product;
    kernels[Op.MATRIX_DIVISION.id()] = k::division;
    kernels[Op.MATRIX_MATRIX_PRODUCT.id()] = matrixMatrix(k);
    kernels[Op.SCALAR_MIN.id()] = k::minimum;
    kernels[Op.VECTOR_MIN.id()] = k::minimum;
    kernels[Op.MATRIX_MIN.id()] = k::matrixMinimum;
    kernels[Op.SCALAR_MAX.id()] = k::maximum;
    kernels[Op.VECTOR_MAX.id()] = k::maximum;
    kernels[Op.MATRIX_MAX.id()] = k::matrixMaximum;
    kernels[Op.VECTOR_MEAN.id()] = (out, a, b) -> statistics.vectorMean(out, a);
    kernels[Op.MATRIX_MEAN.id()] = (out, a, b) -> statistics.matrixMean(out, a);
    kernels[Op.MATRIX_ROW_MEAN.id()] = (out, a, b) -> statistics.rowMean(out, a);
    kernels[Op.MATRIX_ROW_ST_DEV.id()] = (out, a, b) -> statistics.rowDeviation(out, a);
    kernels[Op.VECTOR_ST_DEV.id()] = (out, a, b) -> statistics.vectorDeviation(out, a);
    kernels[Op.MATRIX_ST_DEV.id()] = (out, a, b) -> statistics.matrixDeviation(out, a);
    return kernels;
  }

  private static Kernel matrixVector(Kernels k) {
    double[] spare = k.layout.newVector();
    return (out, matrix, vector) -> {
      k.matrixVector(out == vector ? spare : out, matrix, vector);
      if (out == vector) {
        System.arraycopy(spare, 0, out, 0, out.length);
      }
    };
  }

  private static Kernel transpose(Kernels k) {
    double[] spare = k.layout.newMatrix();
    return (out, a, b) -> {
      k.transpose(out == a ? spare : out, a);
      if (out == a) {
        System.arraycopy(spare, 0, out, 0, out.length);
      }
    };
  }

  private static Kernel matrixMatrix(Kernels k) {
    double[] spare = k.layout.newMatrix();
    return (out, a, b) -> {
      boolean same = out == a || out == b;
      k.matrixMatrix(same ? spare : out, a, b);
      if (same) {
        System.arraycopy(spare, 0, out, 0, out.length);
      }
    };
  }
}
