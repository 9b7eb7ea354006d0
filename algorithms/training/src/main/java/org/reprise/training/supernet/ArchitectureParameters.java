package org.reprise.training.supernet;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.reprise.search.Gaussian;
import org.reprise.search.Softmax;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.space.network.ActiveChoices;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.network.Parameter;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.Tensor;
import org.reprise.training.tensor.TensorShape;

/**
 * A logit for each choice of each decision, in a table of decisions x the most choices of any;
 * places beyond a decision's own choices have no part in anything.
 */
public final class ArchitectureParameters implements AutoCloseable {
  private final Operations operations;
  private final ActiveChoices all;
  private final int[] sizes;
  private final int columns;
  private final Parameter logits;

  /** Logits drawn as {@code deviation} N(0, 1). */
  public ArchitectureParameters(
      SearchSpace space, Operations operations, double deviation, RandomGenerator random) {
    this.operations = operations;
    this.all = ActiveChoices.all(space);
    this.sizes = space.decisions().stream().mapToInt(d -> d.size()).toArray();
    this.columns = Arrays.stream(sizes).max().orElse(1);
    double[] values = new double[sizes.length * columns];
    for (int d = 0; d < sizes.length; d++) {
      for (int c = 0; c < sizes[d]; c++) {
        values[d * columns + c] = deviation * Gaussian.next(random);
      }
    }
    TensorShape shape = new TensorShape(sizes.length, columns, 1, 1);
    this.logits =
        new Parameter("architecture", Variable.parameter(operations.parameter(shape, values)));
  }

  /** Returns what an optimiser trains. */
  public List<Parameter> parameters() {
    return List.of(logits);
  }

  /** Returns all choices. */
  public ActiveChoices all() {
    return all;
  }

  /** The probabilities as they are: a row of each decision's choices. */
  public double[][] probabilities() {
    double[][] rows = logits();
    for (double[] row : rows) {
      Softmax.probabilities(row, row);
    }
    return rows;
  }

  /** Returns the table of probabilities on a tape. */
  public Variable probabilities(Tape tape) {
    return relaxed(tape, new double[sizes.length * columns], 1);
  }

  /** Standard Gumbel numbers, one for each place of the table. */
  public double[] noise(RandomGenerator random) {
    double[] noise = new double[sizes.length * columns];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = -Math.log(-Math.log(1 - random.nextDouble()));
    }
    return noise;
  }

  /** softmax((log p + noise) / temperature) by decision, on a tape. */
  public Variable relaxed(Tape tape, double[] noise, double temperature) {
    double[][] z = concrete(noise, temperature);
    return record(tape, z, upstream -> ofConcrete(z, upstream, temperature));
  }

  /** softmax((log p + noise) / temperature) by decision. */
  double[][] concrete(double[] noise, double temperature) {
    double[][] rows = logits();
    for (int d = 0; d < sizes.length; d++) {
      for (int c = 0; c < sizes[d]; c++) {
        // The log of the softmax and the logit differ by what is equal for all choices.
        rows[d][c] = (rows[d][c] + noise[d * columns + c]) / temperature;
      }
      Softmax.probabilities(rows[d], rows[d]);
    }
    return rows;
  }

  /** Gradient with respect to the logits of one with respect to a concrete sample. */
  static double[][] ofConcrete(double[][] z, double[][] upstream, double temperature) {
    double[][] gradient = new double[z.length][];
    for (int d = 0; d < z.length; d++) {
      gradient[d] = new double[z[d].length];
      Softmax.backward(z[d], upstream[d], gradient[d]);
      for (int c = 0; c < z[d].length; c++) {
        gradient[d][c] /= temperature;
      }
    }
    return gradient;
  }

  /** log p(architecture), one number, on a tape. */
  public Variable logProbability(Tape tape, Architecture architecture) {
    double[][] p = probabilities();
    double sum = 0;
    for (int d = 0; d < p.length; d++) {
      sum += Math.log(p[d][architecture.choice(d)]);
    }
    TensorShape one = new TensorShape(1, 1, 1, 1);
    return tape.record(
        operations.parameter(one, new double[] {sum}),
        List.of(logits.variable()),
        output -> {
          double seed = operations.read(output.requireGradient())[0];
          double[] gradient = new double[sizes.length * columns];
          for (int d = 0; d < sizes.length; d++) {
            for (int c = 0; c < sizes[d]; c++) {
              double hit = c == architecture.choice(d) ? 1 : 0;
              gradient[d * columns + c] = seed * (hit - p[d][c]);
            }
          }
          tape.give(logits.variable(), operations.parameter(logits.variable().shape(), gradient));
        });
  }

  /** Returns the logits: a row of each decision's choices. */
  public double[][] logits() {
    return rows(operations.read(logits.variable().value()));
  }

  /** Overwrites the logits. */
  public void setLogits(double[][] rows) {
    Tensor now = operations.parameter(logits.variable().shape(), table(rows));
    operations.copy(now, logits.variable().value());
    operations.release(now);
  }

  /** Returns rows as the table has them. */
  double[] table(double[][] rows) {
    double[] table = new double[sizes.length * columns];
    for (int d = 0; d < sizes.length; d++) {
      System.arraycopy(rows[d], 0, table, d * columns, sizes[d]);
    }
    return table;
  }

  /** Returns a table's rows, each as long as its decision has choices. */
  double[][] rows(double[] table) {
    double[][] rows = new double[sizes.length][];
    for (int d = 0; d < sizes.length; d++) {
      rows[d] = Arrays.copyOfRange(table, d * columns, d * columns + sizes[d]);
    }
    return rows;
  }

  /**
   * Records numbers that follow from the logits.
   *
   * @param backward gives, of a gradient with respect to them, that with respect to the logits
   */
  Variable record(Tape tape, double[][] values, UnaryOperator<double[][]> backward) {
    TensorShape shape = logits.variable().shape();
    return tape.record(
        operations.parameter(shape, table(values)),
        List.of(logits.variable()),
        output -> {
          double[][] gradient = backward.apply(rows(operations.read(output.requireGradient())));
          tape.give(logits.variable(), operations.parameter(shape, table(gradient)));
        });
  }

  /** Returns an architecture drawn from the policy. */
  public Architecture sample(RandomGenerator random) {
    return Architecture.of(
        Arrays.stream(probabilities()).mapToInt(row -> Softmax.sample(row, random)).toArray());
  }

  /** Returns the most probable architecture; of equal choices the first. */
  public Architecture best() {
    double[][] p = probabilities();
    int[] choices = new int[p.length];
    for (int d = 0; d < p.length; d++) {
      for (int c = 1; c < p[d].length; c++) {
        choices[d] = p[d][c] > p[d][choices[d]] ? c : choices[d];
      }
    }
    return Architecture.of(choices);
  }

  /** Returns the policy's entropy in nats. */
  public double entropy() {
    double entropy = 0;
    for (double[] row : probabilities()) {
      for (double p : row) {
        entropy -= p > 0 ? p * Math.log(p) : 0;
      }
    }
    return entropy;
  }

  @Override
  public void close() {
    logits.release(operations);
  }
}
