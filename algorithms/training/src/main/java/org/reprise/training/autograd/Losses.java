package org.reprise.training.autograd;

import java.util.List;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.Tensor;
import org.reprise.training.tensor.TensorShape;

/**
 * Losses and other functions whose result is a number or a small table. They are computed in double
 * precision outside of the tensor library: a few hundred numbers a step.
 */
public final class Losses {
  private Losses() {}

  /**
   * Mean cross-entropy of a softmax over the channels with the labels.
   *
   * @param logits examples x classes x 1 x 1
   * @param labels one class per example
   * @param smoothing share of the target that is spread evenly over all classes
   */
  public static Variable crossEntropy(Tape tape, Variable logits, int[] labels, double smoothing) {
    double[] targets = targets(labels, logits.shape().c(), smoothing);
    return crossEntropy(tape, logits, targets);
  }

  /** Returns labels as distributions over the classes, examples x classes. */
  public static double[] targets(int[] labels, int classes, double smoothing) {
    double[] targets = new double[labels.length * classes];
    for (int i = 0; i < labels.length; i++) {
      for (int k = 0; k < classes; k++) {
        targets[i * classes + k] = smoothing / classes + (k == labels[i] ? 1 - smoothing : 0);
      }
    }
    return targets;
  }

  /**
   * Mean Kullback-Leibler divergence of the softmax of the logits from {@code targets}, the
   * probabilities of a teacher.
   *
   * @param targets examples x classes, each row a distribution
   */
  public static Variable divergence(Tape tape, Variable logits, double[] targets) {
    double negativeEntropy = 0;
    for (double p : targets) {
      negativeEntropy += p > 0 ? p * Math.log(p) : 0;
    }
    return crossEntropy(tape, logits, targets, negativeEntropy / logits.shape().n());
  }

  /** Mean cross-entropy with soft targets, examples x classes. */
  public static Variable crossEntropy(Tape tape, Variable logits, double[] targets) {
    return crossEntropy(tape, logits, targets, 0);
  }

  private static Variable crossEntropy(
      Tape tape, Variable logits, double[] targets, double summand) {
    Operations operations = tape.operations();
    int examples = logits.shape().n();
    int classes = logits.shape().c();
    if (operations.computesLosses()) {
      Variable there = tape.constant(operations.map(logits.shape(), targets));
      Variable loss = crossEntropy(tape, logits, there);
      return summand == 0 ? loss : tape.add(loss, tape.constant(scalar(operations, summand)));
    }
    double[] logProbabilities = logSoftmaxRows(operations.read(logits.value()), classes);
    double loss = 0;
    for (int i = 0; i < targets.length; i++) {
      loss -= targets[i] * logProbabilities[i];
    }
    double mean = loss / examples + summand;
    return tape.record(
        scalar(operations, mean),
        List.of(logits),
        output -> {
          double seed = operations.read(output.requireGradient())[0] / examples;
          double[] dlogits = new double[targets.length];
          for (int i = 0; i < targets.length; i++) {
            dlogits[i] = seed * (Math.exp(logProbabilities[i]) - targets[i]);
          }
          tape.give(logits, operations.map(logits.shape(), dlogits));
        });
  }

  /**
   * Mean cross-entropy with targets that are a map like the logits, computed where they are; {@link
   * Operations#computesLosses} says which engines can.
   */
  public static Variable crossEntropy(Tape tape, Variable logits, Variable targets) {
    Operations operations = tape.operations();
    return tape.record(
        operations.crossEntropy(logits.value(), targets.value()),
        List.of(logits),
        output ->
            tape.give(
                logits,
                operations.crossEntropyGradient(
                    output.requireGradient(), logits.value(), targets.value())));
  }

  /** Returns how many examples have their largest logit at their label. */
  public static int correct(Tape tape, Variable logits, int[] labels) {
    double[] values = tape.operations().read(logits.value());
    int classes = logits.shape().c();
    int correct = 0;
    for (int i = 0; i < labels.length; i++) {
      int best = 0;
      for (int k = 1; k < classes; k++) {
        if (values[i * classes + k] > values[i * classes + best]) {
          best = k;
        }
      }
      correct += best == labels[i] ? 1 : 0;
    }
    return correct;
  }

  /** Softmax of each row of a table of parameters. */
  public static Variable softmax(Tape tape, Variable table) {
    Operations operations = tape.operations();
    int columns = columns(table);
    double[] p = logSoftmaxRows(operations.read(table.value()), columns);
    for (int i = 0; i < p.length; i++) {
      p[i] = Math.exp(p[i]);
    }
    return tape.record(
        operations.parameter(table.shape(), p),
        List.of(table),
        output -> {
          double[] dy = operations.read(output.requireGradient());
          double[] dx = new double[p.length];
          for (int row = 0; row < p.length; row += columns) {
            double inner = 0;
            for (int k = row; k < row + columns; k++) {
              inner += dy[k] * p[k];
            }
            for (int k = row; k < row + columns; k++) {
              dx[k] = p[k] * (dy[k] - inner);
            }
          }
          tape.give(table, operations.parameter(table.shape(), dx));
        });
  }

  /** Logarithm of the softmax of each row of a table of parameters. */
  public static Variable logSoftmax(Tape tape, Variable table) {
    Operations operations = tape.operations();
    int columns = columns(table);
    double[] logs = logSoftmaxRows(operations.read(table.value()), columns);
    return tape.record(
        operations.parameter(table.shape(), logs),
        List.of(table),
        output -> {
          double[] dy = operations.read(output.requireGradient());
          double[] dx = new double[logs.length];
          for (int row = 0; row < logs.length; row += columns) {
            double sum = 0;
            for (int k = row; k < row + columns; k++) {
              sum += dy[k];
            }
            for (int k = row; k < row + columns; k++) {
              dx[k] = dy[k] - Math.exp(logs[k]) * sum;
            }
          }
          tape.give(table, operations.parameter(table.shape(), dx));
        });
  }

  /** Returns one number: the sum of a table's numbers, each times its weight. */
  public static Variable weighted(Tape tape, Variable table, double[] weights) {
    Operations operations = tape.operations();
    double[] values = operations.read(table.value());
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += weights[i] * values[i];
    }
    return tape.record(
        scalar(operations, sum),
        List.of(table),
        output -> {
          double seed = operations.read(output.requireGradient())[0];
          double[] dx = new double[weights.length];
          for (int i = 0; i < dx.length; i++) {
            dx[i] = seed * weights[i];
          }
          tape.give(table, operations.parameter(table.shape(), dx));
        });
  }

  /** Returns the number that a variable of one number holds. */
  public static double value(Tape tape, Variable scalar) {
    return tape.operations().read(scalar.value())[0];
  }

  private static Tensor scalar(Operations operations, double value) {
    return operations.parameter(new TensorShape(1, 1, 1, 1), new double[] {value});
  }

  private static int columns(Variable table) {
    return table.shape().size() / table.shape().n();
  }

  private static double[] logSoftmaxRows(double[] x, int columns) {
    double[] logs = new double[x.length];
    for (int row = 0; row < x.length; row += columns) {
      double max = Double.NEGATIVE_INFINITY;
      for (int k = row; k < row + columns; k++) {
        max = Math.max(max, x[k]);
      }
      double sum = 0;
      for (int k = row; k < row + columns; k++) {
        sum += Math.exp(x[k] - max);
      }
      double logSum = max + Math.log(sum);
      for (int k = row; k < row + columns; k++) {
        logs[k] = x[k] - logSum;
      }
    }
    return logs;
  }
}
