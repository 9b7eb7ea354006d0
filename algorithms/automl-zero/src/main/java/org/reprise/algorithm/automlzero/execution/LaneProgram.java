package org.reprise.algorithm.automlzero.execution;

import java.util.List;
import org.reprise.algorithm.automlzero.program.AddressSpace;
import org.reprise.algorithm.automlzero.program.Component;
import org.reprise.algorithm.automlzero.program.Instruction;
import org.reprise.algorithm.automlzero.program.Liveness;
import org.reprise.algorithm.automlzero.program.Op;
import org.reprise.algorithm.automlzero.program.Operand;
import org.reprise.algorithm.automlzero.program.OutputKind;
import org.reprise.algorithm.automlzero.program.Program;

/**
 * A program made ready for {@link LaneMachine}: addresses resolved to registers, dead instructions
 * left out.
 */
public final class LaneProgram {
  /** Instructions of one function. A random instruction keeps its place in the source program. */
  static final class Code {
    final int length;
    final int[] op;
    final int[] in1;
    final int[] in2;
    final int[] out;
    final int[] place;
    final Instruction[] source;

    Code(int capacity, int length) {
      this.length = length;
      op = new int[capacity];
      in1 = new int[capacity];
      in2 = new int[capacity];
      out = new int[capacity];
      place = new int[capacity];
      source = new Instruction[capacity];
    }
  }

  private static final Component[] COMPONENTS = Component.values();

  private final Code[] codes = new Code[COMPONENTS.length];
  private final long registers;
  private final boolean predictionReadLater;
  private final boolean random;

  private LaneProgram(Program program, Liveness liveness, boolean keepDead) {
    long touched = 0;
    boolean draws = false;
    for (Component component : COMPONENTS) {
      List<Instruction> instructions = program.component(component);
      int length = 0;
      for (int i = 0; i < instructions.size(); i++) {
        if (keepDead || liveness.isLive(component, i)) {
          length++;
        }
      }
      Code code = new Code(length, length);
      int next = 0;
      for (int i = 0; i < instructions.size(); i++) {
        if (keepDead || liveness.isLive(component, i)) {
          touched |= translate(instructions.get(i), i, code, next++);
          draws |= instructions.get(i).op().isRandom();
        }
      }
      codes[component.ordinal()] = code;
    }
    this.registers = touched;
    this.random = draws;
    this.predictionReadLater = keepDead || liveness.predictionReadLater();
  }

  /** Without the dead instructions. */
  public static LaneProgram live(Program program, Liveness liveness) {
    return new LaneProgram(program, liveness, false);
  }

  /** With all instructions, to measure what leaving out the dead ones is worth. */
  public static LaneProgram complete(Program program, OutputKind output) {
    return new LaneProgram(program, Liveness.of(program, output), true);
  }

  Code code(Component component) {
    return codes[component.ordinal()];
  }

  /** The registers that the program names, as bits. */
  long registers() {
    return registers;
  }

  boolean predictionReadLater() {
    return predictionReadLater;
  }

  /** Whether a random instruction is among those that run. */
  boolean isRandom() {
    return random;
  }

  private static long translate(Instruction instruction, int place, Code code, int index) {
    Op op = instruction.op();
    code.op[index] = op.id();
    code.place[index] = place;
    code.source[index] = instruction;
    long touched = 0;
    List<Operand> inputs = op.inputs();
    if (!inputs.isEmpty()) {
      code.in1[index] = AddressSpace.register(inputs.get(0), instruction.in1());
      touched |= 1L << code.in1[index];
    }
    if (inputs.size() > 1) {
      code.in2[index] = AddressSpace.register(inputs.get(1), instruction.in2());
      touched |= 1L << code.in2[index];
    }
    if (op != Op.NO_OP) {
      code.out[index] = AddressSpace.register(op.output(), instruction.out());
      touched |= 1L << code.out[index];
    }
    return touched;
  }
}
