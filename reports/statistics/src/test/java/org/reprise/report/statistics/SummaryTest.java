package org.reprise.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SummaryTest {
  @Test
  void agreesWithNumpy() {
    Summary summary = Summary.of(new double[] {3.1, 1.2, 5.5, 2.2, 2.2, 9.0, 4.4});
    assertThat(summary.n()).isEqualTo(7);
    assertThat(summary.mean()).isCloseTo(3.942857142857143, within(1e-14));
    assertThat(summary.median()).isEqualTo(3.1);
    assertThat(summary.deviation()).isCloseTo(2.6619899466734425, within(1e-14));
    assertThat(summary.lowerQuartile()).isCloseTo(2.2, within(1e-14));
    assertThat(summary.upperQuartile()).isCloseTo(4.95, within(1e-14));
    assertThat(summary.min()).isEqualTo(1.2);
    assertThat(summary.max()).isEqualTo(9.0);
  }

  @Test
  void ofOneValueTheDeviationIsUndefined() {
    Summary summary = Summary.of(new double[] {2});
    assertThat(summary.mean()).isEqualTo(2);
    assertThat(summary.median()).isEqualTo(2);
    assertThat(summary.deviation()).isNaN();
  }

  @Test
  void ofNoneAllIsNaN() {
    assertThat(Summary.of(new double[0]).mean()).isNaN();
    assertThat(Summary.of(new double[0]).median()).isNaN();
    Summary gaps = Summary.of(new double[] {Double.NaN, Double.NaN});
    assertThat(gaps.n()).isZero();
    assertThat(gaps.mean()).isNaN();
    assertThat(gaps.missing()).isEqualTo(2);
  }

  @Test
  void gapsAreLeftOutAndCounted() {
    Summary summary = Summary.of(new double[] {1, Double.NaN, 3});
    assertThat(summary.n()).isEqualTo(2);
    assertThat(summary.mean()).isEqualTo(2);
    assertThat(summary.median()).isEqualTo(2);
    assertThat(summary.max()).isEqualTo(3);
    assertThat(summary.missing()).isEqualTo(1);
  }

  @Test
  void ofAConstantTheDeviationIsZero() {
    assertThat(Summary.of(new double[] {7, 7, 7}).deviation()).isZero();
  }
}
