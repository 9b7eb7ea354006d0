package org.reprise.training.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.reprise.space.network.Layer.Activation;
import org.reprise.space.network.Layer.Pooling.Kind;
import org.reprise.space.network.Padding;
import org.reprise.training.lanes.LaneOperations;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.Operations.AdamStep;
import org.reprise.training.tensor.Operations.MomentumStep;
import org.reprise.training.tensor.Operations.NormGradients;
import org.reprise.training.tensor.Operations.Normalized;
import org.reprise.training.tensor.Operations.RmsStep;
import org.reprise.training.tensor.Tensor;
import org.reprise.training.tensor.TensorShape;
import org.reprise.training.tensor.Window;

/**
 * Every gradient against finite differences in double precision, and every operation against the
 * other implementation.
 */
class Nd4jOperationsTest {
  private static final TensorShape MAP = new TensorShape(4, 6, 7, 5);

  private final Operations exact = new Nd4jOperations(true);
  private final Operations single = new Nd4jOperations(false);
  private final Operations lanes = new LaneOperations();
  private final SplittableRandom random = new SplittableRandom(1);

  private double[] numbers(TensorShape shape) {
    return random.doubles(shape.size(), -1, 1).toArray();
  }

  static Stream<Arguments> convolutions() {
    return Stream.of(
        Arguments.of(3, 1, 1, 1, Padding.SYMMETRIC),
        Arguments.of(1, 1, 1, 1, Padding.SYMMETRIC),
        Arguments.of(3, 2, 1, 1, Padding.SYMMETRIC),
        Arguments.of(3, 2, 1, 1, Padding.SAME),
        Arguments.of(3, 1, 2, 1, Padding.SYMMETRIC),
        Arguments.of(3, 1, 1, 6, Padding.SYMMETRIC),
        Arguments.of(3, 2, 2, 6, Padding.SYMMETRIC),
        Arguments.of(5, 2, 1, 6, Padding.SAME),
        Arguments.of(3, 1, 1, 2, Padding.SYMMETRIC),
        Arguments.of(2, 2, 1, 1, Padding.NONE));
  }

  @ParameterizedTest(name = "kernel {0}, stride {1}, dilation {2}, groups {3}, {4}")
  @MethodSource("convolutions")
  void convolutions(int kernel, int stride, int dilation, int groups, Padding padding) {
    TensorShape weights = new TensorShape(groups == 1 ? 8 : 6, MAP.c() / groups, kernel, kernel);
    Window window = window(kernel, stride, dilation, padding);
    double[] x = numbers(MAP);
    double[] w = numbers(weights);
    Function<Operations, Tensor> forward =
        ops -> ops.convolution(ops.map(MAP, x), ops.parameter(weights, w), window, groups);
    double[] dy = agree(forward);
    TensorShape out = forward.apply(exact).shape();
    double[] dx =
        agree(
            ops ->
                ops.convolutionInputGradient(
                    ops.map(out, dy), ops.parameter(weights, w), MAP, window, groups));
    double[] dw =
        agree(
            ops ->
                ops.convolutionWeightGradient(
                    ops.map(out, dy), ops.map(MAP, x), weights, window, groups));
    checkGradient(
        x,
        dx,
        dy,
        v -> exact.convolution(exact.map(MAP, v), exact.parameter(weights, w), window, groups));
    checkGradient(
        w,
        dw,
        dy,
        v -> exact.convolution(exact.map(MAP, x), exact.parameter(weights, v), window, groups));
  }

  private static Window window(int kernel, int stride, int dilation, Padding padding) {
    int extent = dilation * (kernel - 1) + 1;
    return Window.over(
        MAP.h(),
        MAP.w(),
        kernel,
        kernel,
        stride,
        dilation,
        padding,
        side(MAP.h(), extent, stride, padding),
        side(MAP.w(), extent, stride, padding));
  }

  private static int side(int side, int extent, int stride, Padding padding) {
    return switch (padding) {
      case NONE -> (side - extent) / stride + 1;
      case SYMMETRIC -> (side + 2 * ((extent - 1) / 2) - extent) / stride + 1;
      case SAME -> (side + stride - 1) / stride;
    };
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void pooling(Kind kind) {
    for (Padding padding : Padding.values()) {
      for (int stride : new int[] {1, 2}) {
        Window window = window(3, stride, 1, padding);
        double[] x = numbers(MAP);
        double[] dy = agree(ops -> ops.pool(ops.map(MAP, x), kind, window));
        TensorShape out = exact.pool(exact.map(MAP, x), kind, window).shape();
        double[] dx =
            agree(
                ops -> {
                  Tensor in = ops.map(MAP, x);
                  return ops.poolGradient(
                      ops.map(out, dy), in, ops.pool(in, kind, window), kind, window);
                });
        checkGradient(x, dx, dy, v -> exact.pool(exact.map(MAP, v), kind, window));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Activation.Function.class)
  void activations(Activation.Function function) {
    double[] x = numbers(MAP);
    for (int i = 0; i < x.length; i++) {
      x[i] *= 7; // Over all bends of the functions.
    }
    double[] dy = agree(ops -> ops.activation(ops.map(MAP, x), function));
    double[] dx = agree(ops -> ops.activationGradient(ops.map(MAP, dy), ops.map(MAP, x), function));
    checkGradient(x, dx, dy, v -> exact.activation(exact.map(MAP, v), function));
  }

  @Test
  void batchNorm() {
    TensorShape perChannel = TensorShape.perChannel(MAP.c());
    double[] scale = numbers(perChannel);
    double[] shift = numbers(perChannel);
    double[] x = numbers(MAP);
    for (int ghosts : new int[] {1, 2}) {
      UnaryOperator<double[]> y = v -> exact.read(norm(exact, v, scale, shift, ghosts).y());
      double[] dy = agree(ops -> norm(ops, x, scale, shift, ghosts).y());
      double[] dx = agree(ops -> normGradients(ops, dy, x, scale, shift, ghosts).x());
      double[] dScale = agree(ops -> normGradients(ops, dy, x, scale, shift, ghosts).scale());
      double[] dShift = agree(ops -> normGradients(ops, dy, x, scale, shift, ghosts).shift());
      checkNumbers(x, dx, dy, y);
      checkNumbers(scale, dScale, dy, v -> exact.read(norm(exact, x, v, shift, ghosts).y()));
      checkNumbers(shift, dShift, dy, v -> exact.read(norm(exact, x, scale, v, ghosts).y()));
    }
  }

  private static Normalized norm(
      Operations ops, double[] x, double[] scale, double[] shift, int ghosts) {
    TensorShape perChannel = TensorShape.perChannel(MAP.c());
    return ops.batchNorm(
        ops.map(MAP, x),
        ops.parameter(perChannel, scale),
        ops.parameter(perChannel, shift),
        1e-5,
        ghosts);
  }

  private static NormGradients normGradients(
      Operations ops, double[] dy, double[] x, double[] scale, double[] shift, int ghosts) {
    return ops.batchNormGradient(
        ops.map(MAP, dy),
        ops.map(MAP, x),
        norm(ops, x, scale, shift, ghosts),
        ops.parameter(TensorShape.perChannel(MAP.c()), scale),
        1e-5,
        ghosts);
  }

  @Test
  void elementWiseAndShape() {
    double[] a = numbers(MAP);
    double[] b = numbers(MAP);
    TensorShape gate = new TensorShape(MAP.n(), MAP.c(), 1, 1);
    double[] g = numbers(gate);
    double[] perChannel = numbers(TensorShape.perChannel(MAP.c()));
    TensorShape part = new TensorShape(4, 2, 3, 5);
    int[] begin = {0, 1, 2, 0};
    agree(ops -> ops.add(ops.map(MAP, a), ops.map(MAP, b)));
    agree(ops -> ops.mix(List.of(ops.map(MAP, a), ops.map(MAP, b)), new double[] {0.3, -2}));
    agree(ops -> ops.multiply(ops.map(MAP, a), ops.map(gate, g)));
    agree(ops -> ops.multiplyGradient(ops.map(MAP, b), ops.map(MAP, a), gate));
    agree(ops -> ops.concat(List.of(ops.map(MAP, a), ops.map(MAP, b))));
    agree(ops -> ops.slice(ops.map(MAP, a), begin, part));
    agree(ops -> ops.embed(ops.slice(ops.map(MAP, a), begin, part), begin, MAP));
    agree(ops -> ops.shift(ops.map(MAP, a), 1, 1));
    agree(ops -> ops.shift(ops.map(MAP, a), -1, -1));
    agree(ops -> ops.channelSums(ops.map(MAP, a)));
    agree(ops -> ops.channelAffine(ops.map(MAP, a), perChannel, perChannel));
    agree(
        ops ->
            ops.addBias(
                ops.map(MAP, a), ops.parameter(TensorShape.perChannel(MAP.c()), perChannel)));
    assertThat(exact.dot(exact.map(MAP, a), exact.map(MAP, b)))
        .isCloseTo(lanes.dot(lanes.map(MAP, a), lanes.map(MAP, b)), within(1e-3));
  }

  @Test
  void optimiserStepsInPlace() {
    TensorShape shape = new TensorShape(3, 4, 1, 1);
    double[] w = numbers(shape);
    double[] g = numbers(shape);
    agree(
        ops ->
            twice(
                ops,
                shape,
                w,
                g,
                (p, d, s, v) -> ops.momentumStep(p, d, v, new MomentumStep(0.1, 0.9, true, 0.01))));
    agree(
        ops ->
            twice(
                ops,
                shape,
                w,
                g,
                (p, d, s, v) -> ops.momentumStep(p, d, v, new MomentumStep(0.1, 0.9, false, 0))));
    agree(
        ops ->
            twice(
                ops,
                shape,
                w,
                g,
                (p, d, s, v) ->
                    ops.adamStep(p, d, s, v, new AdamStep(0.1, 0.9, 0.999, 1e-8, 0.01, 1))));
    agree(
        ops ->
            twice(
                ops,
                shape,
                w,
                g,
                (p, d, s, v) -> ops.rmsPropStep(p, d, s, v, new RmsStep(0.1, 0.9, 0.9, 1, 0.01))));
  }

  private interface Step {
    void apply(Tensor weights, Tensor gradient, Tensor first, Tensor second);
  }

  private static Tensor twice(
      Operations ops, TensorShape shape, double[] w, double[] g, Step step) {
    Tensor weights = ops.parameter(shape, w);
    Tensor gradient = ops.parameter(shape, g);
    Tensor first = ops.zerosLike(weights);
    Tensor second = ops.zerosLike(weights);
    step.apply(weights, gradient, first, second);
    step.apply(weights, gradient, first, second);
    return weights;
  }

  /**
   * The exact result, after ND4J in single precision and the Java vectors have been seen to agree
   * with it.
   */
  private double[] agree(Function<Operations, Tensor> operation) {
    double[] expected = exact.read(operation.apply(exact));
    assertThat(single.read(operation.apply(single))).containsExactly(expected, within(2e-4));
    assertThat(lanes.read(operation.apply(lanes))).containsExactly(expected, within(2e-4));
    return expected;
  }

  private void checkGradient(
      double[] at, double[] gradient, double[] upstream, Function<double[], Tensor> forward) {
    checkNumbers(at, gradient, upstream, v -> exact.read(forward.apply(v)));
  }

  private static void checkNumbers(
      double[] at, double[] gradient, double[] upstream, UnaryOperator<double[]> forward) {
    double h = 1e-6;
    SplittableRandom which = new SplittableRandom(2);
    for (int check = 0; check < 12; check++) {
      int i = which.nextInt(at.length);
      double kept = at[i];
      at[i] = kept + h;
      double up = dot(forward.apply(at), upstream);
      at[i] = kept - h;
      double down = dot(forward.apply(at), upstream);
      at[i] = kept;
      double difference = (up - down) / (2 * h);
      assertThat(gradient[i])
          .as("number " + i)
          .isCloseTo(difference, within(1e-5 * Math.max(1, Math.abs(difference))));
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
