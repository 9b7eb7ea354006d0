package org.reprise.predictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.reprise.search.statistics.RankCorrelation;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.space.nasbench201.NatsBenchSize;

class GcnTest {
  private static final NasBench201 SPACE = new NasBench201();
  private static final Gcn.Settings SMALL = new Gcn.Settings(32, 16, 150, 10, 5e-3, 1e-4);

  /** 3x3 convolutions are good, and a cell whose direct edge is none is poor. */
  private static double accuracy(Architecture cell) {
    double accuracy = 85;
    for (int edge = 0; edge < NasBench201.EDGES; edge++) {
      accuracy += cell.choice(edge) == 3 ? 2 : cell.choice(edge) == 0 ? -1 : 0;
    }
    return accuracy;
  }

  private static List<Architecture> cells(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return Stream.generate(() -> SPACE.sample(random)).limit(count).toList();
  }

  private static double[] accuracies(List<Architecture> cells) {
    return cells.stream().mapToDouble(GcnTest::accuracy).toArray();
  }

  private static double[] predictions(Predictor predictor, List<Architecture> others) {
    List<Architecture> cells = cells(172, 1);
    predictor.fit(cells, accuracies(cells), new SplittableRandom(2));
    return predictor.predict(others);
  }

  @Test
  void theRegressorRanksUnseenCellsAndPredictsInPercent() {
    List<Architecture> others = cells(400, 3);
    double[] predicted = predictions(new Gcn(SPACE, SMALL, new Gcn.Regression()), others);
    assertThat(RankCorrelation.kendallTauB(predicted, accuracies(others))).isGreaterThan(0.7);
    assertThat(DoubleStream.of(predicted)).allMatch(p -> p > 75 && p < 100);
  }

  @Test
  void theClassifierTellsGoodFromPoor() {
    List<Architecture> others = cells(400, 4);
    double[] percent = predictions(new Gcn(SPACE, SMALL, new Gcn.Classification(86)), others);
    int right = 0;
    for (int i = 0; i < percent.length; i++) {
      right += percent[i] > 50 == accuracy(others.get(i)) > 86 ? 1 : 0;
    }
    assertThat(right).isGreaterThan(350);
  }

  @Test
  void theCascadeRanksWhatItKeepsAboveWhatItFilters() {
    List<Architecture> others = cells(400, 5);
    double[] predicted = predictions(new TwoStage(SPACE, SMALL, 86), others);
    assertThat(DoubleStream.of(predicted).boxed()).anyMatch(p -> p > 86).anyMatch(p -> p < 86);
    assertThat(RankCorrelation.kendallTauB(predicted, accuracies(others))).isGreaterThan(0.5);
  }

  @Test
  void withoutExamplesOnOneSideTheCascadeIsOneStage() {
    List<Architecture> others = cells(50, 6);
    double[] predicted = predictions(new TwoStage(SPACE, SMALL, 99.5), others);
    assertThat(RankCorrelation.kendallTauB(predicted, accuracies(others))).isGreaterThan(0.6);
  }

  @Test
  void theSameSeedGivesTheSameBits() {
    Gcn.Settings short2 = new Gcn.Settings(8, 4, 2, 10, 1e-3, 0);
    List<Architecture> others = cells(50, 7);
    assertThat(predictions(new Gcn(SPACE, short2, new Gcn.Regression()), others))
        .isEqualTo(predictions(new Gcn(SPACE, short2, new Gcn.Regression()), others));
  }

  @Test
  void aSpaceWithoutGraphsIsRefusedInOneLine() {
    assertThatThrownBy(() -> new Gcn(new NatsBenchSize(), SMALL, new Gcn.Regression()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "space nats-bench-size has no graphs of cells; accepted: nasbench101, nasbench201, a"
                + " cell in YAML");
  }
}
