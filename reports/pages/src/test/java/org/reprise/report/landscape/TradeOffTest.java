package org.reprise.report.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reprise.report.landscape.TradeOff.Member;
import org.reprise.search.statistics.Hypervolume.Point;
import org.reprise.table.Direction;

/** Trade-offs of runs where no table is known: areas that can be counted by hand. */
class TradeOffTest {
  private static Member member(double cost, double score) {
    return new Member(Map.of("macs", cost), score);
  }

  private static Map<String, List<List<Member>>> fronts(double sign) {
    Map<String, List<List<Member>>> fronts = new LinkedHashMap<>();
    fronts.put(
        "a",
        List.of(
            List.of(member(1, sign * 60), member(3, sign * 90)), List.of(member(3, sign * 90))));
    fronts.put("b", List.of(List.of(member(5, sign * 50)), List.of()));
    return fronts;
  }

  @Test
  void aRunsFrontIsMeasuredFromTheWorstOfAll() {
    TradeOff tradeOff = TradeOff.of(Direction.HIGHER, fronts(1)).get(0);
    assertThat(tradeOff.known()).isEqualTo("runs");
    assertThat(tradeOff.referenceCost()).isEqualTo(5);
    assertThat(tradeOff.referenceScore()).isEqualTo(50);
    // (5 - 1) * (60 - 50) + (5 - 3) * (90 - 60)
    assertThat(tradeOff.volume()).isEqualTo(100);
    assertThat(tradeOff.front()).containsExactly(new Point(1, 60), new Point(3, 90));
    // The second run has (5 - 3) * (90 - 50) = 80 of 100.
    assertThat(tradeOff.found().get("a").volume().mean()).isCloseTo(0.9, within(1e-12));
    assertThat(tradeOff.found().get("b").volume().mean()).isZero();
    assertThat(tradeOff.found().get("b").volume().n()).isEqualTo(1);
  }

  @Test
  void errorsHaveTheMirrorImage() {
    TradeOff accuracies = TradeOff.of(Direction.HIGHER, fronts(1)).get(0);
    TradeOff errors = TradeOff.of(Direction.LOWER, fronts(-1)).get(0);
    assertThat(errors.referenceScore()).isEqualTo(-50);
    assertThat(errors.volume()).isEqualTo(accuracies.volume());
    assertThat(errors.front()).containsExactly(new Point(1, -60), new Point(3, -90));
    assertThat(errors.found().get("a").volume()).isEqualTo(accuracies.found().get("a").volume());
  }

  @Test
  void withoutFrontsThereIsNoTradeOffAndFewPointsAreDrawnOfMany() {
    assertThat(TradeOff.of(Direction.HIGHER, Map.of("a", List.of(List.of())))).isEmpty();
    List<Member> many = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      many.add(member(i, i));
    }
    List<Point> drawn =
        TradeOff.of(Direction.HIGHER, Map.of("a", List.of(many))).get(0).found().get("a").points();
    assertThat(drawn).hasSize(200).startsWith(new Point(0, 0)).endsWith(new Point(999, 999));
  }
}
