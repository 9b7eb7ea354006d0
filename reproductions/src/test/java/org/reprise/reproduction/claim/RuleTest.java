package org.reprise.reproduction.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.reprise.claim.Measurement;

class RuleTest {
  private static final Rule TENTH = new Rule(0.10, null);
  private static final Rule POSITIVE = new Rule(null, 0.0);

  private static Verdict verdict(double value, double spread, int n) {
    return TENTH.judge(new Measurement(value, spread, n, ""), 93.70, 500).verdict();
  }

  @Test
  void theFullNumberOfRunsIsHeldToTheToleranceAlone() {
    assertThat(verdict(93.80, 0.36, 500)).isEqualTo(Verdict.REPRODUCED);
    assertThat(verdict(93.81, 0.36, 500)).isEqualTo(Verdict.CLOSE);
    assertThat(verdict(93.50, 0.36, 500)).isEqualTo(Verdict.CLOSE);
    assertThat(verdict(93.49, 0.36, 500)).isEqualTo(Verdict.NOT_REPRODUCED);
  }

  @Test
  void fewerRunsAreGrantedThreeStandardErrorsOfTheMissingOnes() {
    // 3 * 0.36 * sqrt(1/50 - 1/500) = 0.1449.
    assertThat(TENTH.allowed(new Measurement(0, 0.36, 50, ""), 500))
        .isCloseTo(0.10 + 0.14490, within(1e-5));
    assertThat(verdict(93.94, 0.36, 50)).isEqualTo(Verdict.REPRODUCED);
    assertThat(verdict(93.95, 0.36, 50)).isEqualTo(Verdict.CLOSE);
  }

  @Test
  void anExactCountIsRightOrWrong() {
    Rule exact = new Rule(0.0, null);
    assertThat(exact.judge(Measurement.exact(15_625, ""), 15_625, 1).verdict())
        .isEqualTo(Verdict.REPRODUCED);
    assertThat(exact.judge(Measurement.exact(15_624, ""), 15_625, 1).verdict())
        .isEqualTo(Verdict.NOT_REPRODUCED);
  }

  @Test
  void aDifferenceMustBeLargerThanItsError() {
    // Standard error 1/10: the interval is +- 0.196.
    assertThat(POSITIVE.judge(new Measurement(0.20, 1, 100, ""), 0.2, 500).verdict())
        .isEqualTo(Verdict.REPRODUCED);
    assertThat(POSITIVE.judge(new Measurement(0.19, 1, 100, ""), 0.2, 500).verdict())
        .isEqualTo(Verdict.CLOSE);
    assertThat(POSITIVE.judge(new Measurement(-0.20, 1, 100, ""), 0.2, 500).verdict())
        .isEqualTo(Verdict.NOT_REPRODUCED);
  }

  @Test
  void theErrorOfADifferenceIsThatOfBothMeans() {
    Measurement difference =
        Reproducer.difference(new Measurement(5, 3, 9, ""), new Measurement(4, 4, 16, ""));
    assertThat(difference.value()).isEqualTo(1);
    assertThat(difference.standardError()).isCloseTo(Math.sqrt(2), within(1e-12));
  }
}
