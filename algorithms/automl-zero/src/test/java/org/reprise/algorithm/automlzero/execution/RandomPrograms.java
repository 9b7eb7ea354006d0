package org.reprise.algorithm.automlzero.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.reprise.algorithm.automlzero.program.Instruction;
import org.reprise.algorithm.automlzero.program.Op;
import org.reprise.algorithm.automlzero.program.OperandKind;
import org.reprise.algorithm.automlzero.program.OutputKind;
import org.reprise.algorithm.automlzero.program.Program;

/** Random programs over all operations and few addresses, so that instructions interact. */
public final class RandomPrograms {
  private static final int ADDRESSES = 4;

  private RandomPrograms() {}

  public static Program draw(RandomGenerator random, OutputKind output) {
    return new Program(
        instructions(random, output, random.nextInt(5)),
        instructions(random, output, 1 + random.nextInt(6)),
        instructions(random, output, random.nextInt(8)));
  }

  private static List<Instruction> instructions(
      RandomGenerator random, OutputKind output, int count) {
    List<Instruction> result = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      result.add(instruction(random, output));
    }
    return result;
  }

  public static Instruction instruction(RandomGenerator random, OutputKind output) {
    Op op = Op.values()[random.nextInt(65)];
    if (op == Op.NO_OP) {
      return Instruction.NOTHING;
    }
    List<OperandKind> inputs = op.inputs();
    int first = output.firstWritable(op.output());
    boolean fractions = op.writesOneElement();
    return new Instruction(
        op,
        inputs.isEmpty() ? 0 : random.nextInt(ADDRESSES),
        inputs.size() < 2 ? 0 : random.nextInt(ADDRESSES),
        first + random.nextInt(ADDRESSES - first),
        op.constants() < 1 ? 0 : fractions ? random.nextFloat() : random.nextDouble(-2, 2),
        op.constants() < 2
            ? 0
            : op == Op.MATRIX_CONST ? random.nextFloat() : random.nextDouble(-1, 2),
        op.constants() < 3 ? 0 : random.nextDouble(-2, 2));
  }
}
