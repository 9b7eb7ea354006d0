package org.reprise.algorithm.automlzero.execution;

import java.util.Arrays;
import org.reprise.algorithm.automlzero.program.AddressSpace;
import org.reprise.algorithm.automlzero.program.Component;
import org.reprise.algorithm.automlzero.program.Instruction;
import org.reprise.algorithm.automlzero.program.Op;

/**
 * Memory and interpreter that run one program on several tasks in lockstep.
 *
 * <p>A lane is a task. Each register is one array that holds its value for all lanes, so fetching
 * and dispatching an instruction is paid once for all tasks, and the loop over lanes is left to the
 * compiler's vector instructions. Lanes never mix: each computes the bits that it would compute
 * alone.
 */
final class LaneMachine {
  private static final int VECTORS = AddressSpace.LIMIT;
  private static final int MATRICES = 2 * AddressSpace.LIMIT;

  private final int size;
  private final int lanes;
  private final int firstTask;
  private final double[][] registers = new double[3 * AddressSpace.LIMIT][];
  private final Noise noise = new Noise(0);
  private double[] spareVector;
  private double[] spareMatrix;

  /** Memory for {@code lanes} tasks, the first of them numbered {@code firstTask}. */
  LaneMachine(int size, int lanes, int firstTask) {
    this.size = size;
    this.lanes = lanes;
    this.firstTask = firstTask;
    this.spareVector = new double[size * lanes];
  }

  /** Sets all memory that the program names to zero. */
  void wipe(LaneProgram program) {
    long touched = program.registers();
    for (int register = 0; register < registers.length; register++) {
      if ((touched >>> register & 1) != 0) {
        wipe(register);
      }
    }
  }

  /** Sets one register to zero. */
  void wipe(int register) {
    double[] values = registers[register];
    if (values == null) {
      int elements = register < VECTORS ? 1 : register < MATRICES ? size : size * size;
      registers[register] = new double[elements * lanes];
    } else {
      Arrays.fill(values, 0);
    }
  }

  /** The values of a register. */
  double[] get(int register) {
    return registers[register];
  }

  /** Puts other values into a register, which the program only reads. */
  void put(int register, double[] values) {
    registers[register] = values;
  }

  /**
   * Runs one function on all lanes.
   *
   * @param streams state of each random instruction's stream on each lane, or null where nothing is
   *     random
   */
  void run(LaneProgram.Code code, long[][] streams) {
    double[][] r = registers;
    int[] op = code.op;
    for (int i = 0; i < code.length; i++) {
      double[] a = r[code.in1[i]];
      double[] b = r[code.in2[i]];
      int target = code.out[i];
      double[] out = r[target];
      switch (op[i]) {
        case 0 -> {}
        case 1 -> ScalarKernels.sum(out, a, b);
        case 2 -> ScalarKernels.diff(out, a, b);
        case 3 -> ScalarKernels.product(out, a, b);
        case 4 -> ScalarKernels.division(out, a, b);
        case 18, 29 -> ElementwiseKernels.scale(out, a, b);
        case 23, 39 -> ElementwiseKernels.sum(out, a, b);
        case 24, 40 -> ElementwiseKernels.diff(out, a, b);
        case 25, 41 -> ElementwiseKernels.product(out, a, b);
        case 26, 42 -> ElementwiseKernels.division(out, a, b);
        case 27 -> AlgebraKernels.dot(out, a, b);
        case 31 -> {
          AlgebraKernels.matrixVector(spareVector, a, b, lanes);
          r[target] = spareVector;
          spareVector = out;
        }
        case 37 -> {
          AlgebraKernels.transpose(spareMatrix(), a, size, lanes);
          r[target] = spareMatrix;
          spareMatrix = out;
        }
        case 43 -> {
          AlgebraKernels.matrixMatrix(spareMatrix(), a, b, size * lanes, lanes);
          r[target] = spareMatrix;
          spareMatrix = out;
        }
        case 56 -> Arrays.fill(out, code.source[i].c0());
        case 57, 58 -> setElement(out, code.source[i]);
        case 59, 60, 61, 62, 63, 64 -> draw(out, code.source[i], streams[i]);
        default -> runRare(op[i], out, a, b);
      }
    }
  }

  private void runRare(int op, double[] out, double[] a, double[] b) {
    switch (op) {
      case 5 -> ScalarKernels.abs(out, a);
      case 6 -> ScalarKernels.reciprocal(out, a);
      case 7 -> ScalarKernels.sin(out, a);
      case 8 -> ScalarKernels.cos(out, a);
      case 9 -> ScalarKernels.tan(out, a);
      case 10 -> ScalarKernels.arcsin(out, a);
      case 11 -> ScalarKernels.arccos(out, a);
      case 12 -> ScalarKernels.arctan(out, a);
      case 13 -> ScalarKernels.exp(out, a);
      case 14 -> ScalarKernels.log(out, a);
      case 15 -> ScalarKernels.heaviside(out, a);
      case 16, 17 -> ElementwiseKernels.heaviside(out, a);
      case 19, 33 -> AlgebraKernels.repeat(out, a);
      case 20, 30 -> ElementwiseKernels.reciprocal(out, a);
      case 21, 34 -> StatisticsKernels.norm(out, a, lanes);
      case 22, 38 -> ElementwiseKernels.abs(out, a);
      case 28 -> AlgebraKernels.outer(out, a, b, lanes);
      case 32 -> AlgebraKernels.columnBroadcast(out, a, lanes);
      case 35 -> StatisticsKernels.columnNorm(out, a);
      case 36 -> StatisticsKernels.rowNorm(out, a, lanes);
      case 44 -> ScalarKernels.minimum(out, a, b);
      case 45 -> ElementwiseKernels.vectorMinimum(out, a, b);
      case 46 -> ElementwiseKernels.matrixMinimum(out, a, b);
      case 47 -> ScalarKernels.maximum(out, a, b);
      case 48 -> ElementwiseKernels.vectorMaximum(out, a, b);
      case 49 -> ElementwiseKernels.matrixMaximum(out, a, b);
      case 50, 51 -> StatisticsKernels.mean(out, a, lanes);
      case 52 -> StatisticsKernels.rowMean(out, a, lanes);
      case 53 -> StatisticsKernels.rowDeviation(out, a, lanes);
      case 54, 55 -> StatisticsKernels.deviation(out, a, lanes);
      default -> throw new IllegalStateException("operation " + op);
    }
  }

  private double[] spareMatrix() {
    if (spareMatrix == null) {
      spareMatrix = new double[size * size * lanes];
    }
    return spareMatrix;
  }

  private void setElement(double[] out, Instruction instruction) {
    int row = Instruction.element(instruction.c0(), size);
    if (instruction.op() == Op.VECTOR_CONST) {
      Arrays.fill(out, row * lanes, (row + 1) * lanes, instruction.c1());
    } else {
      int element = row * size + Instruction.element(instruction.c1(), size);
      Arrays.fill(out, element * lanes, (element + 1) * lanes, instruction.c2());
    }
  }

  private void draw(double[] out, Instruction instruction, long[] streams) {
    boolean uniform = instruction.op().id() <= Op.MATRIX_UNIFORM.id();
    for (int lane = 0; lane < lanes; lane++) {
      noise.state = streams[lane];
      for (int k = lane; k < out.length; k += lanes) {
        out[k] =
            uniform
                ? noise.uniform(instruction.c0(), instruction.c1())
                : noise.gaussian(instruction.c0(), instruction.c1());
      }
      streams[lane] = noise.state;
    }
  }

  /** The initial state of the streams of a function's random instructions. */
  long[][] streams(LaneProgram.Code code, Component component, long evaluationSeed) {
    long[][] streams = new long[code.length][];
    for (int i = 0; i < code.length; i++) {
      if (code.source[i].op().isRandom()) {
        streams[i] = new long[lanes];
        for (int lane = 0; lane < lanes; lane++) {
          streams[i][lane] = Noise.seed(evaluationSeed, firstTask + lane, component, code.place[i]);
        }
      }
    }
    return streams;
  }
}
