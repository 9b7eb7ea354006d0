package org.reprise.training.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reprise.space.SearchSpaces;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.LayerGraphSpace;
import org.reprise.space.network.Shape;
import org.reprise.training.autograd.Losses;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.engine.Engine;
import org.reprise.training.engine.OperationCase;
import org.reprise.training.engine.OperationCase.Outcome;
import org.reprise.training.lanes.LaneOperations;
import org.reprise.training.network.GraphNetwork;
import org.reprise.training.network.Mode;
import org.reprise.training.network.Parameter;
import org.reprise.training.optimizer.Adam;
import org.reprise.training.optimizer.Optimizer;
import org.reprise.training.optimizer.Sgd;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.TensorShape;

/** The kernels, on the simulated device, against ND4J in double precision. */
class CudaOperationsTest {
  private static final Operations EXACT = Engine.openDoublePrecision();
  // Parameters of the largest network that is tried.
  private static final long LARGEST = 150_000;
  private static CudaDevice device;
  private static CudaMemory memory;
  private static CudaOperations cuda;

  @BeforeAll
  static void open() {
    SimulatedDriver.use();
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

  static Stream<OperationCase> operations() {
    return OperationCase.all().stream();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void kernelsAgreeWithDoublePrecision(OperationCase operation) {
    Outcome exact = operation.evaluate(EXACT, true);
    Outcome own = operation.evaluate(cuda, true);
    assertClose("result", own.result(), exact.result(), 2e-6);
    List<double[]> gradients = exact.gradients();
    for (int input = 0; input < gradients.size(); input++) {
      assertClose("gradient " + input, own.gradients().get(input), gradients.get(input), 2e-6);
    }
  }

  /** Of every space whose networks are small enough for a simulated device. */
  static Stream<LayerGraphSpace> spacesOfSmallNetworks() {
    return SearchSpaces.all().values().stream()
        .filter(space -> space instanceof LayerGraphSpace)
        .map(space -> (LayerGraphSpace) space)
        .filter(space -> network(space).parameters() < LARGEST);
  }

  private static LayerGraph network(LayerGraphSpace space) {
    return space.network(space.sample(new SplittableRandom(4)), new Shape(3, 8, 8), 3);
  }

  @ParameterizedTest
  @MethodSource("spacesOfSmallNetworks")
  void gradientsOfARandomNetworkAreAsExactAsThoseOfTheVectorRegisters(LayerGraphSpace space) {
    LayerGraph graph = network(space);
    List<double[]> exact = gradients(graph, EXACT);
    List<double[]> own = gradients(graph, cuda);
    try (Operations lanes = new LaneOperations()) {
      List<double[]> others = gradients(graph, lanes);
      for (int i = 0; i < exact.size(); i++) {
        // Where many batch norms of few numbers follow one another, single precision loses digits.
        double lost = distance(others.get(i), exact.get(i));
        assertThat(distance(own.get(i), exact.get(i)))
            .describedAs("parameter %d", i)
            .isLessThan(1e-4 + 10 * lost);
      }
    }
  }

  /** Norm of the difference, relative to that of the second. */
  private static double distance(double[] actual, double[] expected) {
    double difference = 0;
    double all = 0;
    for (int i = 0; i < expected.length; i++) {
      difference += (actual[i] - expected[i]) * (actual[i] - expected[i]);
      all += expected[i] * expected[i];
    }
    return Math.sqrt(difference) / Math.max(1e-3, Math.sqrt(all));
  }

  private static List<double[]> gradients(LayerGraph graph, Operations operations) {
    SplittableRandom random = new SplittableRandom(5);
    double[] pixels = random.doubles(4 * 3 * 8 * 8, -1, 1).toArray();
    try (Tape tape = Tape.recording(operations);
        GraphNetwork network = new GraphNetwork(graph, operations, random, random)) {
      Variable images = tape.constant(operations.map(new TensorShape(4, 3, 8, 8), pixels));
      Variable logits = network.forward(tape, images, Mode.TRAINING);
      Variable loss = Losses.crossEntropy(tape, logits, new int[] {0, 2, 1, 2}, 0.1);
      tape.backward(loss);
      return network.parameters().stream()
          .map(Parameter::variable)
          .map(variable -> operations.read(variable.requireGradient()))
          .toList();
    }
  }

  @Test
  void optimisersStepAsInDoublePrecision() {
    for (Operations operations : List.of(EXACT, cuda)) {
      assertThat(stepped(operations, parameters -> new Sgd(operations, parameters, 0.9, true, 0.1)))
          .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-6 ? 0 : Double.compare(a, b))
          .containsExactly(
              stepped(EXACT, parameters -> new Sgd(EXACT, parameters, 0.9, true, 0.1)));
      assertThat(stepped(operations, parameters -> new Adam(operations, parameters, .5, .999, .01)))
          .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-5 ? 0 : Double.compare(a, b))
          .containsExactly(
              stepped(EXACT, parameters -> new Adam(EXACT, parameters, .5, .999, .01)));
    }
  }

  private static Double[] stepped(
      Operations operations, java.util.function.Function<List<Parameter>, Optimizer> optimiser) {
    TensorShape shape = new TensorShape(3, 1, 1, 1);
    Variable weights = Variable.parameter(operations.parameter(shape, new double[] {1, -2, 0.5}));
    try (Optimizer optimizer = optimiser.apply(List.of(new Parameter("w", weights)))) {
      for (int step = 0; step < 3; step++) {
        try (Tape tape = Tape.recording(operations)) {
          tape.backward(Losses.weighted(tape, weights, new double[] {.3, -.2, step}));
        }
        optimizer.step(0.1);
      }
    }
    double[] values = operations.read(weights.value());
    operations.release(weights.value());
    return java.util.Arrays.stream(values).boxed().toArray(Double[]::new);
  }

  @Test
  void aNetworkGivesAllOfItsMemoryBack() {
    LayerGraphSpace space = (LayerGraphSpace) SearchSpaces.named("nasbench201");
    LayerGraph graph = space.network(space.sample(new SplittableRandom(6)), new Shape(3, 8, 8), 3);
    int before = cuda.lentBuffers();
    gradients(graph, cuda);
    assertThat(cuda.lentBuffers()).isEqualTo(before);
  }

  private static void assertClose(
      String what, double[] actual, double[] expected, double tolerance) {
    assertThat(actual).describedAs(what).hasSameSizeAs(expected);
    double largest = 1;
    for (double value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    int worst = 0;
    for (int i = 0; i < expected.length; i++) {
      // A number that is none is the worst of all.
      boolean worse = Math.abs(actual[i] - expected[i]) > Math.abs(actual[worst] - expected[worst]);
      worst = worse || Double.isNaN(actual[i]) ? i : worst;
    }
    assertThat(actual[worst])
        .describedAs("%s, number %d", what, worst)
        .isCloseTo(expected[worst], within(largest * tolerance));
  }
}
