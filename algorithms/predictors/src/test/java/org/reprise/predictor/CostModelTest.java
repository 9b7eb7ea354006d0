package org.reprise.predictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.reprise.search.statistics.RankCorrelation;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.space.nasbench201.NasBench201;

class CostModelTest {
  private static final SearchSpace SPACE = new NasBench201();

  private static double sum(Architecture cell) {
    return 5 + IntStream.range(0, 6).mapToDouble(i -> cell.choice(i) * cell.choice(i) + i).sum();
  }

  /** The dearer of two branches, which no sum over decisions says. */
  private static double longest(Architecture cell) {
    return Math.max(cell.choice(0) + cell.choice(2), cell.choice(1) + 2 * cell.choice(5));
  }

  private static List<Architecture> cells(long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    return Stream.generate(() -> SPACE.sample(random)).limit(count).toList();
  }

  private static double[] costs(List<Architecture> cells, ToDoubleFunction<Architecture> cost) {
    return cells.stream().mapToDouble(cost).toArray();
  }

  private static double tau(String model, ToDoubleFunction<Architecture> cost) {
    CostModel learned = CostModel.named(model, SPACE);
    List<Architecture> train = cells(1, 300);
    learned.fit(train, costs(train, cost), new SplittableRandom(2));
    List<Architecture> test = cells(3, 500);
    return RankCorrelation.kendallTauB(learned.predict(test), costs(test, cost));
  }

  @Test
  void theLinearModelFindsASumOverDecisions() {
    CostModel linear = new LinearCostModel(SPACE);
    List<Architecture> train = cells(1, 400);
    linear.fit(train, costs(train, CostModelTest::sum), new SplittableRandom(2));
    List<Architecture> test = cells(3, 200);
    double[] predicted = linear.predict(test);
    double[] truth = costs(test, CostModelTest::sum);
    for (int i = 0; i < truth.length; i++) {
      // The penalty is a tenth of an example.
      assertThat(predicted[i]).isCloseTo(truth[i], within(0.1));
    }
  }

  @Test
  void theNetworkSeesWhatIsNoSum() {
    assertThat(tau("network", CostModelTest::longest))
        .isGreaterThan(tau("linear", CostModelTest::longest))
        .isGreaterThan(0.85);
    assertThat(tau("network", CostModelTest::sum)).isGreaterThan(0.9);
  }

  @Test
  void theUnitOfTheCostDoesNotMatter() {
    for (String name : List.of("linear", "network")) {
      double inMilliseconds = tau(name, CostModelTest::longest);
      double inSeconds = tau(name, cell -> longest(cell) / 1000);
      assertThat(inSeconds).isCloseTo(inMilliseconds, within(0.03));
    }
  }

  @Test
  void aCostThatIsAlwaysTheSameIsPredicted() {
    for (String name : List.of("linear", "network")) {
      CostModel model = CostModel.named(name, SPACE);
      List<Architecture> train = cells(1, 50);
      model.fit(train, costs(train, cell -> 7), new SplittableRandom(2));
      assertThat(model.predict(cells(3, 1))[0]).isCloseTo(7, within(0.2));
    }
  }
}
