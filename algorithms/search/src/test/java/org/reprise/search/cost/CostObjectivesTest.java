package org.reprise.search.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.reprise.search.cost.CostObjectives.dominates;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.reprise.search.ArchitectureCosts;
import org.reprise.search.Hyperparameters;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;

class CostObjectivesTest {
  private static final Architecture ONE = Architecture.of(3, 4);

  private static CostObjectives costs(String text, String... known) {
    Map<String, ToDoubleFunction<Architecture>> byName = new LinkedHashMap<>();
    for (String name : known) {
      byName.put(name, architecture -> name.length() + architecture.choice(0));
    }
    Hyperparameters values =
        Hyperparameters.of(List.of(CostObjectives.declared()), Map.of("costs", text));
    return CostObjectives.of(values, new ArchitectureCosts(byName));
  }

  @Test
  void theUsualCostIsMultiplyAddsWhereTheyAreKnown() {
    assertThat(costs("usual", "latency", "multiply_adds").names()).containsExactly("multiply_adds");
    assertThat(costs("usual", "latency", "energy").names()).containsExactly("latency");
    assertThat(costs("usual").names()).isEmpty();
  }

  @Test
  void severalCostsAreNamedInTheirOrder() {
    CostObjectives both = costs("energy+latency", "latency", "energy");
    assertThat(both.names()).containsExactly("energy", "latency");
    assertThat(both.of(ONE)).containsExactly(9, 10);
  }

  @Test
  void whatIsNoCostIsSaid() {
    assertThatThrownBy(() -> costs("power", "latency"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no cost 'power'; there are: latency");
    assertThatThrownBy(() -> costs("latency+latency", "latency"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("twice");
  }

  @Test
  void dominatingIsAsGoodInAllAndBetterInOne() {
    double[] cheap = {1, 5};
    double[] dear = {2, 5};
    assertThat(dominates(90, cheap, 90, dear)).isTrue();
    assertThat(dominates(90, cheap, 91, dear)).isFalse();
    assertThat(dominates(91, dear, 90, cheap)).isFalse();
    assertThat(dominates(90, cheap, 90, cheap)).isFalse();
    assertThat(dominates(91, cheap, 90, cheap)).isTrue();
  }

  @Test
  void whatHasNoCostIsDominatedByAllThatHas() {
    double[] known = {1};
    double[] unknown = {-1};
    assertThat(dominates(10, known, 99, unknown)).isTrue();
    assertThat(dominates(99, unknown, 10, known)).isFalse();
    assertThat(dominates(99, unknown, 10, new double[] {Double.NaN})).isTrue();
  }
}
