package org.reprise.algorithm.tunas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.data.image.BuiltInImages;
import org.reprise.data.image.ImageParts;
import org.reprise.search.ArchitectureCosts;
import org.reprise.search.Method;
import org.reprise.search.RandomStreams;
import org.reprise.search.cost.CostReward;
import org.reprise.search.cost.CostTarget;
import org.reprise.search.policy.MovingBaseline;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.LinearCost;
import org.reprise.space.mobile.MobileFashionFactors;
import org.reprise.space.mobile.MobileFashionFactors.Factor;
import org.reprise.space.mobile.MobileFashionSpace;
import org.reprise.space.network.ActiveChoices;
import org.reprise.space.network.Shape;
import org.reprise.training.lanes.LaneOperations;
import org.reprise.training.relaxation.TargetedSearch;
import org.reprise.training.supernet.ArchitectureScores;
import org.reprise.training.supernet.Supernet;
import org.reprise.training.supernet.SupernetTask;
import org.reprise.training.table.BuiltInBenchmark;

class TunasTest {
  private static final MobileFashionSpace SPACE = new MobileFashionSpace();
  private static final Shape IMAGE = new Shape(1, 14, 14);
  private static final MobileChoices COLLAPSED =
      new CollapsedOperations(new MobileFashionFactors(), SPACE, IMAGE, 10);
  private static final MobileChoices SEPARATE = new SeparateOperations(SPACE, IMAGE, 10);
  private static final SupernetTask TASK = small();
  private static final CostTarget TARGET =
      CostTarget.of(Method.parse("tunas").parameters(), SPACE, ArchitectureCosts.of(SPACE));

  private static SupernetTask small() {
    ImageParts all = BuiltInImages.load();
    SupernetTask whole = BuiltInBenchmark.mobileTask();
    return new SupernetTask(
        "small",
        whole.graphs(),
        new ImageParts(
            all.training().range("some training", 0, 64),
            all.validation().range("some validation", 0, 64),
            all.test().range("some test", 0, 10)));
  }

  /** Worked out apart: momentum .95, rewards 1, 0, 0, 1. */
  @Test
  void theBaselineHasTheCurrentRewardAndNoBias() {
    MovingBaseline baseline = new MovingBaseline(0.95);
    double[] expected = {1, .487179, .316389, .500657};
    double[] rewards = {1, 0, 0, 1};
    for (int i = 0; i < rewards.length; i++) {
      baseline.update(rewards[i]);
      assertThat(baseline.value()).isCloseTo(expected[i], within(1e-6));
    }
  }

  @Test
  void theRateIsNothingThenGrowsTenfoldAndWarmUpsFallToNothing() {
    WarmUp course = new WarmUp(0.25, 0.25, 0.2);
    assertThat(course.rateFactor(0.2499)).isZero();
    assertThat(course.rateFactor(0.25)).isEqualTo(1);
    assertThat(course.rateFactor(0.625)).isCloseTo(Math.sqrt(10), within(1e-12));
    assertThat(course.rateFactor(1)).isCloseTo(10, within(1e-12));
    assertThat(course.allOperations(0)).isEqualTo(1);
    assertThat(course.allOperations(0.125)).isEqualTo(0.5);
    assertThat(course.mostFilters(0.1)).isEqualTo(0.5);
    assertThat(course.mostFilters(0.2)).isZero();
    assertThat(new WarmUp(0.25, 0, 0).allOperations(0)).isZero();
    assertThatThrownBy(() -> new WarmUp(0.25, 0.5, 0))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("warm-ups of 0.5 and 0.0 of a search are longer than the delay of 0.25");
  }

  /** In the warm-up all operations are taken, and the most filters; later one of each. */
  @Test
  void samplesOfTheWarmUpHoldEverything() {
    IndependentPolicy policy = new IndependentPolicy(COLLAPSED);
    SplittableRandom random = new SplittableRandom(1);
    IndependentPolicy.Sample all = policy.sample(1, 1, random);
    for (int d = 0; d < COLLAPSED.space().decisions().size(); d++) {
      boolean filters = MobileFashionFactors.factor(d) == Factor.EXPANSION;
      assertThat(all.active().of(d)).isEqualTo(filters ? List.of(1) : List.of(0, 1));
      assertThat(all.drawn()[d]).isFalse();
    }
    assertThat(List.of(policy.logProbabilityGradient(all)))
        .allSatisfy(row -> assertThat(row).containsOnly(0));
    assertThat(policy.sample(0, 0, random).active().isArchitecture()).isTrue();
  }

  /** Every decision by itself: one-hot less p; nothing for the parts of a block that is absent. */
  @Test
  void whatIsDecidedOfAnAbsentBlockHasNoGradient() {
    IndependentPolicy policy = new IndependentPolicy(COLLAPSED);
    Architecture decided = MobileFashionFactors.of(SPACE.parse("k3e6:skip/k5e3:k3e3/k3e3:k3e6"));
    boolean[] drawn = new boolean[decided.choices().length];
    Arrays.fill(drawn, true);
    double[][] gradient =
        policy.logProbabilityGradient(
            new IndependentPolicy.Sample(ActiveChoices.of(decided), drawn));
    for (int d = 0; d < gradient.length; d++) {
      boolean absent =
          MobileFashionFactors.block(d) == 1 && MobileFashionFactors.factor(d) != Factor.PRESENCE;
      double[] expected = decided.choice(d) == 0 ? new double[] {.5, -.5} : new double[] {-.5, .5};
      assertThat(gradient[d]).isEqualTo(absent ? new double[] {0, 0} : expected);
    }
  }

  /** The cost of a sample is the mean over the architectures that it stands for. */
  @Test
  void theCostOfASampleIsTheMeanOfWhatItHolds() {
    LinearCost cost = TARGET.byDecision(SPACE);
    SplittableRandom random = new SplittableRandom(3);
    for (MobileChoices choices : List.of(COLLAPSED, SEPARATE)) {
      IndependentPolicy policy = new IndependentPolicy(choices);
      for (int i = 0; i < 10; i++) {
        ActiveChoices active = policy.sample(0.3, 0.5, random).active();
        List<Architecture> held = List.of(Architecture.of(new int[active.byDecision().size()]));
        for (int d = 0; d < active.byDecision().size(); d++) {
          List<Architecture> more = new ArrayList<>();
          for (int choice : active.of(d)) {
            for (Architecture a : held) {
              more.add(a.with(d, choice));
            }
          }
          held = more;
        }
        double mean =
            held.stream().mapToDouble(a -> cost.of(choices.joined(a))).average().orElseThrow();
        double[][] p = choices.blockProbabilities(active);
        assertThat(List.of(p))
            .allSatisfy(row -> assertThat(Arrays.stream(row).sum()).isCloseTo(1, within(1e-12)));
        assertThat(cost.expected(p)).isCloseTo(mean, within(1e-6 * mean));
      }
    }
  }

  /** Quality that grows with the cost: the absolute reward ends at the target all the same. */
  @Test
  void theControllerEndsNearTheTargetOfTheAbsoluteReward() {
    LinearCost cost = TARGET.byDecision(SPACE);
    CostReward reward = CostReward.absolute(-0.2, TARGET.value());
    IndependentPolicy policy = new IndependentPolicy(SEPARATE);
    MovingBaseline baseline = new MovingBaseline(0.95);
    SplittableRandom random = new SplittableRandom(4);
    for (int step = 0; step < 6_000; step++) {
      IndependentPolicy.Sample sample = policy.sample(0, 0, random);
      double seen = cost.of(sample.active().architecture());
      double quality = 0.75 * Math.pow(seen / TARGET.value(), 0.07) + 0.003 * random.nextGaussian();
      double r = reward.of(quality, seen);
      baseline.update(r);
      policy.update(sample, r - baseline.value(), 0.01);
    }
    assertThat(cost.of(policy.best()) / TARGET.value()).isCloseTo(1, within(0.1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tunas:collapse=yes", "tunas:collapse=no"})
  void aSeedGivesTheSamePolicyWhichMovesAfterTheDelay(String text) {
    double[][] early = probabilities(text + ":epochs=2:batch=32:delay=0.9", 3);
    assertThat(List.of(early)).allSatisfy(row -> assertThat(row).containsOnly(1.0 / row.length));
    double[][] late = probabilities(text + ":epochs=2:batch=32:policy-rate=1", 4);
    assertThat(late).isNotEqualTo(early);
    assertThat(probabilities(text + ":epochs=2:batch=32:policy-rate=1", 4)).isEqualTo(late);
  }

  private static double[][] probabilities(String text, int steps) {
    TargetedSearch tunas = (TargetedSearch) Method.parse(text).create();
    double[] spent = new double[1];
    try (LaneOperations operations = new LaneOperations();
        TargetedSearch.Course training =
            tunas
                .method()
                .begin(
                    TASK,
                    TARGET,
                    operations,
                    RandomStreams.of(5),
                    c -> spent[0] += c.multiplyAdds());
        Supernet weights = training.supernet()) {
      IntStream.range(0, steps).forEach(step -> training.step());
      assertThat(training.hasNext()).isEqualTo(steps < 4);
      assertThat(spent[0]).isPositive();
      return training.probabilities();
    }
  }

  /** The architectures of a space are scored whatever the controller's decisions are. */
  @Test
  void trainedWeightsScoreTheSearchedSpace() {
    for (String text : List.of("tunas:epochs=1:batch=32", "tunas:epochs=1:batch=32:collapse=no")) {
      TargetedSearch tunas = (TargetedSearch) Method.parse(text).create();
      try (LaneOperations operations = new LaneOperations();
          ArchitectureScores scores =
              tunas.train(TASK, operations, RandomStreams.of(6), cost -> {})) {
        List<Architecture> some =
            List.of(
                SPACE.parse("k3e6:skip/k5e3:k3e3/k3e3:k3e6"),
                SPACE.parse("k5e6:k5e6/k5e6:k5e6/k5e6:k5e6"));
        assertThat(scores.scores(some))
            .hasSize(2)
            .allSatisfy(s -> assertThat(s.loss()).isPositive());
      }
    }
  }
}
