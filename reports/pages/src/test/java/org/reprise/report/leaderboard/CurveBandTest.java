package org.reprise.report.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reprise.report.statistics.StepCurve;
import org.reprise.report.statistics.Summary;

class CurveBandTest {
  private static List<StepCurve> curves(int runs) {
    SplittableRandom random = new SplittableRandom(8);
    List<StepCurve> curves = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      curves.add(
          new StepCurve(
              new double[] {1 + run % 2, 5, 9},
              new double[] {random.nextDouble(), random.nextDouble(), random.nextDouble()}));
    }
    return curves;
  }

  @Test
  void theMeanIsTheMeanAtEachPlaceWhereAllRunsHaveBegun() {
    List<StepCurve> curves = curves(20);
    CurveBand band =
        CurveBand.of(curves, new double[] {1, 2, 5, 8, 9, 30}, new SplittableRandom(1));
    assertThat(band.x()).containsExactly(2, 5, 8, 9, 30);
    for (int i = 0; i < band.x().length; i++) {
      double place = band.x()[i];
      double[] values = curves.stream().mapToDouble(curve -> curve.at(place)).toArray();
      assertThat(band.mean()[i]).isCloseTo(Summary.mean(values), within(1e-12));
      double error = Summary.deviation(values) / Math.sqrt(20);
      assertThat(band.low()[i]).isCloseTo(band.mean()[i] - 1.96 * error, within(0.6 * error));
      assertThat(band.high()[i]).isCloseTo(band.mean()[i] + 1.96 * error, within(0.6 * error));
    }
  }

  @Test
  void oneRunHasNoBand() {
    CurveBand band = CurveBand.of(curves(1), new double[] {5}, new SplittableRandom(1));
    assertThat(band.mean()).hasSize(1);
    assertThat(band.low()).containsExactly(Double.NaN);
  }

  @Test
  void aGridHasItsEndsAndServesBothScales() {
    double[] whole = CurveBand.grid(1, 150, 160, true);
    assertThat(whole).contains(1, 2, 3, 150).isSorted().doesNotHaveDuplicates();
    assertThat(Arrays.stream(whole)).allMatch(place -> place == Math.rint(place));
    double[] times = CurveBand.grid(7.5, 12000, 160, false);
    assertThat(times).hasSizeBetween(150, 160).isSorted();
    assertThat(times[0]).isEqualTo(7.5);
    assertThat(times[times.length - 1]).isEqualTo(12000);
    assertThat(CurveBand.grid(1, 1, 160, true)).containsExactly(1);
    for (double to = 1e12; to < 2e12; to += 7.7e9) {
      double[] places = CurveBand.grid(9.6e9 / 7, to, 160, false);
      assertThat(places[places.length - 1]).as("what begins at the end is there").isEqualTo(to);
    }
  }

  @Test
  void aRunWithoutValueIsLeftOutAndNotTheWholeCurve() {
    StepCurve whole = new StepCurve(new double[] {1, 5}, new double[] {10, 20});
    StepCurve gap = new StepCurve(new double[] {1, 3}, new double[] {30, Double.NaN});
    CurveBand band =
        CurveBand.of(List.of(whole, gap), new double[] {1, 2, 3, 5}, new SplittableRandom(1));
    assertThat(band.x()).containsExactly(1, 2, 3, 5);
    assertThat(band.mean()).containsExactly(20, 20, 10, 20);
  }
}
