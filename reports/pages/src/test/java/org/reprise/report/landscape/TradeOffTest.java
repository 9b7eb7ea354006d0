package org.reprise.report.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.reprise.report.landscape.TradeOff.Member;
import org.reprise.report.statistics.RunHypervolumes;
import org.reprise.reproduction.benchmark.ConstrainedBenchmark;
import org.reprise.reproduction.benchmark.Constraint;
import org.reprise.reproduction.benchmark.Protocols;
import org.reprise.reproduction.benchmark.TableBenchmark;
import org.reprise.search.statistics.Hypervolume.Point;
import org.reprise.space.Architecture;
import org.reprise.table.Direction;
import org.reprise.table.store.BuiltInTables;

/** Trade-offs of runs where no table is known, counted by hand, and of a table within limits. */
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

  private static TradeOff.Found found(TradeOff tradeOff, String method) {
    return Objects.requireNonNull(tradeOff.found().get(method), method);
  }

  private static RunHypervolumes volume(TradeOff tradeOff, String method) {
    return found(tradeOff, method).volume();
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
    assertThat(volume(tradeOff, "a").mean()).isCloseTo(0.9, within(1e-12));
    assertThat(volume(tradeOff, "b").mean()).isZero();
    assertThat(volume(tradeOff, "b").n()).isEqualTo(1);
  }

  @Test
  void errorsHaveTheMirrorImage() {
    TradeOff accuracies = TradeOff.of(Direction.HIGHER, fronts(1)).get(0);
    TradeOff errors = TradeOff.of(Direction.LOWER, fronts(-1)).get(0);
    assertThat(errors.referenceScore()).isEqualTo(-50);
    assertThat(errors.volume()).isEqualTo(accuracies.volume());
    assertThat(errors.front()).containsExactly(new Point(1, -60), new Point(3, -90));
    assertThat(volume(errors, "a")).isEqualTo(volume(accuracies, "a"));
  }

  @Test
  void withinLimitsTheFeasibleFrontIsTheWhole() {
    String name = BuiltInTables.NB201_FASHION;
    TableBenchmark table = Protocols.named(name).on(BuiltInTables.open(name));
    String score = table.scores().keySet().iterator().next();
    ConstrainedBenchmark limited =
        new ConstrainedBenchmark(table, List.of(Constraint.parse("multiply_adds<=1000000")));
    TradeOff feasible = TradeOff.of(table, score, limited, Map.of()).get(0);
    double greatest = 0;
    double sum = 0;
    int n = 0;
    for (int row = 0; row < table.size(); row++) {
      Architecture architecture = table.table().architecture(row);
      double cost = table.costs().named("multiply_adds").applyAsDouble(architecture);
      if (cost <= 1_000_000) {
        greatest = Math.max(greatest, cost);
        sum += table.measure(score).values()[row];
        n++;
      }
    }
    assertThat(feasible.referenceCost()).isEqualTo(greatest);
    assertThat(feasible.referenceScore()).isCloseTo(sum / n, within(1e-9));
    assertThat(feasible.reference())
        .isEqualTo("greatest cost and mean score of the table within the limits");
    // A run whose front is the feasible one has found all that there is; of the table it is a part.
    List<Member> all =
        feasible.front().stream()
            .map(point -> new Member(Map.of("multiply_adds", point.cost()), point.accuracy()))
            .toList();
    Map<String, List<List<Member>>> fronts = Map.of("perfect", List.of(all));
    TradeOff within = TradeOff.of(table, score, limited, fronts).get(0);
    assertThat(volume(within, "perfect").mean()).isEqualTo(1);
    TradeOff whole = TradeOff.of(table, score, null, fronts).get(0);
    assertThat(volume(whole, "perfect").mean()).isLessThan(0.999);
  }

  @Test
  void withoutFrontsThereIsNoTradeOffAndFewPointsAreDrawnOfMany() {
    assertThat(TradeOff.of(Direction.HIGHER, Map.of("a", List.of(List.of())))).isEmpty();
    List<Member> many = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      many.add(member(i, i));
    }
    TradeOff tradeOff = TradeOff.of(Direction.HIGHER, Map.of("a", List.of(many))).get(0);
    List<Point> drawn = found(tradeOff, "a").points();
    assertThat(drawn).hasSize(200).startsWith(new Point(0, 0)).endsWith(new Point(999, 999));
  }
}
