package org.reprise.training.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.reprise.data.image.Augmentation;
import org.reprise.data.image.BuiltInImages;
import org.reprise.data.image.ImageParts;
import org.reprise.data.image.Normalization;
import org.reprise.search.Cost;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.space.nasbench201.NasBench201Network;
import org.reprise.space.nasbench201.NatsBenchSize;
import org.reprise.space.network.ActiveChoices;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Shape;
import org.reprise.training.autograd.Losses;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.lanes.LaneOperations;
import org.reprise.training.network.GraphNetwork;
import org.reprise.training.network.Mode;
import org.reprise.training.network.Parameter;
import org.reprise.training.network.Weight;
import org.reprise.training.standalone.Evaluation;
import org.reprise.training.standalone.TrainingProtocol;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.TensorShape;

class SupernetTest {
  private static final NasBench201 SPACE = new NasBench201();
  private static final ImageParts IMAGES = few(BuiltInImages.load());
  private static final Shape IMAGE = IMAGES.training().shape();
  private static final NasBench201Network NETWORK =
      new NasBench201Network(4, 1, NasBench201Network.Reduction.POOLING);
  private static final SupernetGraphs GRAPHS =
      SupernetGraphs.mixing(
          SPACE, cell -> NETWORK.of(cell, IMAGE, 10), some -> NETWORK.of(some, IMAGE, 10));
  private static final Normalization NORMALIZATION = Normalization.of(IMAGES.training());

  private final Operations operations = new LaneOperations();

  /** Adds up what is spent. */
  private static final class Bill implements Consumer<Cost> {
    private double sum;

    @Override
    public void accept(Cost cost) {
      sum += cost.multiplyAdds();
    }

    double multiplyAdds() {
      return sum;
    }
  }

  private static ImageParts few(ImageParts all) {
    return new ImageParts(
        all.training().range("some training", 0, 128),
        all.validation().range("some validation", 0, 100),
        all.test().range("some test", 0, 10));
  }

  private Supernet supernet(Operations in) {
    SharedWeights weights = SharedWeights.of(GRAPHS.cover(), in, RandomStreams.of(3));
    return new Supernet(GRAPHS, weights, new SplittableRandom(4));
  }

  private static BatchStream batches(int size) {
    return new BatchStream(
        IMAGES.training(), NORMALIZATION, size, Augmentation.NONE, RandomStreams.of(5));
  }

  private Map<String, double[]> numbers(Supernet supernet) {
    Map<String, double[]> numbers = new HashMap<>();
    for (Parameter parameter : supernet.weights().parameters()) {
      numbers.put(parameter.name(), operations.read(parameter.variable().value()));
    }
    return numbers;
  }

  private static final Architecture MIXED =
      SPACE.parse(
          "|nor_conv_1x1~0|+|nor_conv_3x3~0|avg_pool_3x3~1|+"
              + "|skip_connect~0|nor_conv_3x3~1|none~2|");

  @Test
  void onlyTheSampledPathIsTouched() {
    Supernet supernet = supernet(operations);
    Map<String, double[]> before = numbers(supernet);
    Bill compute = new Bill();
    try (SupernetTraining training =
        new SupernetTraining(supernet, batches(32), TrainingProtocol.of(1, 32), compute)) {
      while (training.hasNext()) {
        training.step(Path.of(MIXED));
      }
    }
    List<String> active =
        supernet.network(MIXED).parameters().stream().map(Parameter::name).toList();
    for (Map.Entry<String, double[]> now : numbers(supernet).entrySet()) {
      boolean same = Arrays.equals(now.getValue(), before.get(now.getKey()));
      // The shift of a batch norm starts at 0 and the classifier's bias, too: all have moved.
      assertThat(same).as(now.getKey()).isEqualTo(!active.contains(now.getKey()));
    }
    long perExample = NETWORK.of(MIXED, IMAGE, 10).multiplyAdds();
    assertThat(compute.multiplyAdds()).isEqualTo(3.0 * perExample * 128);
  }

  /** One architecture's training through the supernet is that of its own network, bit for bit. */
  @Test
  void aPathComputesTheNetworkOfItsArchitecture() {
    Supernet supernet = supernet(operations);
    Batch batch = batches(32).next();
    GraphNetwork alone = supernet.network(MIXED);
    try (Tape tape = Tape.evaluating(operations)) {
      double[] own =
          operations.read(alone.forward(tape, batch.on(tape), Mode.BATCH_STATISTICS).value());
      double[] path =
          operations.read(
              supernet
                  .forward(tape, batch.on(tape), Path.of(MIXED), Mode.BATCH_STATISTICS)
                  .value());
      double[] sum =
          operations.read(
              supernet
                  .forward(
                      tape,
                      batch.on(tape),
                      Path.sum(new ActiveChoices(ActiveChoices.of(MIXED).byDecision())),
                      Mode.BATCH_STATISTICS)
                  .value());
      assertThat(path).isEqualTo(own);
      assertThat(sum).isEqualTo(own);
    }
  }

  /** The mixture of all operations, against a supernet that is built edge by edge. */
  @Test
  void theMixtureIsThatOfASupernetBuiltEdgeByEdge() {
    Supernet supernet = supernet(operations);
    ArchitectureParameters alphas =
        new ArchitectureParameters(SPACE, operations, 1, new SplittableRandom(6));
    EdgeByEdge twin = new EdgeByEdge(supernet.weights(), IMAGE, 4, 10);
    Batch batch = batches(16).next();
    Path all = PathSampler.mixture(alphas).next(new SplittableRandom(7));
    double[][] gradients = new double[2][];
    double[] losses = new double[2];
    Map<String, double[]> first = new HashMap<>();
    for (int i = 0; i < 2; i++) {
      boolean byTwin = i == 1;
      try (Tape tape = Tape.recording(operations)) {
        Variable logits =
            byTwin
                ? twin.forward(tape, batch.on(tape), alphas.probabilities(tape), Mode.TRAINING)
                : supernet.forward(tape, batch.on(tape), all, Mode.TRAINING);
        Variable loss = Losses.crossEntropy(tape, logits, batch.labels(), 0);
        losses[i] = Losses.value(tape, loss);
        tape.backward(loss);
      }
      Variable table = alphas.parameters().get(0).variable();
      gradients[i] = operations.read(table.requireGradient());
      table.clearGradient(operations);
      for (Parameter parameter : supernet.weights().parameters()) {
        double[] gradient = operations.read(parameter.variable().requireGradient());
        parameter.variable().clearGradient(operations);
        if (byTwin) {
          assertThat(gradient).containsExactly(first.get(parameter.name()), within(1e-5));
        } else {
          first.put(parameter.name(), gradient);
        }
      }
    }
    assertThat(losses[1]).isCloseTo(losses[0], within(1e-6));
    assertThat(gradients[1]).containsExactly(gradients[0], within(1e-6));
  }

  @Test
  void manyAreScoredAsOneByOneAndWithLess() {
    Supernet supernet = supernet(operations);
    SplittableRandom random = new SplittableRandom(8);
    List<Architecture> cells =
        java.util.stream.Stream.generate(() -> SPACE.sample(random)).limit(60).toList();
    try (SupernetTraining training =
        new SupernetTraining(supernet, batches(32), TrainingProtocol.of(3, 32), new Bill())) {
      while (training.hasNext()) {
        training.step(Path.of(SPACE.sample(random)));
      }
    }
    for (NormStatistics statistics : NormStatistics.values()) {
      Scoring scoring = new Scoring(statistics, 100, 40, 2);
      Bill together = new Bill();
      Bill threads = new Bill();
      Bill alone = new Bill();
      List<Evaluation> joint =
          new InheritedAccuracy(supernet, IMAGES, scoring, together).scores(cells);
      assertThat(
              new InheritedAccuracy(supernet, IMAGES, scoring, threads)
                  .scores(cells, 2, LaneOperations::new))
          .isEqualTo(joint);
      InheritedAccuracy single = new InheritedAccuracy(supernet, IMAGES, scoring, alone);
      for (int i = 0; i < 10; i++) {
        assertThat(single.score(cells.get(i))).isEqualTo(joint.get(i));
      }
      assertThat(threads.multiplyAdds()).isEqualTo(together.multiplyAdds());
      assertThat(together.multiplyAdds() / 60).isLessThan(alone.multiplyAdds() / 10);
    }
  }

  /** By the running statistics, the score is what the plain evaluation of its network says. */
  @Test
  void aScoreByRunningStatisticsIsThatOfTheNetwork() {
    Supernet supernet = supernet(operations);
    List<Batch> batches = BatchStream.inOrder(IMAGES.validation(), NORMALIZATION, 100, 100);
    double[] logits;
    try (Tape tape = Tape.evaluating(operations)) {
      Variable y = supernet.network(MIXED).forward(tape, batches.get(0).on(tape), Mode.EVALUATION);
      logits = operations.read(y.value());
      double accuracy = Losses.correct(tape, y, batches.get(0).labels()) / 100.0;
      Evaluation score =
          new InheritedAccuracy(
                  supernet, IMAGES, new Scoring(NormStatistics.RUNNING, 100, 50, 1), new Bill())
              .score(MIXED);
      assertThat(score.accuracy()).isCloseTo(accuracy, within(1e-12));
    }
    assertThat(logits).doesNotContain(Double.NaN);
  }

  @Test
  void eachChoiceOccursOnceInAFairStep() {
    SplittableRandom random = new SplittableRandom(9);
    int[][] counts = new int[6][5];
    for (int step = 0; step < 20; step++) {
      for (Path path : PathSampler.fair(SPACE, random)) {
        Architecture cell = path.active().architecture();
        for (int edge = 0; edge < 6; edge++) {
          counts[edge][cell.choice(edge)]++;
        }
      }
      for (int[] edge : counts) {
        assertThat(edge).containsOnly(step + 1);
      }
    }
  }

  @Test
  void aCopyIsEqualAndApart() {
    Supernet supernet = supernet(operations);
    SharedWeights copy = supernet.weights().copy(operations);
    Supernet other = new Supernet(GRAPHS, copy, new SplittableRandom(1));
    Map<String, double[]> before = numbers(supernet);
    assertThat(numbers(other).keySet()).isEqualTo(before.keySet());
    try (SupernetTraining training =
        new SupernetTraining(other, batches(32), TrainingProtocol.of(1, 32), new Bill())) {
      training.step(Path.of(MIXED));
    }
    numbers(supernet).forEach((name, now) -> assertThat(now).isEqualTo(before.get(name)));
  }

  /** Widths are decided: a narrower network takes the first channels of the widest. */
  @Test
  void aNarrowNetworkTakesASliceOfTheWidest() {
    NatsBenchSize sizes = new NatsBenchSize();
    Shape image = new Shape(3, 8, 8);
    LayerGraph widest = sizes.network(sizes.parse("16:16:16:16:16"), image, 10);
    Architecture narrow = sizes.parse("8:16:8:16:8");
    SharedWeights weights = SharedWeights.of(List.of(widest), operations, RandomStreams.of(1));
    // A skip that meets another width is a convolution, which the widest network has not.
    assertThatThrownBy(() -> new GraphNetwork(sizes.network(narrow, image, 10), weights, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("skip");
    Architecture equal = sizes.parse("8:8:8:8:8");
    SharedWeights all = SharedWeights.of(List.of(widest), operations, RandomStreams.of(1));
    GraphNetwork network = new GraphNetwork(sizes.network(equal, image, 10), all, null);
    double[] pixels = new SplittableRandom(2).doubles(4 * image.size(), -1, 1).toArray();
    try (Tape tape = Tape.recording(operations)) {
      Variable x = tape.constant(operations.map(TensorShape.batch(4, image), pixels));
      tape.backward(
          Losses.crossEntropy(
              tape, network.forward(tape, x, Mode.TRAINING), new int[] {0, 1, 2, 3}, 0));
    }
    Parameter stem = all.parameters().get(0);
    assertThat(stem.name()).isEqualTo("stem.conv.weights");
    assertThat(stem.variable().shape()).isEqualTo(new TensorShape(16, 3, 3, 3));
    double[] gradient = operations.read(stem.variable().requireGradient());
    assertThat(Arrays.copyOfRange(gradient, 0, 8 * 27)).doesNotContain(0.0);
    assertThat(Arrays.copyOfRange(gradient, 8 * 27, 16 * 27)).containsOnly(0.0);
  }

  @Test
  void aSmallKernelIsTheCentreOfALargeOne() {
    double[] values = new double[25];
    for (int i = 0; i < 25; i++) {
      values[i] = i;
    }
    Parameter parameter =
        new Parameter(
            "w", Variable.parameter(operations.parameter(new TensorShape(1, 1, 5, 5), values)));
    Weight centre = Weight.part(parameter, new TensorShape(1, 1, 3, 3));
    try (Tape tape = Tape.evaluating(operations)) {
      assertThat(operations.read(centre.on(tape).value()))
          .containsExactly(6, 7, 8, 11, 12, 13, 16, 17, 18);
    }
  }

  /** What a step holds does not depend on the paths that it does not take. */
  @Test
  void nothingIsHeldOfPathsNotTaken() {
    LaneOperations own = new LaneOperations();
    Supernet supernet = supernet(own);
    SplittableRandom random = new SplittableRandom(2);
    try (SupernetTraining training =
        new SupernetTraining(supernet, batches(32), TrainingProtocol.of(4, 32), new Bill())) {
      while (training.hasNext()) {
        training.step(Path.of(SPACE.sample(random)));
      }
    }
    new InheritedAccuracy(supernet, IMAGES, Scoring.byBatch(100), new Bill()).score(MIXED);
    supernet.close();
    assertThat(own.lentArrays()).isZero();
  }
}
