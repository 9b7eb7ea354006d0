package org.reprise.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.space.InvalidInputException;

class BudgetTest {
  @Test
  void readsEvaluationsSecondsAndComputeAndWritesThemBack() {
    assertThat(Budget.parse("300")).isEqualTo(Budget.evaluations(300)).hasToString("300");
    assertThat(Budget.parse("12000s")).isEqualTo(Budget.seconds(12_000)).hasToString("12000s");
    assertThat(Budget.parse("0.5s")).hasToString("0.5s");
    assertThat(Budget.parse("1e12macs")).isEqualTo(Budget.multiplyAdds(1e12));
    assertThat(Budget.parse("1500000macs")).hasToString("15e5macs");
    assertThat(Budget.parse("15e5macs")).isEqualTo(Budget.multiplyAdds(1_500_000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-3",
        "0s",
        "-1s",
        "",
        "s",
        "ten",
        "1e3",
        "NaNs",
        "Infinitys",
        "0macs",
        "macs",
        "1e999macs",
        "99999999999"
      })
  void refusesWhatIsNotAPositiveBudget(String text) {
    assertThatThrownBy(() -> Budget.parse(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("'" + text + "'")
        .hasMessageContaining("12000s");
  }
}
