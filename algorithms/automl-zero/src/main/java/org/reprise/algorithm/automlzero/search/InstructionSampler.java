package org.reprise.algorithm.automlzero.search;

import java.util.List;
import java.util.random.RandomGenerator;
import org.reprise.algorithm.automlzero.program.Instruction;
import org.reprise.algorithm.automlzero.program.Op;
import org.reprise.algorithm.automlzero.program.OperandKind;
import org.reprise.search.Gaussian;

/**
 * Draws instructions and alters them (paper, section 3.2; the distributions are the code's).
 *
 * <p>Operations and addresses are uniform; constants are U(−1, 1), an element's place U(0, 1), a
 * mean U(−1, 1), a standard deviation U(0, 1), both bounds of a uniform draw U(−1, 1) and unsorted
 * until one of them is altered.
 */
final class InstructionSampler {
  private static final double SIGN_FLIP_PROBABILITY = 0.1;

  private final ProgramSpace space;
  private final Conventions.Constants constants;

  InstructionSampler(ProgramSpace space, Conventions.Constants constants) {
    this.space = space;
    this.constants = constants;
  }

  Instruction draw(List<Op> ops, RandomGenerator random) {
    Op op = ops.get(random.nextInt(ops.size()));
    if (op == Op.NO_OP) {
      return Instruction.NOTHING;
    }
    int in1 = op.inputs().isEmpty() ? 0 : input(op, 0, random);
    int in2 = op.inputs().size() < 2 ? 0 : input(op, 1, random);
    int out = output(op, random);
    double[] c = new double[3];
    switch (op) {
      case SCALAR_CONST -> c[0] = uniform(-1, 1, random);
      case VECTOR_CONST -> {
        c[0] = random.nextFloat();
        c[1] = uniform(-1, 1, random);
      }
      case MATRIX_CONST -> {
        c[0] = random.nextFloat();
        c[1] = random.nextFloat();
        c[2] = uniform(-1, 1, random);
      }
      case SCALAR_UNIFORM, VECTOR_UNIFORM, MATRIX_UNIFORM -> {
        c[0] = uniform(-1, 1, random);
        c[1] = uniform(-1, 1, random);
      }
      case SCALAR_GAUSSIAN, VECTOR_GAUSSIAN, MATRIX_GAUSSIAN -> {
        c[0] = uniform(-1, 1, random);
        c[1] = uniform(0, 1, random);
      }
      default -> {}
    }
    return new Instruction(op, in1, in2, out, c[0], c[1], c[2]);
  }

  /** Changes one argument, chosen uniformly: an input, the output, or the constants. */
  Instruction alter(Instruction old, RandomGenerator random) {
    Op op = old.op();
    if (op == Op.NO_OP) {
      return old;
    }
    int inputs = op.inputs().size();
    int arguments = 1 + inputs + (op.constants() > 0 ? 1 : 0);
    int choice = random.nextInt(arguments);
    if (choice < inputs) {
      int address = input(op, choice, random);
      return new Instruction(
          op,
          choice == 0 ? address : old.in1(),
          choice == 1 ? address : old.in2(),
          old.out(),
          old.c0(),
          old.c1(),
          old.c2());
    }
    if (choice == inputs) {
      return new Instruction(
          op, old.in1(), old.in2(), output(op, random), old.c0(), old.c1(), old.c2());
    }
    return alterConstants(old, random);
  }

  private Instruction alterConstants(Instruction old, RandomGenerator random) {
    double[] c = {old.c0(), old.c1(), old.c2()};
    Op op = old.op();
    int which = random.nextInt(op.constants());
    switch (op) {
      case VECTOR_CONST, MATRIX_CONST -> {
        boolean value = which == op.constants() - 1;
        c[which] = value ? scaledOrFlipped(c[which], random) : random.nextFloat();
      }
      case SCALAR_GAUSSIAN, VECTOR_GAUSSIAN, MATRIX_GAUSSIAN ->
          c[which] = which == 0 ? scaledOrFlipped(c[0], random) : scaled(c[1], random);
      case SCALAR_UNIFORM, VECTOR_UNIFORM, MATRIX_UNIFORM -> {
        c[which] = scaledOrFlipped(c[which], random);
        double low = Math.min(c[0], c[1]);
        c[1] = Math.max(c[0], c[1]);
        c[0] = low;
      }
      default -> c[0] = scaledOrFlipped(c[0], random);
    }
    return Instruction.withConstants(op, old.out(), c[0], c[1], c[2]);
  }

  private double scaledOrFlipped(double value, RandomGenerator random) {
    return random.nextDouble() < SIGN_FLIP_PROBABILITY ? -value : scaled(value, random);
  }

  private double scaled(double value, RandomGenerator random) {
    return switch (constants) {
      case LOG_NORMAL -> value * Math.exp(Gaussian.next(random));
      case UNIFORM_FACTOR -> value * uniform(0.5, 2, random);
    };
  }

  private static double uniform(double low, double high, RandomGenerator random) {
    return low + (high - low) * random.nextDouble();
  }

  private int input(Op op, int index, RandomGenerator random) {
    return random.nextInt(space.addresses().count(op.inputs().get(index)));
  }

  private int output(Op op, RandomGenerator random) {
    OperandKind kind = op.output();
    int first = space.output().firstWritable(kind);
    return first + random.nextInt(space.addresses().count(kind) - first);
  }
}
