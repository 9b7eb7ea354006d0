package org.reprise.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TickWordsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.05, 0.05",
    "1, 1",
    "1.5, 1.5",
    "123.4, 123",
    "9999, 10000",
    "10000, 10 k",
    "1250000, 1.25 M",
    "2e9, 2 G",
    "4.66e12, 4.66 T",
    "1e15, 1 P",
    "-2.5, -2.5"
  })
  void countsHaveThreeDigitsAndAUnitWhereLarge(double value, String words) {
    assertThat(TickWords.count(value)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 s",
    "0.0001, 100 µs",
    "0.01, 10 ms",
    "1, 1 s",
    "100, 100 s",
    "600, 10 min",
    "7200, 2 h",
    "172800, 2 d"
  })
  void durationsHaveTheUnitThatSuitsThem(double seconds, String words) {
    assertThat(TickWords.seconds(seconds)).isEqualTo(words);
  }

  @Test
  void runsAreCounted() {
    assertThat(RunsWords.of(java.util.List.of(10))).isEqualTo("10 runs");
    assertThat(RunsWords.of(java.util.List.of(1))).isEqualTo("1 run");
    assertThat(RunsWords.of(java.util.List.of(10, 8, 10))).isEqualTo("8 to 10 runs of each method");
  }
}
