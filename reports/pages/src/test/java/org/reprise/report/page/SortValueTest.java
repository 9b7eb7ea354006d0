package org.reprise.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reprise.report.leaderboard.Figures;

/** Tables sort by what their texts say. */
class SortValueTest {
  @ParameterizedTest
  @CsvSource({
    "80.63 ± 0.11, 80.63",
    "−0.25, -0.25",
    "< 0.001, 0.001",
    "1.61e+13, 1.61e13",
    "'15,625', 15625",
    "3 not ranked, 3",
    "2.5 min, 150",
    "886 µs, 8.86e-4",
    "∞, Infinity",
    "–, ''",
    "'', ''",
    "not reached, ''"
  })
  void theFirstFigureCounts(String text, String value) {
    String found = SortValue.of(text);
    if (value.isEmpty()) {
      assertThat(found).isEmpty();
    } else {
      assertThat(Double.parseDouble(found)).isEqualTo(Double.parseDouble(value));
    }
  }

  @Test
  void durationsKeepTheirOrderAcrossUnits() {
    double[] values =
        DoubleStream.of(0, 3e-6, 9e-4, 2e-3, 0.9, 1.5, 599, 700, 7000, 8000, 1e5, 2e6)
            .map(seconds -> Double.parseDouble(SortValue.of(Figures.seconds(seconds))))
            .toArray();
    assertThat(values).isSorted();
  }
}
