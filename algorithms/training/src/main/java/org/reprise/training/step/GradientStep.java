package org.reprise.training.step;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.reprise.training.autograd.Losses;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.network.Parameter;
import org.reprise.training.optimizer.GradientClipping;
import org.reprise.training.optimizer.Optimizer;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.Recording;

/**
 * A step of training: forward, loss, backward, optimiser. Gradients of several losses may be added
 * up before a step.
 */
public final class GradientStep {
  private final Operations operations;
  private final Optimizer optimizer;
  private final List<Parameter> parameters;
  private final double clip;

  /**
   * Steps of {@code optimizer}.
   *
   * @param parameters whose gradients are clipped together
   * @param clip largest norm of the gradient; 0 for no limit
   */
  public GradientStep(
      Operations operations, Optimizer optimizer, List<Parameter> parameters, double clip) {
    this.operations = operations;
    this.optimizer = optimizer;
    this.parameters = List.copyOf(parameters);
    this.clip = clip;
  }

  /** Steps without a limit on the gradient. */
  public GradientStep(Operations operations, Optimizer optimizer) {
    this(operations, optimizer, List.of(), 0);
  }

  /**
   * Adds the gradient of a loss to that of its parameters.
   *
   * @param loss computes one number on the tape that it is given
   * @return the number; where it is not finite, there is no gradient
   */
  public double accumulate(Function<Tape, Variable> loss) {
    try (Tape tape = Tape.recording(operations)) {
      Variable scalar = loss.apply(tape);
      double value = Losses.value(tape, scalar);
      if (Double.isFinite(value)) {
        tape.backward(scalar);
      }
      return value;
    }
  }

  /**
   * Adds the gradients of several losses to that of their parameters, in the order of the losses.
   * Engines that compute many passes at once are asked for them together; the gradient is the same.
   *
   * @param losses compute one number each; they read nothing back
   * @return the numbers; where one is not finite, it has no gradient
   */
  public double[] accumulate(List<Function<Tape, Variable>> losses) {
    int together = operations.passesAtOnce();
    double[] values = new double[losses.size()];
    for (int from = 0; from < values.length; from += together) {
      if (together == 1) {
        values[from] = accumulate(losses.get(from));
      } else {
        int to = Math.min(values.length, from + together);
        double[] found = together(losses.subList(from, to));
        System.arraycopy(found, 0, values, from, found.length);
      }
    }
    return values;
  }

  /** All forward, then, when their numbers are known, all backward. */
  private double[] together(List<Function<Tape, Variable>> losses) {
    List<Tape> tapes = new ArrayList<>();
    List<Variable> scalars = new ArrayList<>();
    try {
      run(
          () -> {
            for (Function<Tape, Variable> loss : losses) {
              tapes.add(Tape.recording(operations));
              scalars.add(loss.apply(tapes.get(tapes.size() - 1)));
            }
          });
      double[] values =
          operations.read(scalars.stream().map(Variable::value).toList()).stream()
              .mapToDouble(numbers -> numbers[0])
              .toArray();
      run(
          () -> {
            for (int i = 0; i < values.length; i++) {
              if (Double.isFinite(values[i])) {
                tapes.get(i).backward(scalars.get(i));
              }
            }
          });
      return values;
    } finally {
      tapes.forEach(Tape::close);
    }
  }

  private void run(Runnable work) {
    try (Recording recording = operations.record(work)) {
      recording.run();
    }
  }

  /** Moves the parameters along what was added up. */
  public void apply(double rate) {
    if (clip > 0) {
      GradientClipping.clip(operations, parameters, clip);
    }
    optimizer.step(rate);
  }

  /** Both at once; without a move where the loss is not finite. Returns the loss before it. */
  public double run(Function<Tape, Variable> loss, double rate) {
    double value = accumulate(loss);
    if (Double.isFinite(value)) {
      apply(rate);
    }
    return value;
  }
}
