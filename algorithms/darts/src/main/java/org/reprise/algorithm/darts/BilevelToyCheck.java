package org.reprise.algorithm.darts;

import java.util.List;
import org.reprise.claim.CheckContext;
import org.reprise.claim.Measurement;
import org.reprise.claim.TargetCheck;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.lanes.LaneOperations;
import org.reprise.training.network.Parameter;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.TensorShape;

/**
 * Where the second order descent ends on the paper's example, L_val = alpha w - 2 alpha + 1 and
 * L_train = w^2 - 2 alpha w + alpha^2, from (alpha, w) = (2, -2) with the step {@code xi} (Liu et
 * al. 2019, figure 2): alpha after 200 steps of descent.
 */
public final class BilevelToyCheck implements TargetCheck {
  private static final int STEPS = 200;
  private static final double WEIGHT_RATE = 0.5;
  private static final double LOGIT_RATE = 0.4;

  @Override
  public String name() {
    return "bilevel-toy";
  }

  @Override
  public Measurement measure(CheckContext context) {
    double xi = Double.parseDouble(context.argument("xi"));
    try (Operations operations = new LaneOperations()) {
      Toy toy = new Toy(operations);
      UnrolledGradient gradient =
          new UnrolledGradient(
              operations,
              List.of(new Parameter("w", toy.w)),
              new Parameter("alpha", toy.alpha),
              0,
              0,
              UnrolledGradient.RADIUS);
      for (int step = 0; step < STEPS; step++) {
        gradient.compute(toy, xi, weight -> null);
        toy.trainingByWeights();
        toy.move(toy.w, WEIGHT_RATE);
        toy.move(toy.alpha, LOGIT_RATE);
      }
      return Measurement.exact(toy.number(toy.alpha), "w = " + toy.number(toy.w));
    }
  }

  /** The example's derivatives. */
  private static final class Toy implements BilevelLosses {
    private final Operations operations;
    private final Variable w;
    private final Variable alpha;

    Toy(Operations operations) {
      this.operations = operations;
      w = variable(-2);
      alpha = variable(2);
    }

    private Variable variable(double value) {
      TensorShape one = new TensorShape(1, 1, 1, 1);
      return Variable.parameter(operations.parameter(one, new double[] {value}));
    }

    double number(Variable variable) {
      return operations.read(variable.value())[0];
    }

    private void give(Variable variable, double derivative) {
      try (Tape tape = Tape.recording(operations)) {
        tape.give(variable, operations.parameter(variable.shape(), new double[] {derivative}));
      }
    }

    void move(Variable variable, double rate) {
      if (variable.gradient() != null) {
        operations.accumulate(variable.value(), variable.gradient(), -rate);
        variable.clearGradient(operations);
      }
    }

    @Override
    public void trainingByWeights() {
      give(w, 2 * number(w) - 2 * number(alpha));
    }

    @Override
    public void trainingByLogits() {
      give(alpha, 2 * number(alpha) - 2 * number(w));
    }

    @Override
    public void validationByBoth() {
      give(w, number(alpha));
      give(alpha, number(w) - 2);
    }
  }
}
