package org.reprise.algorithm.bignas;

import org.reprise.claim.CheckContext;
import org.reprise.claim.Measurement;
import org.reprise.claim.TargetCheck;
import org.reprise.training.autograd.Losses;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.engine.Engine;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.TensorShape;

/**
 * Inplace distillation of one example: the biggest child says logits (2, 0), a child (0, 1). {@code
 * what}: the child's {@code loss}, the {@code divergence} of the two, or the {@code gradient} of
 * the child's second logit.
 */
public final class DistillationCheck implements TargetCheck {
  private static final double[] BIGGEST = {2, 0};
  private static final double[] CHILD = {0, 1};
  private static final int[] LABEL = {0};

  @Override
  public String name() {
    return "bignas-distillation";
  }

  @Override
  public Measurement measure(CheckContext context) {
    double[] targets = Teacher.DISTILLATION.targets(Sandwich.probabilities(BIGGEST, 1), LABEL, 0.1);
    String what = context.argument("what");
    try (Operations operations = Engine.preferred().open();
        Tape tape = Tape.recording(operations)) {
      TensorShape shape = new TensorShape(1, CHILD.length, 1, 1);
      Variable logits = Variable.parameter(operations.map(shape, CHILD));
      Variable loss =
          what.equals("divergence")
              ? Losses.divergence(tape, logits, targets)
              : Losses.crossEntropy(tape, logits, targets);
      double value = Losses.value(tape, loss);
      tape.backward(loss);
      double gradient = operations.read(logits.requireGradient())[1];
      logits.clearGradient(operations);
      operations.release(logits.value());
      return Measurement.exact(what.equals("gradient") ? gradient : value, "");
    }
  }
}
