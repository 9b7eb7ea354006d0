package org.reprise.training.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.reprise.space.network.Layer.Activation.Function;
import org.reprise.space.network.Layer.Pooling.Kind;
import org.reprise.space.network.Padding;
import org.reprise.training.autograd.Losses;
import org.reprise.training.autograd.RunningStatistics;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.Tensor;
import org.reprise.training.tensor.TensorShape;
import org.reprise.training.tensor.Window;

/**
 * A differentiable function of some tensors, with inputs to try it on: every operation that an
 * engine has to offer is among {@link #all}.
 *
 * @param name of the operation
 * @param inputs what it is tried on
 * @param formula the function
 */
public record OperationCase(String name, List<Input> inputs, Formula formula) {

  /**
   * An input.
   *
   * @param shape its shape
   * @param map whether it is a feature map
   * @param values its numbers, in the order of the shape
   */
  public record Input(TensorShape shape, boolean map, double[] values) {}

  /** What is computed of the inputs. */
  @FunctionalInterface
  public interface Formula {
    /** Returns the result for these inputs. */
    Variable apply(Tape tape, List<Variable> x);
  }

  /**
   * What comes out.
   *
   * @param loss random weights times the result
   * @param result the result
   * @param gradients of the loss with respect to each input
   */
  public record Outcome(double loss, double[] result, List<double[]> gradients) {}

  /** Computes the result and, if asked for, the gradients. */
  public Outcome evaluate(Operations operations, boolean gradients) {
    List<Variable> variables = new ArrayList<>();
    for (Input input : inputs) {
      Tensor tensor =
          input.map
              ? operations.map(input.shape, input.values)
              : operations.parameter(input.shape, input.values);
      variables.add(Variable.parameter(tensor));
    }
    try (Tape tape = Tape.recording(operations)) {
      Variable y = formula.apply(tape, variables);
      double[] result = operations.read(y.value());
      double[] weights = random(result.length, 99);
      boolean isMap = y.shape().h() * y.shape().w() > 1 || y.shape().n() > 1;
      double loss = 0;
      for (int i = 0; i < result.length; i++) {
        loss += weights[i] * result[i];
      }
      TensorShape shape = y.shape();
      boolean asMap = isMap && !name.startsWith("table");
      Variable scalar =
          tape.record(
              operations.parameter(new TensorShape(1, 1, 1, 1), new double[] {loss}),
              List.of(y),
              output ->
                  tape.give(
                      y,
                      asMap
                          ? operations.map(shape, weights)
                          : operations.parameter(shape, weights)));
      if (!gradients) {
        return new Outcome(loss, result, List.of());
      }
      tape.backward(scalar);
      return new Outcome(
          loss, result, variables.stream().map(v -> operations.read(v.requireGradient())).toList());
    }
  }

  /** Returns the same function with one number of one input moved by a step. */
  public OperationCase moved(int input, int place, double step) {
    List<Input> moved = new ArrayList<>(inputs);
    double[] values = inputs.get(input).values.clone();
    values[place] += step;
    moved.set(input, new Input(inputs.get(input).shape, inputs.get(input).map, values));
    return new OperationCase(name, moved, formula);
  }

  /** Returns numbers from -2 to 2, always the same for a seed. */
  public static double[] random(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return random.doubles(count, -2, 2).toArray();
  }

  private static Input map(int n, int c, int h, int w) {
    return new Input(new TensorShape(n, c, h, w), true, random(n * c * h * w, 31 * c + h));
  }

  /** Statistics of three channels, of which a layer may use fewer. */
  private static RunningStatistics seen() {
    RunningStatistics statistics = new RunningStatistics(3);
    for (int c = 0; c < 3; c++) {
      statistics.mean()[c] = 0.3 - 0.2 * c;
      statistics.variance()[c] = 0.5 + c;
    }
    return statistics;
  }

  private static Input parameter(int n, int c, int h, int w) {
    return new Input(new TensorShape(n, c, h, w), false, random(n * c * h * w, 7 * n + c));
  }

  private static OperationCase convolution(
      String name,
      int batch,
      int in,
      int out,
      int side,
      int kernel,
      int stride,
      int dilation,
      int groups,
      Padding padding) {
    int extent = dilation * (kernel - 1) + 1;
    int outSide =
        switch (padding) {
          case NONE -> (side - extent) / stride + 1;
          case SYMMETRIC -> (side + 2 * ((extent - 1) / 2) - extent) / stride + 1;
          case SAME -> (side + stride - 1) / stride;
        };
    Window window =
        Window.over(
            side, side, kernel, kernel, stride, stride, dilation, padding, outSide, outSide);
    return new OperationCase(
        name,
        List.of(map(batch, in, side, side), parameter(out, in / groups, kernel, kernel)),
        (tape, x) -> tape.convolution(x.get(0), x.get(1), window, groups));
  }

  /** Rows and columns differ in everything: 7 x 9 positions, a 3 x 5 kernel, strides 2 and 3. */
  private static OperationCase unevenConvolution() {
    Window window = Window.over(7, 9, 3, 5, 2, 3, 1, Padding.SYMMETRIC, 4, 3);
    return new OperationCase(
        "3x5, strides 2 and 3",
        List.of(map(3, 2, 7, 9), parameter(5, 2, 3, 5)),
        (tape, x) -> tape.convolution(x.get(0), x.get(1), window, 1));
  }

  private static OperationCase pooling(
      String name, Kind kind, int side, int kernel, int stride, Padding padding) {
    int outSide =
        padding == Padding.SAME
            ? (side + stride - 1) / stride
            : padding == Padding.NONE
                ? (side - kernel) / stride + 1
                : (side + 2 * ((kernel - 1) / 2) - kernel) / stride + 1;
    Window window =
        Window.over(side, side, kernel, kernel, stride, stride, 1, padding, outSide, outSide);
    return new OperationCase(
        name, List.of(map(3, 2, side, side)), (tape, x) -> tape.pool(x.get(0), kind, window));
  }

  /** All operations, with shapes that leave remainders in every loop. */
  public static List<OperationCase> all() {
    List<OperationCase> cases = new ArrayList<>();
    cases.add(convolution("3x3", 5, 3, 6, 5, 3, 1, 1, 1, Padding.SYMMETRIC));
    cases.add(convolution("3x3, long rows", 16, 4, 5, 7, 3, 1, 1, 1, Padding.SYMMETRIC));
    cases.add(convolution("1x1", 3, 5, 9, 4, 1, 1, 1, 1, Padding.NONE));
    cases.add(convolution("1x1, stride 2", 2, 3, 4, 5, 1, 2, 1, 1, Padding.NONE));
    cases.add(convolution("3x3, stride 2", 3, 2, 5, 7, 3, 2, 1, 1, Padding.SYMMETRIC));
    cases.add(convolution("3x3, stride 2, even side", 3, 2, 4, 6, 3, 2, 1, 1, Padding.SAME));
    cases.add(convolution("5x5, stride 3", 2, 2, 3, 8, 5, 3, 1, 1, Padding.SAME));
    cases.add(unevenConvolution());
    cases.add(convolution("3x3, dilation 2", 2, 3, 4, 7, 3, 1, 2, 1, Padding.SYMMETRIC));
    cases.add(convolution("3x3, dilation 2, stride 2", 2, 2, 4, 9, 3, 2, 2, 1, Padding.SYMMETRIC));
    cases.add(convolution("groups", 3, 8, 12, 4, 3, 1, 1, 2, Padding.SYMMETRIC));
    cases.add(convolution("depthwise", 17, 3, 3, 5, 3, 1, 1, 3, Padding.SYMMETRIC));
    cases.add(convolution("depthwise, one image", 1, 3, 3, 7, 3, 1, 1, 3, Padding.SYMMETRIC));
    cases.add(convolution("depthwise 5x5", 16, 2, 2, 6, 5, 1, 1, 2, Padding.SYMMETRIC));
    cases.add(convolution("depthwise, dilation 2", 4, 3, 3, 7, 3, 1, 2, 3, Padding.SYMMETRIC));
    cases.add(convolution("depthwise, even side", 5, 3, 3, 6, 3, 2, 1, 3, Padding.SAME));
    cases.add(
        convolution("depthwise, one image, stride 2", 1, 3, 3, 7, 3, 2, 1, 3, Padding.SYMMETRIC));
    cases.add(convolution("one image, stride 2", 1, 3, 9, 7, 3, 2, 1, 1, Padding.SYMMETRIC));
    cases.add(convolution("depthwise 5x5, stride 2", 3, 4, 4, 7, 5, 2, 1, 4, Padding.SYMMETRIC));
    cases.add(convolution("linear", 4, 6, 10, 1, 1, 1, 1, 1, Padding.NONE));
    cases.add(
        new OperationCase(
            "linear over a map",
            List.of(map(4, 2, 3, 3), parameter(5, 2, 3, 3)),
            (tape, x) -> tape.convolution(x.get(0), x.get(1), Window.whole(3, 3), 1)));
    cases.add(
        new OperationCase(
            "bias",
            List.of(map(3, 2, 4, 3), parameter(1, 2, 1, 1)),
            (tape, x) -> tape.bias(x.get(0), x.get(1))));
    for (int ghosts : new int[] {1, 2}) {
      cases.add(
          new OperationCase(
              "batch norm, ghosts " + ghosts,
              List.of(map(6, 3, 3, 2), parameter(1, 3, 1, 1), parameter(1, 3, 1, 1)),
              (tape, x) -> tape.batchNorm(x.get(0), x.get(1), x.get(2), 1e-5, ghosts, null)));
    }
    cases.add(
        new OperationCase(
            "batch norm without scale",
            List.of(map(20, 2, 3, 3)),
            (tape, x) -> tape.batchNorm(x.get(0), null, null, 1e-5, 1, null)));
    cases.add(
        new OperationCase(
            "frozen norm",
            List.of(map(5, 3, 3, 2), parameter(1, 3, 1, 1), parameter(1, 3, 1, 1)),
            (tape, x) -> tape.frozenNorm(x.get(0), x.get(1), x.get(2), seen(), 1e-5)));
    cases.add(
        new OperationCase(
            "frozen norm without scale",
            List.of(map(5, 2, 3, 2)),
            (tape, x) -> tape.frozenNorm(x.get(0), null, null, seen(), 1e-5)));
    for (Function function : Function.values()) {
      cases.add(
          new OperationCase(
              function.name(),
              List.of(map(5, 3, 3, 3)),
              (tape, x) -> tape.activation(x.get(0), function)));
    }
    for (Kind kind : Kind.values()) {
      cases.add(pooling(kind + " 3x3", kind, 5, 3, 1, Padding.SYMMETRIC));
      cases.add(pooling(kind + " 3x3, stride 2", kind, 7, 3, 2, Padding.SYMMETRIC));
      cases.add(pooling(kind + " 3x3, stride 2, SAME", kind, 6, 3, 2, Padding.SAME));
      cases.add(pooling(kind + " 2x2, odd side", kind, 7, 2, 2, Padding.NONE));
    }
    cases.add(
        new OperationCase(
            "global pooling", List.of(map(7, 3, 4, 5)), (tape, x) -> tape.globalPool(x.get(0))));
    cases.add(
        new OperationCase(
            "add, one summand twice",
            List.of(map(3, 2, 2, 2), map(3, 2, 2, 2)),
            (tape, x) -> tape.add(tape.add(x.get(0), x.get(1)), x.get(0))));
    cases.add(
        new OperationCase(
            "mix by a softmax",
            List.of(map(3, 2, 2, 2), map(3, 2, 2, 2), parameter(2, 3, 1, 1)),
            (tape, x) ->
                tape.mix(List.of(x.get(0), x.get(1)), Losses.softmax(tape, x.get(2)), 5, 3)));
    cases.add(
        new OperationCase(
            "gate",
            List.of(map(4, 3, 2, 2), map(4, 3, 1, 1)),
            (tape, x) -> tape.multiply(x.get(0), x.get(1))));
    cases.add(
        new OperationCase(
            "channel mask",
            List.of(map(4, 3, 2, 2), map(1, 3, 1, 1)),
            (tape, x) -> tape.multiply(x.get(0), x.get(1))));
    cases.add(
        new OperationCase(
            "example mask",
            List.of(map(4, 3, 2, 2), map(4, 1, 1, 1)),
            (tape, x) -> tape.multiply(x.get(0), x.get(1))));
    cases.add(
        new OperationCase(
            "concat",
            List.of(map(3, 2, 2, 3), map(3, 4, 2, 3)),
            (tape, x) -> tape.concat(List.of(x.get(0), x.get(1)))));
    cases.add(
        new OperationCase(
            "slice of a map",
            List.of(map(3, 5, 3, 3)),
            (tape, x) ->
                tape.slice(x.get(0), new int[] {0, 1, 0, 0}, new TensorShape(3, 3, 3, 3))));
    cases.add(
        new OperationCase(
            "table: slice of weights",
            List.of(parameter(4, 3, 5, 5)),
            (tape, x) ->
                tape.slice(x.get(0), new int[] {0, 1, 1, 1}, new TensorShape(3, 2, 3, 3))));
    cases.add(
        new OperationCase(
            "shift", List.of(map(2, 2, 4, 3)), (tape, x) -> tape.shift(x.get(0), 1, 1)));
    cases.add(
        new OperationCase(
            "table: softmax",
            List.of(parameter(3, 4, 1, 1)),
            (tape, x) -> Losses.softmax(tape, x.get(0))));
    cases.add(
        new OperationCase(
            "table: log-softmax",
            List.of(parameter(3, 4, 1, 1)),
            (tape, x) -> Losses.logSoftmax(tape, x.get(0))));
    cases.add(
        new OperationCase(
            "table: weighted sum",
            List.of(parameter(2, 3, 1, 1)),
            (tape, x) -> Losses.weighted(tape, x.get(0), random(6, 5))));
    cases.add(
        new OperationCase(
            "table: cross-entropy with label smoothing",
            List.of(map(3, 4, 1, 1)),
            (tape, x) -> Losses.crossEntropy(tape, x.get(0), new int[] {2, 0, 3}, 0.1)));
    cases.add(
        new OperationCase(
            "table: divergence from soft targets",
            List.of(map(2, 3, 1, 1)),
            (tape, x) -> Losses.divergence(tape, x.get(0), new double[] {.2, .5, .3, .9, .1, 0})));
    return cases;
  }

  @Override
  public String toString() {
    return name;
  }
}
