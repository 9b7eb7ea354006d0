package org.reprise.algorithm.automlzero.execution;

import java.util.ArrayList;
import java.util.List;
import org.reprise.algorithm.automlzero.program.AddressSpace;
import org.reprise.algorithm.automlzero.program.Component;
import org.reprise.algorithm.automlzero.program.Instruction;
import org.reprise.algorithm.automlzero.program.Liveness;
import org.reprise.algorithm.automlzero.program.Op;
import org.reprise.algorithm.automlzero.program.OperandKind;
import org.reprise.algorithm.automlzero.program.OutputKind;
import org.reprise.algorithm.automlzero.program.Program;

/**
 * A program made ready for {@link LaneMachine}: addresses resolved to registers, dead instructions
 * left out.
 */
public final class LaneProgram {
  /**
   * Instructions of one function, each packed into a word that {@link #op} and the others take
   * apart. A random instruction keeps its place in the source program.
   */
  static final class Code {
    final int[] words;
    final int[] place;
    final Instruction[] source;

    /** Returns one function after another with {@link #JUDGE} in between. */
    static Code passage(Code predict, Code learn) {
      int judge = predict.words.length;
      Code passage = new Code(judge + 1 + learn.words.length);
      passage.append(predict, 0);
      passage.words[judge] = JUDGE;
      passage.append(learn, judge + 1);
      return passage;
    }

    private void append(Code part, int at) {
      System.arraycopy(part.words, 0, words, at, part.words.length);
      System.arraycopy(part.place, 0, place, at, part.words.length);
      System.arraycopy(part.source, 0, source, at, part.words.length);
    }

    Code(int length) {
      words = new int[length];
      place = new int[length];
      source = new Instruction[length];
    }
  }

  /** The operation of the word that compares the prediction with what is right. */
  static final int JUDGE = 65;

  /** Returns the number of a word's operation. */
  static int op(int word) {
    return word & 0xFF;
  }

  /** Returns the register of a word's first input. */
  static int in1(int word) {
    return word >>> 8 & 0xFF;
  }

  /** Returns the register of a word's second input. */
  static int in2(int word) {
    return word >>> 16 & 0xFF;
  }

  /** Returns the register of a word's output. */
  static int out(int word) {
    return word >>> 24;
  }

  private static final Component[] COMPONENTS = Component.values();

  private final Code[] codes = new Code[COMPONENTS.length];
  private final Code training;
  private final Code validation;
  private final long registers;
  private final boolean predictionReadLater;
  private final boolean random;

  private LaneProgram(
      Program program, Liveness liveness, boolean keepDead, boolean predictionReadLater) {
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
      Code code = new Code(length);
      int next = 0;
      for (int i = 0; i < instructions.size(); i++) {
        if (keepDead || liveness.isLive(component, i)) {
          touched |= translate(instructions.get(i), i, code, next++);
          draws |= instructions.get(i).op().isRandom();
        }
      }
      codes[component.ordinal()] = code;
    }
    Code predict = code(Component.PREDICT);
    this.training = Code.passage(predict, code(Component.LEARN));
    this.validation = Code.passage(predict, new Code(0));
    this.registers = touched;
    this.random = draws;
    this.predictionReadLater = predictionReadLater;
  }

  /** Without the dead instructions. */
  public static LaneProgram live(Program program, Liveness liveness) {
    return new LaneProgram(program, liveness, false, liveness.predictionReadLater());
  }

  /** With all instructions, to measure what leaving out the dead ones is worth. */
  public static LaneProgram complete(Program program, OutputKind output) {
    return new LaneProgram(
        program, Liveness.of(program, output), true, readsPrediction(program, output));
  }

  /**
   * Returns whether any instruction, dead ones too, reads the prediction before it is overwritten.
   */
  private static boolean readsPrediction(Program program, OutputKind output) {
    List<Instruction> afterwards = new ArrayList<>(program.learn());
    afterwards.addAll(program.predict());
    for (Instruction instruction : afterwards) {
      Op op = instruction.op();
      List<OperandKind> inputs = op.inputs();
      boolean reads =
          (!inputs.isEmpty()
                  && AddressSpace.register(inputs.get(0), instruction.in1())
                      == output.predictionRegister())
              || (inputs.size() > 1
                  && AddressSpace.register(inputs.get(1), instruction.in2())
                      == output.predictionRegister());
      if (reads) {
        return true;
      }
      boolean overwrites =
          op != Op.NO_OP
              && !op.writesOneElement()
              && AddressSpace.register(op.output(), instruction.out())
                  == output.predictionRegister();
      if (overwrites) {
        return false;
      }
    }
    // Never overwritten: the next prediction is this one.
    return true;
  }

  /** Predict, the judgement, Learn: what a training example runs. */
  Code training() {
    return training;
  }

  /** Predict and the judgement: what a validation example runs. */
  Code validation() {
    return validation;
  }

  Code code(Component component) {
    return codes[component.ordinal()];
  }

  /** Returns the registers that the program names, as bits. */
  long registers() {
    return registers;
  }

  boolean predictionReadLater() {
    return predictionReadLater;
  }

  /** Returns whether a random instruction is among those that run. */
  boolean isRandom() {
    return random;
  }

  private static long translate(Instruction instruction, int place, Code code, int index) {
    Op op = instruction.op();
    code.place[index] = place;
    code.source[index] = instruction;
    List<OperandKind> inputs = op.inputs();
    long touched = 0;
    int in1 = 0;
    int in2 = 0;
    int out = 0;
    if (!inputs.isEmpty()) {
      in1 = AddressSpace.register(inputs.get(0), instruction.in1());
      touched |= 1L << in1;
    }
    if (inputs.size() > 1) {
      in2 = AddressSpace.register(inputs.get(1), instruction.in2());
      touched |= 1L << in2;
    }
    if (op != Op.NO_OP) {
      out = AddressSpace.register(op.output(), instruction.out());
      touched |= 1L << out;
    }
    code.words[index] = op.id() | in1 << 8 | in2 << 16 | out << 24;
    return touched;
  }
}
