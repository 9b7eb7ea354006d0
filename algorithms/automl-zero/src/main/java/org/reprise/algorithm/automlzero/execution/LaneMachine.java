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
  private final int size;
  private final int lanes;
  private final int stride;
  private final int firstTask;
  private final LaneLayout layout;
  private final Kernels kernels;
  private final StatisticsKernels statistics;
  private final double[][] registers = new double[3 * AddressSpace.LIMIT][];
  private final Noise noise = new Noise(0);
  private double[] spareVector;
  private double[] spareMatrix;

  /** Memory for the tasks of the kernels' layout, the first of them numbered {@code firstTask}. */
  LaneMachine(Kernels kernels, int firstTask) {
    this.kernels = kernels;
    this.layout = kernels.layout;
    this.statistics = new StatisticsKernels(layout);
    this.size = layout.size();
    this.lanes = layout.lanes();
    this.stride = layout.stride();
    this.firstTask = firstTask;
    this.spareVector = layout.newVector();
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
      registers[register] = layout.newRegister(register);
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
    Kernels k = kernels;
    int[] words = code.words;
    for (int i = 0; i < words.length; i++) {
      int word = words[i];
      double[] a = r[LaneProgram.in1(word)];
      double[] b = r[LaneProgram.in2(word)];
      int target = LaneProgram.out(word);
      double[] out = r[target];
      switch (LaneProgram.op(word)) {
        case 0 -> {}
        case 1, 23, 39 -> k.sum(out, a, b);
        case 2, 24, 40 -> k.diff(out, a, b);
        case 3, 25, 41 -> k.product(out, a, b);
        case 18, 29 -> k.scale(out, a, b);
        case 27 -> k.dot(out, a, b);
        case 28 -> k.outer(out, a, b);
        case 31 -> {
          k.matrixVector(spareVector, a, b);
          r[target] = spareVector;
          spareVector = out;
        }
        case 37 -> {
          k.transpose(spareMatrix(), a);
          r[target] = spareMatrix;
          spareMatrix = out;
        }
        case 43 -> {
          k.matrixMatrix(spareMatrix(), a, b);
          r[target] = spareMatrix;
          spareMatrix = out;
        }
        case 56 -> Arrays.fill(out, code.source[i].c0());
        case 57, 58 -> setElement(out, code.source[i]);
        case 59, 60, 61, 62, 63, 64 -> draw(out, code.source[i], streams[i]);
        default -> runRare(LaneProgram.op(word), out, a, b);
      }
    }
  }

  private void runRare(int op, double[] out, double[] a, double[] b) {
    switch (op) {
      case 4, 26, 42 -> kernels.division(out, a, b);
      case 5, 22, 38 -> kernels.abs(out, a);
      case 6, 20, 30 -> kernels.reciprocal(out, a);
      case 7 -> Transcendentals.sin(out, a, lanes);
      case 8 -> Transcendentals.cos(out, a, lanes);
      case 9 -> Transcendentals.tan(out, a, lanes);
      case 10 -> Transcendentals.arcsin(out, a, lanes);
      case 11 -> Transcendentals.arccos(out, a, lanes);
      case 12 -> Transcendentals.arctan(out, a, lanes);
      case 13 -> Transcendentals.exp(out, a, lanes);
      case 14 -> Transcendentals.log(out, a, lanes);
      case 15 -> Transcendentals.heaviside(out, a, lanes);
      case 16, 17 -> kernels.heaviside(out, a);
      case 19 -> kernels.broadcast(out, a);
      case 21 -> statistics.vectorNorm(out, a);
      case 32 -> kernels.columnBroadcast(out, a);
      case 33 -> kernels.rowBroadcast(out, a);
      case 34 -> statistics.matrixNorm(out, a);
      case 35 -> statistics.columnNorm(out, a);
      case 36 -> statistics.rowNorm(out, a);
      case 44, 45 -> kernels.minimum(out, a, b);
      case 46 -> kernels.matrixMinimum(out, a, b);
      case 47, 48 -> kernels.maximum(out, a, b);
      case 49 -> kernels.matrixMaximum(out, a, b);
      case 50 -> statistics.vectorMean(out, a);
      case 51 -> statistics.matrixMean(out, a);
      case 52 -> statistics.rowMean(out, a);
      case 53 -> statistics.rowDeviation(out, a);
      case 54 -> statistics.vectorDeviation(out, a);
      case 55 -> statistics.matrixDeviation(out, a);
      default -> throw new IllegalStateException("operation " + op);
    }
  }

  private double[] spareMatrix() {
    if (spareMatrix == null) {
      spareMatrix = layout.newMatrix();
    }
    return spareMatrix;
  }

  private void setElement(double[] out, Instruction instruction) {
    int row = Instruction.element(instruction.c0(), size);
    if (instruction.op() == Op.VECTOR_CONST) {
      Arrays.fill(out, row * stride, (row + 1) * stride, instruction.c1());
    } else {
      int element = row * size + Instruction.element(instruction.c1(), size);
      Arrays.fill(out, element * stride, (element + 1) * stride, instruction.c2());
    }
  }

  private void draw(double[] out, Instruction instruction, long[] streams) {
    boolean uniform = instruction.op().id() <= Op.MATRIX_UNIFORM.id();
    int length =
        switch (instruction.op().output()) {
          case SCALAR -> stride;
          case VECTOR -> layout.vectorLength();
          case MATRIX -> layout.matrixLength();
        };
    for (int lane = 0; lane < lanes; lane++) {
      noise.state = streams[lane];
      for (int k = lane; k < length; k += stride) {
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
    long[][] streams = new long[code.words.length][];
    for (int i = 0; i < code.words.length; i++) {
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
