package org.reprise.algorithm.automlzero.program;

import java.util.Arrays;
import java.util.List;

/**
 * A fingerprint that two programs share when they differ only in dead code, in the names of their
 * addresses, or in the order of the inputs of an exactly commutative operation. Such programs
 * compute the same bits on every example (random instructions aside, which draw other numbers of
 * the same distribution), so one evaluation serves them all: the cheapest equivalence check, which
 * runs nothing.
 */
public final class ProgramFingerprint {
  private static final Component[] COMPONENTS = Component.values();

  private final int[] names = new int[3 * AddressSpace.LIMIT];
  private final int[] next = new int[3];

  /**
   * Returns the fingerprint of a program's live instructions. Equal programs have equal
   * fingerprints; different ones collide with a probability of about 2⁻⁶⁴.
   */
  public long fingerprint(Program program, Liveness liveness, OutputKind output) {
    Arrays.fill(names, -1);
    Arrays.fill(next, 1);
    // Registers with a meaning from outside keep distinct names; all others start out equal: zero.
    names[AddressSpace.register(OperandKind.VECTOR, 0)] = -2;
    names[output.labelRegister()] = -3;
    names[output.predictionRegister()] = -4;
    long hash = 0x9E3779B97F4A7C15L;
    for (Component component : COMPONENTS) {
      hash = mix(hash, component.ordinal());
      List<Instruction> instructions = program.component(component);
      for (int i = 0; i < instructions.size(); i++) {
        if (liveness.isLive(component, i)) {
          hash = add(hash, instructions.get(i));
        }
      }
    }
    return hash;
  }

  private long add(long hash, Instruction instruction) {
    Op op = instruction.op();
    long result = mix(hash, op.id());
    List<OperandKind> inputs = op.inputs();
    if (inputs.size() == 2) {
      int first = instruction.in1();
      int second = instruction.in2();
      if (op.isCommutative() && known(inputs.get(0), first) < known(inputs.get(1), second)) {
        first = instruction.in2();
        second = instruction.in1();
      }
      result = mix(result, name(inputs.get(0), first));
      result = mix(result, name(inputs.get(1), second));
    } else if (inputs.size() == 1) {
      result = mix(result, name(inputs.get(0), instruction.in1()));
    }
    result = mix(result, name(op.output(), instruction.out()));
    if (op.constants() > 0) {
      result = mix(result, Double.doubleToLongBits(instruction.c0()));
      result = mix(result, Double.doubleToLongBits(instruction.c1()));
      result = mix(result, Double.doubleToLongBits(instruction.c2()));
    }
    return result;
  }

  /** Returns the name so far; negative where it has none of its own. */
  private int known(OperandKind operand, int address) {
    return names[AddressSpace.register(operand, address)];
  }

  private int name(OperandKind operand, int address) {
    int register = AddressSpace.register(operand, address);
    if (names[register] == -1) {
      names[register] = next[operand.ordinal()]++;
    }
    return names[register];
  }

  private static long mix(long hash, long value) {
    long z = (hash ^ value) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 29)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 32);
  }
}
