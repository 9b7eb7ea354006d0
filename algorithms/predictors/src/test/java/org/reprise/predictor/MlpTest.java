package org.reprise.predictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.reprise.search.statistics.RankCorrelation;
import org.reprise.space.Architecture;
import org.reprise.space.Encoding;
import org.reprise.space.nasbench201.NasBench201;

class MlpTest {
  private static final NasBench201 SPACE = new NasBench201();
  private static final Encoding PATH = SPACE.encoding("path");

  /** 3x3 convolutions are good, zeros bad: what a predictor must at least find. */
  private static double accuracy(Architecture cell) {
    double accuracy = 60;
    for (int edge = 0; edge < NasBench201.EDGES; edge++) {
      accuracy += List.of(-4.0, 1.0, 2.0, 5.0, 0.0).get(cell.choice(edge)) * (edge + 1) / 4;
    }
    return accuracy;
  }

  private static List<Architecture> cells(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return Stream.generate(() -> SPACE.sample(random)).limit(count).toList();
  }

  private static double[] accuracies(List<Architecture> cells) {
    return cells.stream().mapToDouble(MlpTest::accuracy).toArray();
  }

  @Test
  void trainsAsItsNaiveDoublePrecisionTwin() {
    Mlp.Settings few = new Mlp.Settings(3, 6, 4, 8, 0.01);
    List<Architecture> cells = cells(21, 1);
    Mlp mlp = new Mlp(PATH, few);
    mlp.fit(cells, accuracies(cells), new SplittableRandom(2));
    SplittableRandom random = new SplittableRandom(2);
    NaiveMlp naive = new NaiveMlp(PATH, few, random);
    naive.fit(cells, accuracies(cells), few, random);

    List<Architecture> others = cells(300, 3);
    double[] predictions = mlp.predict(others);
    for (int i = 0; i < predictions.length; i++) {
      assertThat(predictions[i]).isCloseTo(naive.accuracy(others.get(i)), within(1e-3));
    }
  }

  @Test
  void asPublishedItRanksUnseenCells() {
    List<Architecture> cells = cells(150, 4);
    Ensemble ensemble =
        new Ensemble(5, () -> new Mlp(PATH, Mlp.Settings.PUBLISHED), Ensemble.Examples.ALL);
    ensemble.fit(cells, accuracies(cells), new SplittableRandom(5));
    List<Architecture> others = cells(500, 6);
    double tau = RankCorrelation.kendallTauB(ensemble.predict(others), accuracies(others));
    assertThat(tau).isGreaterThan(0.6);
  }

  @Test
  void theSameSeedGivesTheSameBitsAndMembersDiffer() {
    List<Architecture> cells = cells(40, 7);
    double[][] first = fitTwo(cells);
    assertThat(fitTwo(cells)).isDeepEqualTo(first);
    assertThat(first[0]).isNotEqualTo(first[1]);
  }

  private static double[][] fitTwo(List<Architecture> cells) {
    Ensemble ensemble =
        new Ensemble(2, () -> new Mlp(PATH, Mlp.Settings.PUBLISHED), Ensemble.Examples.ALL);
    ensemble.fit(cells, accuracies(cells), new SplittableRandom(8));
    return ensemble.predictEach(cells);
  }

  @Test
  void predictsNothingForNothingAndFitsOneExample() {
    Mlp mlp = new Mlp(PATH, Mlp.Settings.PUBLISHED);
    mlp.fit(cells(1, 9), new double[] {90}, new SplittableRandom(10));
    assertThat(mlp.predict(List.of())).isEmpty();
  }
}
