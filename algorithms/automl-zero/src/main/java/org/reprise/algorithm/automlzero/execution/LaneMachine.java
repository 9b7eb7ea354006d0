package org.reprise.algorithm.automlzero.execution;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
  private final double[][] registers = new double[3 * AddressSpace.LIMIT][];
  private final Noise noise = new Noise(0);
  private final Kernel[] operations;

  /** Memory for the tasks of the kernels' layout, the first of them numbered {@code firstTask}. */
  LaneMachine(Kernels kernels, int firstTask) {
    this.layout = kernels.layout;
    this.size = layout.size();
    this.lanes = layout.lanes();
    this.stride = layout.stride();
    this.firstTask = firstTask;
    this.operations = KernelTable.of(kernels);
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

  /** Returns the values of a register. */
  double[] get(int register) {
    return registers[register];
  }

  /** Puts other values into a register, which the program only reads; null for none. */
  void put(int register, double @Nullable [] values) {
    registers[register] = values;
  }

  /**
   * Runs one function on all lanes.
   *
   * @param streams state of each random instruction's stream on each lane, or null where nothing is
   *     random
   */
  void run(LaneProgram.Code code, long @Nullable [][] streams) {
    run(code, streams, 1, null);
  }

  /**
   * Runs a passage over examples on all lanes.
   *
   * @param count how many examples at most
   * @param pass what comes before each example and where the code has {@link LaneProgram#JUDGE};
   *     null for code without examples
   */
  void run(LaneProgram.Code code, long @Nullable [][] streams, int count, @Nullable Pass pass) {
    double[][] r = registers;
    int[] words = code.words;
    @Nullable Kernel[] calls = new @Nullable Kernel[words.length];
    for (int i = 0; i < words.length; i++) {
      int op = LaneProgram.op(words[i]);
      calls[i] = op == LaneProgram.JUDGE ? null : operations[op];
    }
    for (int step = 0; step < count; step++) {
      if (pass != null) {
        pass.begin(step);
      }
      for (int i = 0; i < words.length; i++) {
        int word = words[i];
        Kernel kernel = calls[i];
        if (kernel != null) {
          kernel.apply(
              r[LaneProgram.out(word)], r[LaneProgram.in1(word)], r[LaneProgram.in2(word)]);
        } else if (LaneProgram.op(word) != LaneProgram.JUDGE) {
          set(r[LaneProgram.out(word)], code.source[i], streams == null ? null : streams[i]);
        } else if (!Objects.requireNonNull(pass, "nobody judges").judge()) {
          return;
        }
      }
    }
  }

  /** What a passage over examples does beside running instructions. */
  interface Pass {
    /** Puts the next example into memory. */
    void begin(int step);

    /** Compares the prediction with what is right; whether any task goes on. */
    boolean judge();
  }

  /** What reads constants or random numbers instead of memory. */
  private void set(double[] out, Instruction instruction, long @Nullable [] streams) {
    switch (instruction.op()) {
      case NO_OP -> {}
      case SCALAR_CONST -> Arrays.fill(out, instruction.c0());
      case VECTOR_CONST, MATRIX_CONST -> setElement(out, instruction);
      default -> draw(out, instruction, Objects.requireNonNull(streams, "nothing is drawn"));
    }
  }

  private void setElement(double[] out, Instruction instruction) {
    boolean matrix = instruction.op() == Op.MATRIX_CONST;
    int element = Instruction.element(instruction.c0(), size);
    double value = instruction.c1();
    if (matrix) {
      element = element * size + Instruction.element(instruction.c1(), size);
      value = instruction.c2();
    }
    for (int lane = 0; lane < lanes; lane++) {
      out[layout.first(lane, matrix ? size * size : size) + element * stride] = value;
    }
  }

  private void draw(double[] out, Instruction instruction, long[] streams) {
    boolean uniform = instruction.op().id() <= Op.MATRIX_UNIFORM.id();
    int elements =
        switch (instruction.op().output()) {
          case SCALAR -> 1;
          case VECTOR -> size;
          case MATRIX -> size * size;
        };
    for (int lane = 0; lane < lanes; lane++) {
      noise.state = streams[lane];
      int k = layout.first(lane, elements);
      for (int i = 0; i < elements; i++) {
        out[k] =
            uniform
                ? noise.uniform(instruction.c0(), instruction.c1())
                : noise.gaussian(instruction.c0(), instruction.c1());
        k += stride;
      }
      streams[lane] = noise.state;
    }
  }

  /**
   * Returns the initial state of the streams of the random instructions of Predict and Learn, at
   * their places in {@link LaneProgram#training}; {@link LaneProgram#validation} begins alike.
   */
  long[][] streams(LaneProgram program, long evaluationSeed) {
    long[][] predict = streams(program.code(Component.PREDICT), Component.PREDICT, evaluationSeed);
    long[][] learn = streams(program.code(Component.LEARN), Component.LEARN, evaluationSeed);
    long[][] both = Arrays.copyOf(predict, predict.length + 1 + learn.length);
    System.arraycopy(learn, 0, both, predict.length + 1, learn.length);
    return both;
  }

  /** Returns the initial state of the streams of a function's random instructions. */
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
