package org.reprise.training.supernet;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.reprise.search.Softmax;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.space.network.ActiveChoices;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.network.Parameter;
import org.reprise.training.tensor.Operations;
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
        values[d * columns + c] = deviation * random.nextGaussian();
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
    double[] values = operations.read(logits.variable().value());
    double[][] rows = new double[sizes.length][];
    for (int d = 0; d < sizes.length; d++) {
      rows[d] = Arrays.copyOfRange(values, d * columns, d * columns + sizes[d]);
      Softmax.probabilities(rows[d], rows[d]);
    }
    return rows;
  }

  /** Returns the table of probabilities on a tape. */
  public Variable probabilities(Tape tape) {
    return relaxed(tape, new double[sizes.length * columns], 1);
  }

  /** Standard Gumbel numbers, one for each place of the table. */
  double[] noise(RandomGenerator random) {
    double[] noise = new double[sizes.length * columns];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = -Math.log(-Math.log(1 - random.nextDouble()));
    }
    return noise;
  }

  /** softmax((log p + noise) / temperature) by decision, on a tape. */
  public Variable relaxed(Tape tape, double[] noise, double temperature) {
    double[] values = operations.read(logits.variable().value());
    double[] table = new double[values.length];
    double[][] rows = new double[sizes.length][];
    for (int d = 0; d < sizes.length; d++) {
      rows[d] = new double[sizes[d]];
      for (int c = 0; c < sizes[d]; c++) {
        // The log of the softmax and the logit differ by what is equal for all choices.
        rows[d][c] = (values[d * columns + c] + noise[d * columns + c]) / temperature;
      }
      Softmax.probabilities(rows[d], rows[d]);
      System.arraycopy(rows[d], 0, table, d * columns, sizes[d]);
    }
    TensorShape shape = logits.variable().shape();
    return tape.record(
        operations.parameter(shape, table),
        List.of(logits.variable()),
        output -> {
          double[] upstream = operations.read(output.gradient());
          double[] gradient = new double[upstream.length];
          for (int d = 0; d < sizes.length; d++) {
            double[] row = Arrays.copyOfRange(upstream, d * columns, d * columns + sizes[d]);
            Softmax.backward(rows[d], row, row);
            for (int c = 0; c < sizes[d]; c++) {
              gradient[d * columns + c] = row[c] / temperature;
            }
          }
          tape.give(logits.variable(), operations.parameter(shape, gradient));
        });
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
          double seed = operations.read(output.gradient())[0];
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
