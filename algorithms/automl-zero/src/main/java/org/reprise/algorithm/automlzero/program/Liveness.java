package org.reprise.algorithm.automlzero.program;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which instructions of a program can have an effect on its predictions.
 *
 * <p>The classical backward analysis over the control flow of an evaluation: Setup, then (Predict,
 * Learn) for each training example, then Predict for each validation example. Label and features
 * are set from outside before each call of Predict and Learn; the prediction is read after Predict.
 * Leaving out a dead instruction changes no bit of any prediction, because random instructions draw
 * from a stream of their own ({@link org.reprise.algorithm.automlzero.execution.Noise}).
 */
public final class Liveness {
  private static final long FEATURES = 1L << AddressSpace.register(OperandKind.VECTOR, 0);

  private final boolean[][] live;
  private final boolean predictionReadLater;
  private final boolean labelRead;

  private Liveness(boolean[][] live, boolean predictionReadLater, boolean labelRead) {
    this.live = live;
    this.predictionReadLater = predictionReadLater;
    this.labelRead = labelRead;
  }

  /** Analyses a program. */
  public static Liveness of(Program program, OutputKind output) {
    long given = FEATURES | 1L << output.labelRegister();
    long prediction = 1L << output.predictionRegister();
    long beforePredict = 0;
    long beforeLearn = 0;
    while (true) {
      // After Predict comes Learn, the next example's Predict, or the end.
      long afterPredict = prediction | (beforeLearn | beforePredict) & ~given;
      long nextPredict = before(program.predict(), afterPredict, null);
      long nextLearn = before(program.learn(), nextPredict & ~given, null);
      if (nextPredict == beforePredict && nextLearn == beforeLearn) {
        break;
      }
      beforePredict = nextPredict;
      beforeLearn = nextLearn;
    }
    boolean[][] live = {
      new boolean[program.setup().size()],
      new boolean[program.predict().size()],
      new boolean[program.learn().size()]
    };
    long later = (beforeLearn | beforePredict) & ~given;
    before(program.predict(), prediction | later, live[Component.PREDICT.ordinal()]);
    before(program.learn(), beforePredict & ~given, live[Component.LEARN.ordinal()]);
    // Before the first example, label and features are zero as far as Setup can see.
    before(program.setup(), beforePredict & ~given, live[Component.SETUP.ordinal()]);
    boolean labelRead = (beforeLearn & 1L << output.labelRegister()) != 0;
    return new Liveness(live, (later & prediction) != 0, labelRead);
  }

  /** Returns whether this instruction can change a prediction. */
  public boolean isLive(Component component, int index) {
    return live[component.ordinal()][index];
  }

  /** Returns whether the program itself reads its prediction after Predict has ended. */
  public boolean predictionReadLater() {
    return predictionReadLater;
  }

  /** Returns whether a label can change a prediction: without that, nothing can be learned. */
  public boolean readsLabel() {
    return labelRead;
  }

  /** Returns the program without its dead instructions. */
  public Program strip(Program program) {
    Program stripped = program;
    for (Component component : Component.values()) {
      List<Instruction> all = program.component(component);
      List<Instruction> kept = new ArrayList<>(all.size());
      for (int i = 0; i < all.size(); i++) {
        if (isLive(component, i)) {
          kept.add(all.get(i));
        }
      }
      stripped = stripped.with(component, kept);
    }
    return stripped;
  }

  /**
   * Returns the registers that must hold their values before the instructions, given those after.
   */
  private static long before(
      List<Instruction> instructions, long after, boolean @Nullable [] live) {
    long needed = after;
    for (int i = instructions.size() - 1; i >= 0; i--) {
      Instruction instruction = instructions.get(i);
      Op op = instruction.op();
      if (op == Op.NO_OP) {
        continue;
      }
      long written = 1L << AddressSpace.register(op.output(), instruction.out());
      if ((needed & written) == 0) {
        continue;
      }
      if (live != null) {
        live[i] = true;
      }
      if (!op.writesOneElement()) {
        needed &= ~written;
      }
      List<OperandKind> inputs = op.inputs();
      if (!inputs.isEmpty()) {
        needed |= 1L << AddressSpace.register(inputs.get(0), instruction.in1());
      }
      if (inputs.size() > 1) {
        needed |= 1L << AddressSpace.register(inputs.get(1), instruction.in2());
      }
    }
    return needed;
  }
}
