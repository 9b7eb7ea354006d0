package org.reprise.space.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reprise.space.Architecture;
import org.reprise.space.Decision;

class ConditionParserTest {
  private static final List<Decision> DECISIONS =
      List.of(
          new Decision("depth", List.of("1", "2", "3.0")),
          new Decision("0->1", List.of("none", "conv-3", "skip")),
          new Decision("op", List.of("none", "conv-3", "skip")));

  /** Of depth 2, edge conv-3, op skip. */
  private static final Architecture A = Architecture.of(1, 1, 2);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "depth = 2 | true",
        "depth == 2.0 | true",
        "depth != 2 | false",
        "depth < 3 and depth >= 2 | true",
        "depth * 2 + 1 = 5 | true",
        "(depth + 1) * 2 = 6 | true",
        "-depth < -1 | true",
        "7 % depth = 1 | true",
        "depth / 4 = 0.5 | true",
        "op = skip | true",
        "op = 'skip' | true",
        "'0->1' = 'conv-3' | true",
        "op = '0->1' | false",
        "op in [none, skip] | true",
        "op not in [none, skip] | false",
        "not op = none | true",
        "not (op = none or depth = 2) | false",
        "op = none or op = skip and depth = 2 | true",
        "(op = none or op = skip) and depth = 1 | false",
        "count(skip) = 1 | true",
        "count('conv-3', op) = 0 | true",
        "count(none) + count(skip) + count('conv-3') = 2 | true"
      })
  void conditionsMeanWhatTheySay(String text, boolean expected) {
    assertThat(ConditionParser.parse(text, DECISIONS).holds(A)).isEqualTo(expected);
  }
}
