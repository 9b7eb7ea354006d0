package org.reprise.search.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.reprise.search.ArchitectureCosts;
import org.reprise.search.Hyperparameters;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.LinearCost;
import org.reprise.space.mobile.MobileFashionSpace;

class CostTargetTest {
  private static final MobileFashionSpace SPACE = new MobileFashionSpace();
  private static final ArchitectureCosts COSTS = ArchitectureCosts.of(SPACE);

  private static Hyperparameters values(Map<String, String> values) {
    return Hyperparameters.of(CostTarget.declared(), values);
  }

  @Test
  void theUsualTargetLiesWhereThatOfTunasDoes() {
    CostTarget usual = CostTarget.of(values(Map.of()), SPACE, COSTS);
    double mean =
        SPACE.keys().mapToObj(SPACE::fromKey).mapToDouble(usual::of).average().orElseThrow();
    assertThat(usual.name()).isEqualTo("multiply_adds");
    assertThat(usual.value() / mean).isCloseTo(84 / 122.8186, within(0.02));
    assertThat(CostTarget.of(values(Map.of("target", "5e5")), SPACE, COSTS).value()).isEqualTo(5e5);
  }

  @Test
  void costsThatNobodyKnowsAreRefusedInOneLine() {
    assertThatThrownBy(() -> CostTarget.of(values(Map.of("cost", "joules")), SPACE, COSTS))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("no cost 'joules'; there are: parameters, multiply_adds");
    ArchitectureCosts none = new ArchitectureCosts(Map.of("latency", a -> Double.NaN));
    assertThatThrownBy(() -> CostTarget.of(values(Map.of("cost", "latency")), SPACE, none))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("cost 'latency' is known of no random architecture; give target=VALUE");
    CostTarget given = CostTarget.of(values(Map.of("cost", "latency", "target", "3")), SPACE, none);
    assertThatThrownBy(() -> given.of(SPACE.fromKey(0)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("cost 'latency' is not known of every architecture that is searched");
    assertThatThrownBy(() -> given.byDecision(SPACE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("cost 'latency' is known of no architecture with stage0.block0 = k3e3");
  }

  /** Multiply-adds are a sum over blocks, so the fit finds them all, from a part as well. */
  @Test
  void aCostThatIsASumIsFittedExactly() {
    ToDoubleFunction<Architecture> cost = COSTS.named(ArchitectureCosts.MULTIPLY_ADDS);
    ToDoubleFunction<Architecture> partly =
        architecture ->
            SPACE.key(architecture) % 3 == 0 ? cost.applyAsDouble(architecture) : Double.NaN;
    for (LinearCost fitted :
        List.of(AdditiveCost.fit(SPACE, "cost", cost), AdditiveCost.fit(SPACE, "cost", partly))) {
      SplittableRandom random = new SplittableRandom(1);
      for (int i = 0; i < 50; i++) {
        Architecture probe = SPACE.sample(random);
        double exact = cost.applyAsDouble(probe);
        assertThat(fitted.of(probe)).isCloseTo(exact, within(1e-6 * exact));
      }
    }
  }
}
