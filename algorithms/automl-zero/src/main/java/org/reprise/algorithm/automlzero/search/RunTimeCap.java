package org.reprise.algorithm.automlzero.search;

import java.util.List;
import org.reprise.algorithm.automlzero.program.Component;
import org.reprise.algorithm.automlzero.program.Instruction;
import org.reprise.algorithm.automlzero.program.Op;
import org.reprise.algorithm.automlzero.program.Program;

/**
 * Refuses programs that would cost more than a multiple of a baseline (a two-layer network; 2 times
 * in the code, 4 times in the paper).
 *
 * <p>The cost is static: each operation has a cost in units of a scalar addition, rounded from the
 * order of magnitude that operations on 16 features have; the original has a table of measured
 * costs instead. Dead code counts, as in the original.
 */
public final class RunTimeCap {
  private final Program baseline;
  private final double factor;

  /** A cap at {@code factor} times the baseline. */
  public RunTimeCap(Program baseline, double factor) {
    this.baseline = baseline;
    this.factor = factor;
  }

  /** Returns whether training on so many examples stays under the cap. */
  public boolean allows(Program program, int trainExamples) {
    return cost(program, trainExamples) <= factor * cost(baseline, trainExamples);
  }

  private static double cost(Program program, int trainExamples) {
    return cost(program.component(Component.SETUP))
        + trainExamples
            * (cost(program.component(Component.PREDICT))
                + cost(program.component(Component.LEARN)));
  }

  private static double cost(List<Instruction> instructions) {
    double total = 0;
    for (Instruction instruction : instructions) {
      total += cost(instruction.op());
    }
    return total;
  }

  static double cost(Op op) {
    return switch (op) {
      case NO_OP -> 0.7;
      case SCALAR_SIN, SCALAR_COS, SCALAR_TAN, SCALAR_ARCSIN, SCALAR_ARCCOS -> 2;
      case SCALAR_ARCTAN, SCALAR_EXP, SCALAR_LOG -> 2.5;
      case MATRIX_SUM, MATRIX_DIFF, MATRIX_PRODUCT, SCALAR_MATRIX_PRODUCT, MATRIX_ABS -> 1.3;
      case MATRIX_MIN, MATRIX_MAX, MATRIX_HEAVISIDE, MATRIX_NORM, MATRIX_COLUMN_NORM -> 1.5;
      case VECTOR_OUTER_PRODUCT, MATRIX_VECTOR_PRODUCT, MATRIX_TRANSPOSE, MATRIX_ROW_MEAN -> 2;
      case VECTOR_COLUMN_BROADCAST, VECTOR_ROW_BROADCAST, MATRIX_ST_DEV -> 2.5;
      case MATRIX_ROW_NORM, MATRIX_MATRIX_PRODUCT -> 3;
      case MATRIX_DIVISION, MATRIX_ROW_ST_DEV, MATRIX_RECIPROCAL -> 4;
      case SCALAR_GAUSSIAN, SCALAR_UNIFORM -> 5;
      case VECTOR_GAUSSIAN, VECTOR_UNIFORM -> 15;
      case MATRIX_GAUSSIAN, MATRIX_UNIFORM -> 55;
      default -> 1;
    };
  }
}
