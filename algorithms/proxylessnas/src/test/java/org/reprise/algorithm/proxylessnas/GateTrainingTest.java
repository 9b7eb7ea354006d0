package org.reprise.algorithm.proxylessnas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.data.image.BuiltInImages;
import org.reprise.data.image.ImageParts;
import org.reprise.data.image.Normalization;
import org.reprise.search.ArchitectureCosts;
import org.reprise.search.Method;
import org.reprise.search.RandomStreams;
import org.reprise.search.cost.CostTarget;
import org.reprise.space.Architecture;
import org.reprise.space.mobile.MobileFashionSpace;
import org.reprise.space.network.ActiveChoices;
import org.reprise.training.autograd.Losses;
import org.reprise.training.autograd.Tape;
import org.reprise.training.lanes.LaneOperations;
import org.reprise.training.network.Mode;
import org.reprise.training.network.Parameter;
import org.reprise.training.relaxation.TargetedSearch;
import org.reprise.training.supernet.Batch;
import org.reprise.training.supernet.BatchStream;
import org.reprise.training.supernet.Path;
import org.reprise.training.supernet.Supernet;
import org.reprise.training.supernet.SupernetTask;
import org.reprise.training.table.BuiltInBenchmark;

class GateTrainingTest {
  private static final MobileFashionSpace SPACE = new MobileFashionSpace();
  private static final SupernetTask TASK = small();
  private static final CostTarget TARGET =
      CostTarget.of(Method.parse("proxylessnas").parameters(), SPACE, ArchitectureCosts.of(SPACE));

  private final LaneOperations operations = new LaneOperations();

  private static SupernetTask small() {
    ImageParts all = BuiltInImages.load();
    return new SupernetTask(
        "small",
        BuiltInBenchmark.mobileTask().graphs(),
        new ImageParts(
            all.training().range("some training", 0, 64),
            all.validation().range("some validation", 0, 64),
            all.test().range("some test", 0, 10)));
  }

  @AfterEach
  void close() {
    operations.close();
  }

  private TargetedSearch.Course begin(String text) {
    return ((TargetedSearch) Method.parse(text).create())
        .method()
        .begin(TASK, TARGET, operations, RandomStreams.of(5), cost -> {});
  }

  private static Batch batch() {
    return BatchStream.inOrder(
            TASK.images().training(), Normalization.of(TASK.images().training()), 32, 32)
        .get(0);
  }

  private Map<String, double[]> weights(Supernet supernet) {
    Map<String, double[]> values = new HashMap<>();
    for (Parameter parameter : supernet.weights().parameters()) {
      values.put(parameter.name(), operations.read(parameter.variable().value()));
    }
    return values;
  }

  /** In a step of the weights one path of each block is open; the others are untouched. */
  @Test
  void onePathIsActiveInTheStepOfTheWeights() {
    try (TargetedSearch.Course course = begin("proxylessnas:warm-up=1:batch=32");
        Supernet supernet = course.supernet()) {
      Map<String, double[]> before = weights(supernet);
      course.step();
      Map<String, double[]> after = weights(supernet);
      Map<String, Set<String>> moved = new HashMap<>();
      after.forEach(
          (name, values) -> {
            String[] path = name.split("\\.", -1);
            if (path[0].startsWith("stage") && !Arrays.equals(values, before.get(name))) {
              moved.computeIfAbsent(path[0] + path[1], b -> new HashSet<>()).add(path[2]);
            }
          });
      assertThat(moved).hasSizeBetween(3, 6);
      assertThat(moved.values()).allSatisfy(operation -> assertThat(operation).hasSize(1));
    }
  }

  /** The gates' numbers are the same whether maps are kept or computed again, but for rounding. */
  @Test
  void bothFullModesGiveTheSameGradients() {
    try (Supernet supernet = TASK.supernet(operations, RandomStreams.of(7))) {
      for (String text :
          List.of("k3e6:k5e3/k5e3:k3e3/k3e3:k3e6", "k3e6:skip/k5e3:k3e3/k3e3:skip")) {
        Draw draw = new Draw(SPACE.parse(text).choices(), all());
        GateGradients.Pass kept = new KeptPaths(supernet).of(draw, batch());
        GateGradients.Pass again = new RecomputedPaths(supernet).of(draw, batch());
        assertThat(again.crossEntropy()).isCloseTo(kept.crossEntropy(), within(1e-5));
        double greatest = 0;
        for (int d = 0; d < 6; d++) {
          for (int c = 0; c < SPACE.decisions().get(d).size(); c++) {
            boolean skipped = draw.open()[d] == 4;
            greatest = Math.max(greatest, Math.abs(kept.gates()[d][c]));
            assertThat(again.gates()[d][c])
                .isCloseTo(skipped ? 0 : kept.gates()[d][c], within(1e-4));
          }
        }
        assertThat(greatest).isGreaterThan(1e-2);
        assertThat(supernet.weights().parameters())
            .allSatisfy(weight -> assertThat(weight.variable().gradient()).isNull());
      }
    }
  }

  private static int[][] all() {
    int[][] all = new int[6][];
    for (int d = 0; d < 6; d++) {
      all[d] = d % 2 == 0 ? new int[] {0, 1, 2, 3} : new int[] {0, 1, 2, 3, 4};
    }
    return all;
  }

  /** Of the pair, the gates' numbers are those that the full modes give. */
  @Test
  void twoPathsGiveTwoOfTheNumbers() {
    try (Supernet supernet = TASK.supernet(operations, RandomStreams.of(8))) {
      int[] open = SPACE.parse("k3e6:k5e3/k5e3:k3e3/k3e3:k3e6").choices();
      int[][] pairs = {{1, 2}, {1, 3}, {1, 2}, {0, 4}, {0, 2}, {1, 2}};
      double[][] two = new KeptPaths(supernet).of(new Draw(open, pairs), batch()).gates();
      double[][] full = new KeptPaths(supernet).of(new Draw(open, all()), batch()).gates();
      for (int d = 0; d < 6; d++) {
        for (int c : pairs[d]) {
          assertThat(two[d][c]).isCloseTo(full[d][c], within(1e-4));
        }
      }
    }
  }

  /**
   * What the tape holds at once, and what is multiplied: one path in the step of the weights, one
   * and a little with recomputation, two with two paths; four to five in full.
   */
  @Test
  void memoryAndComputeGoWithThePathsTaken() {
    try (Supernet supernet = TASK.supernet(operations, RandomStreams.of(9))) {
      // Neighbours in cost, so that "two" is about twice "one".
      int[] open = SPACE.parse("k5e6:k5e6/k5e6:k5e6/k5e6:k5e6").choices();
      int[][] pairs = {{2, 3}, {2, 3}, {2, 3}, {2, 3}, {2, 3}, {2, 3}};
      Draw full = new Draw(open, all());
      Draw two = new Draw(open, pairs);
      double one = held(supernet, Path.of(full.architecture()));
      assertThat(new KeptPaths(supernet).of(two, batch()).memory() / one).isBetween(1.5, 2.2);
      assertThat(new KeptPaths(supernet).of(full, batch()).memory() / one).isBetween(2.5, 3.5);
      assertThat(new RecomputedPaths(supernet).of(full, batch()).memory() / one)
          .isBetween(1.0, 1.3);
      double each = supernet.multiplyAdds(Path.of(full.architecture()));
      double all = supernet.multiplyAdds(Path.sum(ActiveChoices.all(SPACE)));
      GateGradients gradients = new KeptPaths(supernet);
      // Forward along all that is asked for, backward to maps along the open path alone.
      assertThat(gradients.multiplyAdds(two) / each).isBetween(2.5, 3.0);
      assertThat(gradients.multiplyAdds(full)).isEqualTo(all + each);
    }
  }

  private double held(Supernet supernet, Path path) {
    try (Tape tape = Tape.recording(operations)) {
      var logits = supernet.forward(tape, batch().on(tape), path, Mode.TRAINING);
      tape.backward(Losses.crossEntropy(tape, logits, batch().labels(), 0));
      return tape.mostHeld();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"full", "full-v2", "two", "reinforce"})
  void theGatesStandStillAtFirstAndASeedGivesTheSame(String update) {
    String text = "proxylessnas:warm-up=1:epochs=2:batch=32:every=1:samples=2:update=" + update;
    List<double[][]> first = run(text);
    assertThat(first).hasSize(7);
    // A warm-up of two steps, then an epoch of two without the gates.
    for (int step = 1; step <= 3; step++) {
      assertThat(first.get(step)).isEqualTo(first.get(0));
    }
    assertThat(first.get(6)).isNotEqualTo(first.get(0));
    assertThat(run(text).get(6)).isEqualTo(first.get(6));
  }

  private List<double[][]> run(String text) {
    List<double[][]> probabilities = new ArrayList<>();
    try (TargetedSearch.Course course = begin(text);
        Supernet weights = course.supernet()) {
      probabilities.add(course.probabilities());
      while (course.hasNext()) {
        course.step();
        probabilities.add(course.probabilities());
      }
      assertThat(weights.graphs().space().defect(course.best())).isEmpty();
    }
    return probabilities;
  }

  /** A strong penalty on the expected cost leaves the cheapest operations likeliest. */
  @Test
  void theExpectedCostFallsUnderAStrongPenalty() {
    double[][] p =
        run("proxylessnas:warm-up=0:epochs=15:batch=32:every=1:latency=add-linear:strength=50")
            .get(30);
    SplittableRandom random = new SplittableRandom(1);
    for (int d = 0; d < 6; d += 2) {
      Architecture any = SPACE.sample(random);
      double least = TARGET.of(any.with(d, 0)) < TARGET.of(any.with(d, 3)) ? p[d][0] - p[d][3] : -1;
      assertThat(least).isPositive();
    }
  }
}
