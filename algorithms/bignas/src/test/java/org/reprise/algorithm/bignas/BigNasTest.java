package org.reprise.algorithm.bignas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reprise.data.image.BuiltInImages;
import org.reprise.data.image.ImageParts;
import org.reprise.data.image.Normalization;
import org.reprise.search.ArchitectureCosts;
import org.reprise.search.Method;
import org.reprise.search.RandomStreams;
import org.reprise.search.cost.CostTarget;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.mobile.ElasticMobileFashion;
import org.reprise.space.mobile.MobileFashionSpace;
import org.reprise.training.autograd.Losses;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.lanes.LaneOperations;
import org.reprise.training.network.GraphNetwork;
import org.reprise.training.network.Mode;
import org.reprise.training.network.Parameter;
import org.reprise.training.standalone.Evaluation;
import org.reprise.training.supernet.ArchitectureScores;
import org.reprise.training.supernet.Batch;
import org.reprise.training.supernet.BatchStream;
import org.reprise.training.supernet.InheritedAccuracy;
import org.reprise.training.supernet.NormStatistics;
import org.reprise.training.supernet.Scoring;
import org.reprise.training.supernet.Supernet;
import org.reprise.training.supernet.SupernetTask;
import org.reprise.training.table.BuiltInBenchmark;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.Recording;
import org.reprise.training.tensor.TensorShape;

class BigNasTest {
  private static final MobileFashionSpace SPACE = new MobileFashionSpace();
  private static final ToDoubleFunction<Architecture> COST =
      ArchitectureCosts.of(SPACE).named(ArchitectureCosts.MULTIPLY_ADDS);
  private static final SupernetTask TASK = small();

  private final LaneOperations operations = new LaneOperations();

  private static SupernetTask small() {
    ImageParts all = BuiltInImages.load();
    return BigNas.elastic(
        new SupernetTask(
            "small",
            BuiltInBenchmark.mobileTask().graphs(),
            new ImageParts(
                all.training().range("some training", 0, 64),
                all.validation().range("some validation", 0, 64),
                all.test().range("some test", 0, 10))));
  }

  @AfterEach
  void close() {
    operations.close();
  }

  private static Batch batch() {
    return BatchStream.inOrder(
            TASK.images().training(), Normalization.of(TASK.images().training()), 32, 32)
        .get(0);
  }

  private static BigNasSettings settings(String text) {
    return BigNasSettings.of(Method.parse(text).parameters());
  }

  private Map<String, double[]> takeGradients(Supernet supernet) {
    Map<String, double[]> gradients = new HashMap<>();
    for (Parameter parameter : supernet.weights().parameters()) {
      if (parameter.variable().gradient() != null) {
        gradients.put(parameter.name(), operations.read(parameter.variable().gradient()));
        parameter.variable().clearGradient(operations);
      }
    }
    return gradients;
  }

  /** One update by the sum of the four children's gradients, each computed here by itself. */
  @Test
  void aStepAddsUpTheGradientsOfFourChildren() {
    RandomStreams streams = RandomStreams.of(5);
    try (Supernet supernet = TASK.supernet(operations, streams);
        Sandwich sandwich =
            new Sandwich(
                settings("bignas:regularize=none:batch=32"), TASK, supernet, streams, c -> {})) {
      Batch batch = batch();
      sandwich.gradients(batch);
      Map<String, double[]> together = takeGradients(supernet);
      RandomGenerator children = streams.stream("children");
      List<Architecture> four =
          List.of(
              ElasticMobileFashion.biggest(),
              SPACE.sample(children),
              SPACE.sample(children),
              ElasticMobileFashion.smallest());
      Map<String, double[]> sum = new HashMap<>();
      double[] teacher = new double[0];
      for (Architecture child : four) {
        try (Tape tape = Tape.recording(operations)) {
          Variable logits = supernet.network(child).forward(tape, batch.on(tape), Mode.TRAINING);
          if (teacher.length == 0) {
            teacher = Sandwich.probabilities(operations.read(logits.value()), 32);
            tape.backward(Losses.crossEntropy(tape, logits, batch.labels(), 0.1));
          } else {
            tape.backward(Losses.crossEntropy(tape, logits, teacher));
          }
        }
        takeGradients(supernet)
            .forEach((name, gradient) -> sum.merge(name, gradient, BigNasTest::add));
      }
      assertThat(together.keySet()).isEqualTo(sum.keySet());
      together.forEach(
          (name, gradient) ->
              assertThat(gradient).as(name).containsExactly(sum.get(name), within(1e-5)));
      // The biggest child takes part, so every weight has a gradient.
      assertThat(together).hasSize(supernet.weights().parameters().size());
    }
  }

  /** On an engine that computes many passes at once: the bits of one after the other. */
  @Test
  void childrenSideBySideGiveTheSameGradient() {
    for (String text :
        List.of(
            "bignas:regularize=all:batch=32", "bignas:children=random:teacher=labels:batch=32")) {
      List<Map<String, double[]>> gradients = new ArrayList<>();
      for (Operations engine : List.of(operations, sideBySide(operations))) {
        RandomStreams streams = RandomStreams.of(13);
        double[] spent = new double[1];
        try (Supernet supernet = TASK.supernet(engine, streams);
            Sandwich sandwich =
                new Sandwich(
                    settings(text),
                    TASK,
                    supernet,
                    streams,
                    cost -> spent[0] += cost.multiplyAdds())) {
          sandwich.gradients(batch());
          gradients.add(takeGradients(supernet));
          gradients.get(gradients.size() - 1).put("spent", spent);
        }
      }
      assertThat(gradients.get(1).keySet()).isEqualTo(gradients.get(0).keySet());
      gradients
          .get(0)
          .forEach(
              (name, values) -> assertThat(gradients.get(1).get(name)).as(name).isEqualTo(values));
    }
  }

  /** The vector registers as an engine that is given passes together. */
  private static Operations sideBySide(LaneOperations lanes) {
    return (Operations)
        Proxy.newProxyInstance(
            BigNasTest.class.getClassLoader(),
            new Class<?>[] {Operations.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "passesAtOnce" -> 8;
                  case "record" -> recording((Runnable) arguments[0]);
                  default -> method.invoke(lanes, arguments);
                });
  }

  private static Recording recording(Runnable work) {
    return new Recording() {
      @Override
      public void run() {
        work.run();
      }

      @Override
      public void close() {}
    };
  }

  private static double[] add(double[] a, double[] b) {
    double[] sum = a.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += b[i];
    }
    return sum;
  }

  /** Worked out apart: teacher (2, 0), student (0, 1). */
  @Test
  void distillationHasItsGradientAndLoss() {
    double[] targets =
        Teacher.DISTILLATION.targets(
            Sandwich.probabilities(new double[] {2, 0}, 1), new int[] {1}, 0.1);
    double[] found = lossAndGradient(new double[] {0, 1}, targets);
    assertThat(found).containsExactly(new double[] {1.194059, -.611856, .611856}, within(1e-6));
    // Equal logits: no gradient, but the entropy of the teacher as the loss.
    double[] equal = lossAndGradient(new double[] {2, 0}, targets);
    double entropy = -targets[0] * Math.log(targets[0]) - targets[1] * Math.log(targets[1]);
    assertThat(equal).containsExactly(new double[] {entropy, 0, 0}, within(1e-6));
    assertThat(1.194059 - entropy).isCloseTo(.828725, within(1e-6));
  }

  private double[] lossAndGradient(double[] logits, double[] targets) {
    try (Tape tape = Tape.recording(operations)) {
      Variable student = Variable.parameter(operations.map(new TensorShape(1, 2, 1, 1), logits));
      Variable loss = Losses.crossEntropy(tape, student, targets);
      double value = Losses.value(tape, loss);
      tape.backward(loss);
      double[] gradient = operations.read(student.requireGradient());
      return new double[] {value, gradient[0], gradient[1]};
    }
  }

  @Test
  void teachersAreProbabilitiesLabelsOrHalfOfEach() {
    double[] biggest = {.7, .3, .2, .8};
    int[] labels = {0, 0};
    assertThat(Teacher.DISTILLATION.targets(biggest, labels, 0.1)).containsExactly(biggest);
    assertThat(Teacher.LABELS.targets(biggest, labels, 0.1))
        .containsExactly(new double[] {.95, .05, .95, .05}, within(1e-12));
    assertThat(Teacher.MIX.targets(biggest, labels, 0))
        .containsExactly(new double[] {.85, .15, .6, .4}, within(1e-12));
    assertThat(Sandwich.probabilities(new double[] {0, 0, 1, 1}, 2)).containsOnly(.5);
  }

  /** Blocks that add their input give nothing else at first: with them or without, the same. */
  @Test
  void aZeroGammaLeavesTheInputsOfBlocksAlone() {
    for (String gamma : List.of("zero", "one")) {
      RandomStreams streams = RandomStreams.of(6);
      try (Supernet supernet = TASK.supernet(operations, streams);
          Sandwich fresh =
              new Sandwich(
                  settings("bignas:last-gamma=" + gamma), TASK, supernet, streams, c -> {});
          Tape tape = Tape.evaluating(operations)) {
        assertThat(fresh.hasNext()).isTrue();
        Variable images = batch().on(tape);
        double[] deep =
            logits(supernet, SPACE.parse("k5e6:k5e6/k3e3:k5e3/k3e3:k3e6"), tape, images);
        double[] flat =
            logits(supernet, SPACE.parse("k3e3:skip/k3e3:skip/k3e3:skip"), tape, images);
        assertThat(Arrays.equals(deep, flat)).isEqualTo(gamma.equals("zero"));
      }
    }
  }

  private double[] logits(Supernet supernet, Architecture child, Tape tape, Variable images) {
    return operations.read(
        supernet.network(child).forward(tape, images, Mode.BATCH_STATISTICS).value());
  }

  /** The rate of dropping, what it drops, and that expectations stay. */
  @Test
  void theRegularisationDropsNumbersOfTheHeadAndOperationsOfTwoStages() {
    try (Supernet supernet = TASK.supernet(operations, RandomStreams.of(7));
        Tape tape = Tape.evaluating(operations)) {
      GraphNetwork network = supernet.network(ElasticMobileFashion.biggest());
      Dropped dropped = new Dropped(0.5, 0.5, new SplittableRandom(8));
      List<String> changed = new ArrayList<>();
      double[] share = new double[1];
      network.listen(
          (t, node, inputs, result) -> {
            Variable after = dropped.computed(t, node, inputs, result);
            if (after != result) {
              changed.add(node.name());
              double[] values = operations.read(after.value());
              share[0] = Arrays.stream(values).filter(v -> v == 0).count() / (double) values.length;
            }
            return after;
          });
      assertThat(network.forward(tape, batch().on(tape), Mode.TRAINING).shape().n()).isEqualTo(32);
      assertThat(changed)
          .containsExactly("stage1.block1.project.norm", "stage2.block1.project.norm", "head.pool");
      assertThat(share[0]).isBetween(0.4, 0.7);
    }
  }

  @Test
  void theGridHasOneOperationForAllAndADepthAStage() {
    List<Architecture> grid = CoarseToFine.grid();
    assertThat(new HashSet<>(grid)).hasSize(32);
    assertThat(grid)
        .contains(ElasticMobileFashion.biggest(), ElasticMobileFashion.smallest())
        .allMatch(a -> SPACE.defect(a).isEmpty());
    assertThat(CoarseToFine.neighbours(ElasticMobileFashion.biggest())).hasSize(15);
    // Kernels and expansions of three blocks, presence of three.
    assertThat(CoarseToFine.neighbours(ElasticMobileFashion.smallest()))
        .hasSize(9)
        .doesNotHaveDuplicates();
  }

  /** On a score that is a sum over blocks, the choice is the best of all within the limit. */
  @Test
  void theChoiceKeepsTheLimitAndFindsTheBest() {
    double limit = 600_000;
    int[] scored = new int[1];
    CoarseToFine selection =
        new CoarseToFine(
            a -> COST.applyAsDouble(a) <= limit,
            children -> {
              scored[0] += children.size();
              return children.stream().map(a -> new Evaluation(0, worth(a))).toList();
            },
            200);
    List<CoarseToFine.Child> chosen = selection.choose();
    int count = scored[0];
    double best =
        SPACE
            .keys()
            .mapToObj(SPACE::fromKey)
            .filter(a -> COST.applyAsDouble(a) <= limit)
            .mapToDouble(BigNasTest::worth)
            .max()
            .orElseThrow();
    assertThat(chosen.get(0).accuracy()).isCloseTo(best, within(0.01));
    assertThat(chosen).allMatch(child -> COST.applyAsDouble(child.architecture()) <= limit);
    assertThat(count).isEqualTo(chosen.size());
    List<CoarseToFine.Child> random = selection.atRandom(SPACE, new SplittableRandom(9));
    assertThat(random).hasSize(count).allMatch(c -> COST.applyAsDouble(c.architecture()) <= limit);
    assertThat(random.get(0).accuracy()).isLessThanOrEqualTo(chosen.get(0).accuracy());
  }

  private static double worth(Architecture a) {
    double sum = 0;
    for (int block = 0; block < 6; block++) {
      if (MobileFashionSpace.isPresent(a, block)) {
        sum += 1 + 0.1 * MobileFashionSpace.kernel(a, block) * (block + 1);
        sum += 0.2 * MobileFashionSpace.expansion(a, block);
      }
    }
    return sum / 40;
  }

  /** Calibrated on one batch, a child says what the statistics of that batch make it say. */
  @Test
  void calibrationGivesAChildStatisticsOfItsOwn() {
    try (Supernet supernet = TASK.supernet(operations, RandomStreams.of(10))) {
      Scoring batch = new Scoring(NormStatistics.BATCH, 64, 64, 1);
      Scoring calibrated = new Scoring(NormStatistics.RECALIBRATED, 64, 64, 1);
      ImageParts same =
          new ImageParts(TASK.images().training(), TASK.images().training(), TASK.images().test());
      List<Architecture> children =
          List.of(ElasticMobileFashion.smallest(), SPACE.parse("k3e3:k5e6/k5e3:skip/k3e6:k3e3"));
      List<Evaluation> one = new InheritedAccuracy(supernet, same, batch, c -> {}).scores(children);
      List<Evaluation> other =
          new InheritedAccuracy(supernet, same, calibrated, c -> {}).scores(children);
      for (int i = 0; i < children.size(); i++) {
        assertThat(other.get(i).loss()).isCloseTo(one.get(i).loss(), within(0.05));
      }
    }
  }

  @Test
  void aSeedGivesTheSameChildrenAndTheirChoice() {
    String text = "bignas:epochs=1:batch=32:mutations=5:images=64:calibration-batches=1";
    assertThat(run(text)).isEqualTo(run(text)).isNotEqualTo(run(text + ":teacher=labels"));
  }

  private List<CoarseToFine.Child> run(String text) {
    Method method = Method.parse(text);
    BigNas bigNas = (BigNas) method.create();
    CostTarget limit = CostTarget.of(method.parameters(), SPACE, ArchitectureCosts.of(SPACE));
    double[] spent = new double[1];
    try (ArchitectureScores children =
        bigNas.train(
            BigNasTest.TASK, operations, RandomStreams.of(11), c -> spent[0] += c.multiplyAdds())) {
      assertThat(spent[0]).isPositive();
      return bigNas.choose(children, limit, new SplittableRandom(12));
    }
  }

  @Test
  void childrenWithoutABiggestOneHaveNoTeacher() {
    assertThatThrownBy(() -> Method.parse("bignas:children=random").create())
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "children=random has no biggest child to learn from; set teacher=labels with it");
  }
}
