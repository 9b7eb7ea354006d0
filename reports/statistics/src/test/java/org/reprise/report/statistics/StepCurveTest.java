package org.reprise.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StepCurveTest {
  private static final StepCurve REGRET =
      new StepCurve(new double[] {1, 3, 10}, new double[] {5, 2, 0.5});

  @Test
  void holdsItsValueUntilTheNextStep() {
    assertThat(REGRET.at(0.9)).isNaN();
    assertThat(REGRET.at(1)).isEqualTo(5);
    assertThat(REGRET.at(2.999)).isEqualTo(5);
    assertThat(REGRET.at(3)).isEqualTo(2);
    assertThat(REGRET.at(1000)).isEqualTo(0.5);
    assertThat(REGRET.last()).isEqualTo(0.5);
  }

  @Test
  void areaByHand() {
    // 2 at 5, 7 at 2, 10 at 0.5, over 19.
    assertThat(REGRET.meanBetween(1, 20)).isCloseTo((10 + 14 + 5) / 19.0, within(1e-12));
    assertThat(REGRET.meanBetween(2, 5)).isCloseTo((5 + 4) / 3.0, within(1e-12));
    assertThat(REGRET.meanBetween(0, 5)).isNaN();
    assertThat(REGRET.meanBetween(5, 5)).isNaN();
  }

  @Property(tries = 50)
  void areaIsTheSumOfManyThinStrips(
      @ForAll @Size(4) List<@DoubleRange(min = -5, max = 5) Double> values,
      @ForAll @DoubleRange(min = 4, max = 30) double to) {
    double[] y = values.stream().mapToDouble(Double::doubleValue).toArray();
    StepCurve curve = new StepCurve(new double[] {0, 3, 3, 9}, y);
    int strips = 40_000;
    double sum = 0;
    for (int i = 0; i < strips; i++) {
      sum += curve.at((i + 0.5) * to / strips);
    }
    assertThat(curve.meanBetween(0, to)).isCloseTo(sum / strips, within(0.002));
  }

  @Test
  void firstPlaceWithinATarget() {
    assertThat(REGRET.firstAtMost(5)).isEqualTo(1);
    assertThat(REGRET.firstAtMost(1)).isEqualTo(10);
    assertThat(REGRET.firstAtMost(0.1)).isNaN();
    assertThat(new StepCurve(new double[0], new double[0]).last()).isNaN();
  }

  @Test
  void placesMustAscend() {
    assertThatThrownBy(() -> new StepCurve(new double[] {2, 1}, new double[] {0, 0}))
        .hasMessageContaining("not ascending");
  }

  @Test
  void costToReachCountsTheRunsThatNeverDid() {
    List<StepCurve> runs =
        List.of(
            REGRET,
            new StepCurve(new double[] {1, 4}, new double[] {3, 1.5}),
            new StepCurve(new double[] {1}, new double[] {9}));
    assertThat(Reached.of(runs, 2)).isEqualTo(new Reached(2, 2 / 3.0, 4));
    assertThat(Reached.of(runs, 1)).isEqualTo(new Reached(1, 1 / 3.0, Double.POSITIVE_INFINITY));
    assertThat(Reached.of(runs, 0)).isEqualTo(new Reached(0, 0, Double.POSITIVE_INFINITY));
    assertThat(Reached.of(runs, 9)).isEqualTo(new Reached(9, 1, 1));
  }
}
