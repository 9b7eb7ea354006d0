package org.reprise.training.autograd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reprise.space.network.Layer.Activation.Function;
import org.reprise.space.network.Layer.Pooling.Kind;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.Operations.NormGradients;
import org.reprise.training.tensor.Operations.Normalized;
import org.reprise.training.tensor.ResidentStatistics;
import org.reprise.training.tensor.Tensor;
import org.reprise.training.tensor.TensorShape;
import org.reprise.training.tensor.Window;

/**
 * Computes and remembers how: each method computes at once and records its gradient, {@link
 * #backward} plays the record in reverse. What is not called is not computed, so a path that was
 * not sampled costs nothing. One tape serves one pass; closing it gives back all that it made.
 */
public final class Tape implements AutoCloseable {
  private final Operations operations;
  private final boolean recording;
  private final List<Step> steps = new ArrayList<>();
  private long held;
  private long mostHeld;

  private Tape(Operations operations, boolean recording) {
    this.operations = operations;
    this.recording = recording;
  }

  /** Returns a tape for training. */
  public static Tape recording(Operations operations) {
    return new Tape(operations, true);
  }

  /** Returns a tape for evaluation: it computes the same and keeps no gradients. */
  public static Tape evaluating(Operations operations) {
    return new Tape(operations, false);
  }

  /** Returns where it computes. */
  public Operations operations() {
    return operations;
  }

  /** Returns how many numbers the results on this tape hold now, gradients aside. */
  public long held() {
    return held;
  }

  /** Returns the most numbers that its results have held at once: the memory of a pass. */
  public long mostHeld() {
    return mostHeld;
  }

  private static final class Step {
    private final Variable output;
    private final Backward backward;
    private boolean done;

    Step(Variable output, Backward backward) {
      this.output = output;
      this.backward = backward;
    }
  }

  /** What the gradient of an output does to the inputs. */
  @FunctionalInterface
  public interface Backward {
    /** Gives each input its gradient; that of {@code output} has arrived. */
    void accept(Variable output);
  }

  /** Returns an input, such as a batch of images: no gradient, memory given back with the tape. */
  public Variable constant(Tensor value) {
    return record(value, false, output -> {});
  }

  /** Takes a result's memory out of the tape's care; it now belongs to the caller. */
  public Tensor keep(Variable result) {
    if (steps.removeIf(step -> step.output == result)) {
      held -= result.shape().size();
    }
    return result.value();
  }

  /** Returns a result of an operation defined elsewhere, which takes part in the record. */
  public Variable record(Tensor value, List<Variable> inputs, Backward backward) {
    return record(value, inputs.stream().anyMatch(Variable::needsGradient), backward);
  }

  private Variable record(Tensor value, boolean differentiable, Backward backward) {
    Variable output = new Variable(value, recording && differentiable, false);
    steps.add(new Step(output, backward));
    held += value.shape().size();
    mostHeld = Math.max(mostHeld, held);
    return output;
  }

  /** Hands a gradient, and its memory, to a variable. */
  public void give(Variable variable, Tensor gradient) {
    variable.receive(operations, gradient, true);
  }

  /** Computes the gradients of all variables that led to this one number. */
  public void backward(Variable loss) {
    backward(loss, operations.parameter(loss.shape(), new double[] {1}));
  }

  /**
   * Computes the gradients of all variables that led to {@code result}, given its own.
   *
   * @param gradient of some number with respect to {@code result}; the tape releases it
   */
  public void backward(Variable result, Tensor gradient) {
    if (!recording) {
      throw new IllegalStateException("an evaluating tape keeps no gradients");
    }
    give(result, gradient);
    for (int i = steps.size() - 1; i >= 0; i--) {
      Step step = steps.get(i);
      Variable output = step.output;
      if (output.gradient() != null) {
        step.backward.accept(output);
        if (!output.isGradientShared()) {
          output.clearGradient(operations);
        }
      }
      // Whoever read this output comes later in the record and is done with it.
      operations.release(output.value());
      held -= output.shape().size();
      step.done = true;
    }
  }

  /** Whether gradients can be computed. */
  public boolean isRecording() {
    return recording;
  }

  /**
   * Gives back, before the tape is closed, a result that nobody reads any more, so that the next
   * one is written to memory that a cache still holds. A recording tape keeps it.
   */
  public void forget(Variable output) {
    for (int i = recording ? -1 : steps.size() - 1; i >= 0; i--) {
      if (steps.get(i).output == output) {
        operations.release(output.value());
        held -= output.shape().size();
        steps.remove(i);
        return;
      }
    }
  }

  @Override
  public void close() {
    for (Step step : steps) {
      step.output.clearGradient(operations);
      if (!step.done) {
        operations.release(step.output.value());
      }
    }
    steps.clear();
  }

  /** Convolution; weights are filters x channels per group x kernel. */
  public Variable convolution(Variable x, Variable weights, Window window, int groups) {
    Tensor y = operations.convolution(x.value(), weights.value(), window, groups);
    return record(
        y,
        List.of(x, weights),
        output -> {
          Tensor dy = output.requireGradient();
          if (weights.needsGradient()) {
            give(
                weights,
                operations.convolutionWeightGradient(
                    dy, x.value(), weights.shape(), window, groups));
          }
          if (x.needsGradient()) {
            give(
                x,
                operations.convolutionInputGradient(
                    dy, weights.value(), x.shape(), window, groups));
          }
        });
  }

  /** Returns a map plus one number per channel. */
  public Variable bias(Variable x, Variable bias) {
    return record(
        operations.addBias(x.value(), bias.value()),
        List.of(x, bias),
        output -> {
          give(bias, operations.channelSums(output.requireGradient()));
          output.shareGradient(operations, x);
        });
  }

  /** Told the statistics of each batch that is normalised. */
  @FunctionalInterface
  public interface BatchObserver {
    /** Takes note of a batch of this shape. */
    void saw(Normalized batch, TensorShape shape);
  }

  /**
   * Batch norm by the statistics of the batch.
   *
   * @param scale one number per channel, or null for 1; then {@code shift} is null, too
   * @param epsilon added to a variance before its root is taken
   * @param ghosts equal parts of the batch, each normalised by itself
   * @param observer told the statistics of the batch, or null
   */
  public Variable batchNorm(
      Variable x,
      @Nullable Variable scale,
      @Nullable Variable shift,
      double epsilon,
      int ghosts,
      @Nullable BatchObserver observer) {
    Tensor factor = scale == null ? null : scale.value();
    Normalized forward =
        operations.batchNorm(
            x.value(), factor, shift == null ? null : shift.value(), epsilon, ghosts);
    if (observer != null) {
      observer.saw(forward, x.shape());
    }
    return record(
        forward.y(),
        inputs(x, scale, shift),
        output -> {
          Tensor dy = output.requireGradient();
          NormGradients gradients =
              operations.batchNormGradient(dy, x.value(), forward, factor, epsilon, ghosts);
          give(x, gradients.x());
          if (scale != null) {
            give(scale, Objects.requireNonNull(gradients.scale(), "an engine gives both"));
            give(shiftOf(shift), Objects.requireNonNull(gradients.shift(), "an engine gives both"));
          }
        });
  }

  private static List<Variable> inputs(
      Variable x, @Nullable Variable scale, @Nullable Variable shift) {
    return scale == null ? List.of(x) : List.of(x, scale, shiftOf(shift));
  }

  private static Variable shiftOf(@Nullable Variable shift) {
    return Objects.requireNonNull(shift, "a norm with a scale has a shift");
  }

  /** Batch norm by running statistics, which count as constants: y = scale (x - m) / s + shift. */
  public Variable frozenNorm(
      Variable x,
      @Nullable Variable scale,
      @Nullable Variable shift,
      RunningStatistics running,
      double epsilon) {
    int channels = x.shape().c();
    ResidentStatistics resident = recording ? null : running.in(operations);
    if (resident != null) {
      Tensor factor = scale == null ? null : scale.value();
      Tensor summand = shift == null ? null : shift.value();
      return constant(operations.frozenNorm(x.value(), factor, summand, resident, epsilon));
    }
    double[] inverse = running.inverseDeviations(channels, epsilon);
    double[] factors = RunningStatistics.factors(inverse, numbers(scale));
    double[] summands = running.summands(factors, numbers(shift));
    // As they are now: later batches may move them before the gradient comes.
    double[] means = Arrays.copyOf(running.mean(), channels);
    return record(
        operations.channelAffine(x.value(), factors, summands),
        inputs(x, scale, shift),
        output -> {
          Tensor dy = output.requireGradient();
          if (x.needsGradient()) {
            give(x, operations.channelAffine(dy, factors, new double[channels]));
          }
          if (scale != null) {
            Tensor sums = operations.channelSums(dy);
            double[] dshift = operations.read(sums);
            Tensor products =
                operations.multiplyGradient(dy, x.value(), TensorShape.perChannel(channels));
            double[] dscale = operations.read(products);
            operations.release(products);
            for (int c = 0; c < channels; c++) {
              dscale[c] = inverse[c] * (dscale[c] - means[c] * dshift[c]);
            }
            give(scale, operations.parameter(scale.shape(), dscale));
            give(shiftOf(shift), sums);
          }
        });
  }

  private double @Nullable [] numbers(@Nullable Variable variable) {
    return variable == null ? null : operations.read(variable.value());
  }

  /**
   * Batch norm by the statistics of the batch and then a function of each number, in evaluation,
   * where nobody asks for what is between them.
   */
  public Variable activatedNorm(
      Variable x,
      @Nullable Variable scale,
      @Nullable Variable shift,
      double epsilon,
      @Nullable BatchObserver observer,
      Function then) {
    Tensor factor = scale == null ? null : scale.value();
    Tensor summand = shift == null ? null : shift.value();
    Normalized forward = operations.activatedNorm(x.value(), factor, summand, epsilon, then);
    if (observer != null) {
      observer.saw(forward, x.shape());
    }
    return constant(forward.y());
  }

  /** The same by running statistics. */
  public Variable activatedFrozenNorm(
      Variable x,
      @Nullable Variable scale,
      @Nullable Variable shift,
      RunningStatistics running,
      double epsilon,
      Function then) {
    double[] inverse = running.inverseDeviations(x.shape().c(), epsilon);
    double[] factors = RunningStatistics.factors(inverse, numbers(scale));
    double[] summands = running.summands(factors, numbers(shift));
    return constant(operations.activatedAffine(x.value(), factors, summands, then));
  }

  /** Returns a function of each number. */
  public Variable activation(Variable x, Function function) {
    return record(
        operations.activation(x.value(), function),
        List.of(x),
        output ->
            give(x, operations.activationGradient(output.requireGradient(), x.value(), function)));
  }

  /** Pooling; an average leaves out the padding. */
  public Variable pool(Variable x, Kind kind, Window window) {
    Tensor y = operations.pool(x.value(), kind, window);
    return record(
        y,
        List.of(x),
        output ->
            give(x, operations.poolGradient(output.requireGradient(), x.value(), y, kind, window)));
  }

  /** Returns the average over all positions. */
  public Variable globalPool(Variable x) {
    return pool(x, Kind.AVERAGE, Window.whole(x.shape().h(), x.shape().w()));
  }

  /** Returns the sum of two variables. */
  public Variable add(Variable a, Variable b) {
    return record(
        operations.add(a.value(), b.value()),
        List.of(a, b),
        output -> {
          output.shareGradient(operations, a);
          output.shareGradient(operations, b);
        });
  }

  /**
   * Returns the sum of maps, each times a number of a table: sum over i of {@code table[places[i]]
   * x_i}. With the table a softmax of architecture parameters it is a mixed operation. A map whose
   * number is 0 gets no gradient, so what led to it alone is not played back.
   */
  public Variable mix(List<Variable> maps, Variable table, int... places) {
    return mix(maps, table, places, new int[0]);
  }

  /**
   * The same, where those of {@code row} that are 0 stand in the sum by themselves, without a map:
   * the sum is the same, their gradient that of a map of ones.
   */
  public Variable mix(List<Variable> maps, Variable table, int[] places, int[] row) {
    double[] numbers = operations.read(table.value());
    double[] factors = new double[maps.size()];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = numbers[places[i]];
    }
    List<Variable> inputs = new ArrayList<>(maps);
    inputs.add(table);
    return record(
        operations.mix(maps.stream().map(Variable::value).toList(), factors),
        inputs,
        output -> {
          Tensor dy = output.requireGradient();
          double[] gradients = new double[numbers.length];
          if (row.length > 0 && table.needsGradient()) {
            double sum = sum(dy);
            for (int place : row) {
              gradients[place] = numbers[place] == 0 ? sum : 0;
            }
          }
          for (int i = 0; i < factors.length; i++) {
            Variable map = maps.get(i);
            boolean alone = row.length > 0 && factors[i] == 0;
            if (table.needsGradient() && !alone) {
              gradients[places[i]] += operations.dot(dy, map.value());
            }
            if (map.needsGradient() && factors[i] != 0) {
              give(map, operations.mix(List.of(dy), new double[] {factors[i]}));
            }
          }
          if (table.needsGradient()) {
            give(table, operations.parameter(table.shape(), gradients));
          }
        });
  }

  private double sum(Tensor map) {
    Tensor sums = operations.channelSums(map);
    double sum = 0;
    for (double channel : operations.read(sums)) {
      sum += channel;
    }
    operations.release(sums);
    return sum;
  }

  /**
   * Returns a map times numbers whose extents are the map's or 1: a gate per channel and example, a
   * channel mask, a dropout mask.
   */
  public Variable multiply(Variable x, Variable factors) {
    return record(
        operations.multiply(x.value(), factors.value()),
        List.of(x, factors),
        output -> {
          Tensor dy = output.requireGradient();
          if (x.needsGradient()) {
            give(x, operations.multiply(dy, factors.value()));
          }
          if (factors.needsGradient()) {
            give(factors, operations.multiplyGradient(dy, x.value(), factors.shape()));
          }
        });
  }

  /** Maps stacked along the channels. */
  public Variable concat(List<Variable> maps) {
    return record(
        operations.concat(maps.stream().map(Variable::value).toList()),
        maps,
        output -> {
          Tensor dy = output.requireGradient();
          int channel = 0;
          for (Variable map : maps) {
            give(map, operations.slice(dy, new int[] {0, channel, 0, 0}, map.shape()));
            channel += map.shape().c();
          }
        });
  }

  /** Returns a part of a map or of shared weights: fewer channels, filters, or a smaller kernel. */
  public Variable slice(Variable x, int[] begin, TensorShape size) {
    return record(
        operations.slice(x.value(), begin, size),
        List.of(x),
        output -> give(x, operations.embed(output.requireGradient(), begin, x.shape())));
  }

  /** Returns the map moved up and left, zeros where nothing comes from. */
  public Variable shift(Variable x, int rows, int columns) {
    return record(
        operations.shift(x.value(), rows, columns),
        List.of(x),
        output -> give(x, operations.shift(output.requireGradient(), -rows, -columns)));
  }

  /** Zeros, which no gradient passes. */
  public Variable zeros(TensorShape shape) {
    return constant(operations.zeroMap(shape));
  }
}
