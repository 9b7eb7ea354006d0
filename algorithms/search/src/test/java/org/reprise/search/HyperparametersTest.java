package org.reprise.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reprise.space.InvalidInputException;

class HyperparametersTest {
  private static final List<Hyperparameter> DECLARED =
      List.of(
          Hyperparameter.whole("population", 100, 1, 1000, "alive"),
          Hyperparameter.real("rate", 0.5, 0, 1, "of something"),
          Hyperparameter.choice("mode", "a", List.of("a", "b"), "which"));

  @Test
  void givenValuesReplaceDefaults() {
    Hyperparameters parameters =
        Hyperparameters.of(DECLARED, Map.of("population", "7", "mode", "b"));
    assertThat(parameters.whole("population")).isEqualTo(7);
    assertThat(parameters.real("rate")).isEqualTo(0.5);
    assertThat(parameters.asMap()).containsOnlyKeys("population", "rate", "mode");
  }

  @Test
  void refusalsSayWhatIsAccepted() {
    assertRefused(Map.of("population", "0"), "a whole number from 1 to 1000");
    assertRefused(Map.of("population", "many"), "a whole number from 1 to 1000");
    assertRefused(Map.of("rate", "NaN"), "a number from 0.0 to 1.0");
    assertRefused(Map.of("mode", "c"), "a, b");
    assertRefused(Map.of("size", "1"), "there are: population, rate, mode");
  }

  @Test
  void anUnknownMethodIsRefusedByName() {
    assertThatThrownBy(() -> Method.parse("no-such"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no method 'no-such'");
  }

  private static void assertRefused(Map<String, String> given, String accepted) {
    assertThatThrownBy(() -> Hyperparameters.of(DECLARED, given))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(accepted);
  }
}
