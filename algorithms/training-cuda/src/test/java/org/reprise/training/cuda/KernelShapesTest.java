package org.reprise.training.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reprise.space.InvalidInputException;
import org.reprise.space.network.Layer.Pooling.Kind;
import org.reprise.space.network.Padding;
import org.reprise.training.autograd.Losses;
import org.reprise.training.engine.Engine;
import org.reprise.training.engine.OperationCase;
import org.reprise.training.engine.OperationCase.Input;
import org.reprise.training.engine.OperationCase.Outcome;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.TensorShape;
import org.reprise.training.tensor.Window;

/**
 * Shapes beyond what one block, one tile or one load of shared memory holds: there loops go round a
 * second time. Each is computed in several orders of blocks and threads, which have to give the
 * same bits: a race shows even where its effect is small.
 */
class KernelShapesTest {
  private static final Operations EXACT = Engine.openDoublePrecision();
  private static SimulatedDriver driver;
  private static CudaDevice device;
  private static CudaMemory memory;
  private static CudaOperations cuda;

  @BeforeAll
  static void open() {
    driver = SimulatedDriver.use();
    device = CudaDevice.open();
    memory = new CudaMemory(device, 0);
    cuda = new CudaOperations(device, memory, false);
  }

  @AfterAll
  static void close() {
    if (device != null) {
      cuda.close();
      memory.close();
      device.close();
    }
  }

  static List<OperationCase> shapes() {
    List<OperationCase> cases = new ArrayList<>();
    // A load of weights is 512 inputs of a 1x1 kernel, 56 of a 3x3, 20 of a 5x5 and of a 7x7, for 8
    // outputs; 113 inputs of a 3x3 for one.
    cases.add(convolution("1x1, many inputs", 3, 520, 9, 3, 1, 1, 1, 1));
    cases.add(convolution("1x1, many outputs", 3, 9, 520, 3, 1, 1, 1, 1));
    cases.add(convolution("3x3, many of both", 7, 60, 60, 9, 3, 1, 1, 1));
    cases.add(convolution("5x5", 11, 21, 22, 7, 5, 1, 1, 1));
    cases.add(convolution("7x7", 5, 21, 22, 9, 7, 1, 1, 1));
    cases.add(convolution("7x7, stride 2", 9, 3, 9, 15, 7, 2, 1, 1));
    cases.add(convolution("4x4, stride 4", 3, 2, 9, 16, 4, 4, 1, 1));
    cases.add(convolution("3x3, stride 2, dilation 2", 9, 9, 10, 17, 3, 2, 2, 1));
    cases.add(convolution("three groups", 6, 24, 30, 10, 3, 1, 1, 3));
    cases.add(convolution("one output a group", 6, 240, 2, 10, 3, 1, 1, 2));
    cases.add(convolution("one input a group", 6, 2, 240, 10, 3, 1, 1, 2));
    cases.add(convolution("depthwise 3x3", 33, 9, 9, 9, 3, 1, 1, 9));
    cases.add(convolution("depthwise 5x5, stride 2", 33, 9, 9, 9, 5, 2, 1, 9));
    cases.add(convolution("depthwise 7x7", 7, 3, 3, 11, 7, 1, 1, 3));
    cases.add(convolution("as many examples as threads", 256, 3, 5, 4, 3, 1, 1, 1));
    cases.add(convolution("more examples than threads", 300, 3, 5, 4, 3, 1, 1, 1));
    cases.add(uneven("1x7", 1, 7));
    cases.add(uneven("7x1", 7, 1));
    cases.add(uneven("5x3", 5, 3));
    cases.add(wholeMap(32));
    for (int ghosts : new int[] {1, 4}) {
      cases.add(
          new OperationCase(
              "batch norm, ghosts " + ghosts,
              List.of(map(40, 3, 5, 5), parameter(3, 1), parameter(3, 2)),
              (tape, x) -> tape.batchNorm(x.get(0), x.get(1), x.get(2), 1e-5, ghosts, null)));
    }
    cases.add(
        new OperationCase(
            "bias",
            List.of(map(40, 3, 5, 5), parameter(3, 1)),
            (tape, x) -> tape.bias(x.get(0), x.get(1))));
    for (Kind kind : Kind.values()) {
      Window window = Window.over(9, 9, 3, 3, 2, 2, 1, Padding.SYMMETRIC, 5, 5);
      cases.add(
          new OperationCase(
              kind + " 3x3, stride 2",
              List.of(map(30, 3, 9, 9)),
              (tape, x) -> tape.pool(x.get(0), kind, window)));
    }
    cases.add(
        new OperationCase(
            "global pooling", List.of(map(300, 2, 9, 9)), (tape, x) -> tape.globalPool(x.get(0))));
    cases.add(
        new OperationCase(
            "mix of nine",
            IntStream.range(0, 10)
                .mapToObj(i -> i < 9 ? map(9, 2, 5, 5) : weights(1, 9, 1, 1))
                .toList(),
            (tape, x) ->
                tape.mix(
                    x.subList(0, 9),
                    Losses.softmax(tape, x.get(9)),
                    IntStream.range(0, 9).toArray())));
    cases.add(
        new OperationCase(
            "gate",
            List.of(map(20, 3, 6, 6), map(20, 3, 1, 1)),
            (tape, x) -> tape.multiply(x.get(0), x.get(1))));
    cases.add(
        new OperationCase(
            "channel mask",
            List.of(map(20, 3, 6, 6), map(1, 3, 1, 1)),
            (tape, x) -> tape.multiply(x.get(0), x.get(1))));
    cases.add(
        new OperationCase(
            "concat",
            List.of(map(20, 2, 5, 6), map(20, 3, 5, 6)),
            (tape, x) -> tape.concat(List.of(x.get(0), x.get(1)))));
    cases.add(
        new OperationCase(
            "cross-entropy of many examples",
            List.of(map(300, 12, 1, 1)),
            (tape, x) ->
                Losses.crossEntropy(
                    tape, x.get(0), IntStream.range(0, 300).map(i -> i % 12).toArray(), 0.1)));
    return cases;
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void largeShapesAgreeWithDoublePrecisionInAnyOrder(OperationCase operation) {
    Outcome exact = operation.evaluate(EXACT, true);
    Outcome own = operation.evaluate(cuda, true);
    assertClose("result", own.result(), exact.result());
    for (int input = 0; input < exact.gradients().size(); input++) {
      assertClose("gradient " + input, own.gradients().get(input), exact.gradients().get(input));
    }
    for (int seed = 2; seed < 4; seed++) {
      driver.order(seed);
      Outcome other = operation.evaluate(cuda, true);
      assertThat(other.result()).isEqualTo(own.result());
      for (int input = 0; input < own.gradients().size(); input++) {
        assertThat(other.gradients().get(input)).isEqualTo(own.gradients().get(input));
      }
    }
  }

  @Test
  void aWindowThatNoKernelHoldsIsRefused() {
    assertThatThrownBy(() -> wholeMap(33).evaluate(cuda, false))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "engine cuda takes convolutions and linear layers over at most 1024 places of a map,"
                + " not 33 x 33");
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
      int groups) {
    int outSide = (side + stride - 1) / stride;
    Window window =
        Window.over(
            side, side, kernel, kernel, stride, stride, dilation, Padding.SAME, outSide, outSide);
    return new OperationCase(
        name,
        List.of(map(batch, in, side, side), weights(out, in / groups, kernel, kernel)),
        (tape, x) -> tape.convolution(x.get(0), x.get(1), window, groups));
  }

  private static OperationCase uneven(String name, int height, int width) {
    Window window = Window.over(9, 11, height, width, 1, 1, 1, Padding.SAME, 9, 11);
    return new OperationCase(
        name,
        List.of(map(6, 3, 9, 11), weights(10, 3, height, width)),
        (tape, x) -> tape.convolution(x.get(0), x.get(1), window, 1));
  }

  private static OperationCase wholeMap(int side) {
    return new OperationCase(
        "linear over a map of side " + side,
        List.of(map(2, 3, side, side), weights(3, 3, side, side)),
        (tape, x) -> tape.convolution(x.get(0), x.get(1), Window.whole(side, side), 1));
  }

  private static Input map(int n, int c, int h, int w) {
    return new Input(new TensorShape(n, c, h, w), true, OperationCase.random(n * c * h * w, c + h));
  }

  private static Input parameter(int channels, long seed) {
    return new Input(
        new TensorShape(1, channels, 1, 1), false, OperationCase.random(channels, seed));
  }

  private static Input weights(int out, int in, int height, int width) {
    int count = out * in * height * width;
    return new Input(
        new TensorShape(out, in, height, width), false, OperationCase.random(count, out));
  }

  private static void assertClose(String what, double[] actual, double[] expected) {
    double largest = 1;
    for (double value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      if (!(Math.abs(actual[i] - expected[i]) <= largest * 3e-6)) {
        assertThat(actual[i])
            .describedAs("%s, number %d", what, i)
            .isCloseTo(expected[i], within(largest * 3e-6));
      }
    }
  }
}
