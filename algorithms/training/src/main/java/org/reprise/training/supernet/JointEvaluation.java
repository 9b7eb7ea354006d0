package org.reprise.training.supernet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.reprise.space.Architecture;
import org.reprise.training.autograd.Losses;
import org.reprise.training.autograd.RunningStatistics;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.network.GraphNetwork;
import org.reprise.training.network.Mode;
import org.reprise.training.network.NormLayer;
import org.reprise.training.network.Pass;
import org.reprise.training.standalone.Evaluation;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.Tensor;

/**
 * Evaluates several architectures with inherited weights at once: what they compute in common is
 * computed once and kept until the last that reads it is done, a batch norm and its activation in
 * one. In lexicographic order little is kept at a time.
 */
final class JointEvaluation {
  private final Operations operations;
  private final Expressions expressions = new Expressions();
  private final List<Expressions.Plan> plans = new ArrayList<>();
  // Expressions that read one, and architectures whose logits it is.
  private final int[] readers;
  // Of recalibrated norms, by their expressions.
  private final Map<Integer, RunningStatistics> recalibrated = new HashMap<>();

  JointEvaluation(Supernet supernet, List<Architecture> architectures) {
    operations = supernet.weights().operations();
    for (Architecture architecture : architectures) {
      GraphNetwork network = supernet.network(architecture);
      plans.add(expressions.add(network));
    }
    readers = new int[expressions.size()];
    for (int number = 1; number < readers.length; number++) {
      for (int input : expressions.get(number).inputs()) {
        readers[input]++;
      }
    }
    plans.forEach(plan -> readers[plan.output()]++);
  }

  /** Multiply-adds for one example, what is shared counted once. */
  long multiplyAdds() {
    return expressions.multiplyAdds();
  }

  /** Takes the statistics of each norm's input on these batches. */
  void recalibrate(List<Batch> batches) {
    for (Batch batch : batches) {
      pass(batch, Mode.CALIBRATION, (architecture, tape, logits) -> {});
    }
  }

  /** Returns the loss and accuracy of each architecture over these batches. */
  List<Evaluation> evaluate(List<Batch> batches, Mode mode) {
    double[] loss = new double[plans.size()];
    int[] correct = new int[plans.size()];
    int examples = 0;
    for (Batch batch : batches) {
      examples += batch.size();
      pass(
          batch,
          mode,
          (a, tape, logits) -> {
            Variable mean = Losses.crossEntropy(tape, logits, batch.labels(), 0);
            loss[a] += batch.size() * Losses.value(tape, mean);
            correct[a] += Losses.correct(tape, logits, batch.labels());
          });
    }
    List<Evaluation> evaluations = new ArrayList<>();
    for (int a = 0; a < loss.length; a++) {
      evaluations.add(new Evaluation(loss[a] / examples, (double) correct[a] / examples));
    }
    return evaluations;
  }

  private interface Reader {
    void read(int architecture, Tape tape, Variable logits);
  }

  private void pass(Batch batch, Mode mode, Reader reader) {
    Variable[] values = new Variable[expressions.size()];
    boolean[] computed = new boolean[values.length];
    int[] left = readers.clone();
    try (Tape outer = Tape.evaluating(operations)) {
      values[0] = batch.on(outer);
      for (int a = 0; a < plans.size(); a++) {
        Expressions.Plan plan = plans.get(a);
        for (int step : plan.steps()) {
          if (!computed[step]) {
            values[step] = compute(step, values, mode);
            computed[step] = true;
            for (int input : expressions.get(step).inputs()) {
              wasRead(input, values, left);
            }
          }
        }
        try (Tape tape = Tape.evaluating(operations)) {
          reader.read(a, tape, values[plan.output()]);
        }
        wasRead(plan.output(), values, left);
      }
    }
  }

  /** Gives a map back after its last reader: the next is written to what a cache still holds. */
  private void wasRead(int number, Variable[] values, int[] left) {
    left[number]--;
    if (left[number] == 0 && number > 0) {
      operations.release(values[number].value());
      values[number] = null;
    }
  }

  private Variable compute(int number, Variable[] values, Mode mode) {
    Expressions.Expression expression = expressions.get(number);
    List<Variable> inputs = new ArrayList<>(expression.inputs().length);
    for (int input : expression.inputs()) {
      inputs.add(values[input]);
    }
    if (inputs.isEmpty()) {
      inputs.add(values[0]);
    }
    try (Tape tape = Tape.evaluating(operations)) {
      Variable result;
      if (expression.layer() instanceof NormLayer norm) {
        RunningStatistics statistics =
            mode == Mode.BATCH_STATISTICS ? norm.running() : statistics(number, norm, mode);
        result =
            expression.then() == null
                ? norm.forward(tape, inputs.get(0), mode, statistics)
                : norm.activated(tape, inputs.get(0), mode, statistics, expression.then());
      } else {
        result = expression.layer().forward(tape, inputs, Pass.of(mode));
      }
      boolean passedOn = isAmong(result, inputs);
      Tensor kept =
          passedOn ? operations.mix(List.of(result.value()), new double[] {1}) : tape.keep(result);
      return Variable.parameter(kept);
    }
  }

  private static boolean isAmong(Variable result, List<Variable> inputs) {
    for (Variable input : inputs) {
      if (input == result) {
        return true;
      }
    }
    return false;
  }

  /** Returns a norm's own running statistics, or those of this expression where there are such. */
  private RunningStatistics statistics(int number, NormLayer norm, Mode mode) {
    return mode == Mode.CALIBRATION
        ? recalibrated.computeIfAbsent(
            number, n -> new RunningStatistics(norm.running().mean().length))
        : recalibrated.getOrDefault(number, norm.running());
  }
}
