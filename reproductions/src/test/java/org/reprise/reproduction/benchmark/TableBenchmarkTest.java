package org.reprise.reproduction.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reprise.search.Oracle;
import org.reprise.search.RandomStreams;
import org.reprise.search.statistics.RankCorrelation;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;
import org.reprise.space.SearchSpaces;
import org.reprise.table.Direction;
import org.reprise.table.Series;
import org.reprise.table.Table;
import org.reprise.table.TableBuilder;

class TableBenchmarkTest {
  private static final RandomStreams STREAMS = RandomStreams.of(1);
  private final SearchSpace cells = SearchSpaces.named("nasbench201");

  private static Series series(String text) {
    return Series.parse(text);
  }

  /** A table of NAS-Bench-201 with {@code rows} cells that has the columns named. */
  private Table table(int rows, String... columns) {
    TableBuilder table = Table.builder("small", cells);
    for (int key = 0; key < rows; key++) {
      for (int c = 0; c < columns.length; c++) {
        table.put(cells.fromKey(key), series(columns[c]), 50 + 10 * c + key);
      }
    }
    return table.build();
  }

  @Test
  void thePublishedProtocolIsTakenWhereATableHasItsColumns() {
    Table table =
        table(
            9,
            "cifar10/valid/accuracy/12/one",
            "cifar10/-/search_seconds/12/-",
            "cifar10/test/accuracy/200/mean",
            "cifar100/test/accuracy/200/mean");
    TableBenchmark benchmark = TableBenchmark.of(table);
    assertThat(benchmark.name()).isEqualTo("small/nasbench201-12000s");
    assertThat(benchmark.signal().formula()).isEqualTo("cifar10/valid/accuracy/12/mean");
    assertThat(benchmark.scores()).containsOnlyKeys("cifar10/test", "cifar100/test");
    assertThat(benchmark.budget()).hasToString("12000s");
    Oracle oracle = benchmark.oracle(STREAMS);
    int entry = oracle.entry(cells.fromKey(3));
    assertThat(oracle.validationAccuracy(entry, 0)).isEqualTo(53);
    assertThat(oracle.seconds(entry, 0)).isEqualTo(63);
    assertThat(oracle.entry(cells.fromKey(15_000))).isEqualTo(-1);
  }

  @Test
  void aMissingColumnIsNamed() {
    Table table = table(3, "cifar10/valid/accuracy/200/one", "cifar10/test/accuracy/200/mean");
    Protocol protocol = Protocols.named("nasbench201-12000s");
    assertThat(protocol.missing(table).orElseThrow())
        .contains("cifar10/valid/accuracy/12/mean")
        .contains("table small");
    assertThatThrownBy(() -> protocol.on(table)).isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> Protocols.named("nasbench102"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("nasbench201-queries");
  }

  @Test
  void anyOtherTableGetsAProtocolOfItsColumns() {
    TableBenchmark benchmark =
        TableBenchmark.of(
            table(
                4,
                "b/valid/accuracy/5/one",
                "b/valid/accuracy/9/one",
                "b/-/train_seconds/9/one",
                "a/test/accuracy/9/one",
                "b/test/accuracy/9/one"));
    assertThat(benchmark.protocol().name()).isEqualTo("inferred");
    assertThat(benchmark.signal().formula()).isEqualTo("b/valid/accuracy/9/one");
    assertThat(benchmark.signals().get(0).seconds()).isEqualTo("b/-/train_seconds/9/one");
    assertThat(benchmark.scores().keySet()).containsExactly("b/test", "a/test");
    assertThat(benchmark.protocol().selectsOnTest()).isFalse();
  }

  @Test
  void theParametersOfTheBenchmarksPaperHoldForEveryTableOfItsSpace() {
    Table table = table(9, "mine/valid/accuracy/12/one", "mine/test/accuracy/12/one");
    assertThat(table.space().name()).isEqualTo("nasbench201");
    assertThat(Protocols.inferred(table).methods())
        .as("Dong and Yang 2020, section 5")
        .isEqualTo(Protocols.named("nasbench201-12000s").methods())
        .containsOnlyKeys("regularized-evolution", "reinforce");
    assertThat(Protocols.inferred(table).methods().get("regularized-evolution"))
        .containsEntry("population", "10")
        .containsEntry("sample", "3");
  }

  @Test
  void shorterTrainingsWithTheirCostsAreLowerFidelities() {
    Table table =
        table(
            9,
            "mine/valid/accuracy/12/one",
            "mine/valid/accuracy/50/one",
            "mine/valid/accuracy/200/one",
            "mine/test/accuracy/200/one",
            "mine/-/train_seconds/12/-",
            "mine/-/train_seconds/200/-");
    assertThat(Protocols.inferred(table).fidelities())
        .as("50 epochs have no cost")
        .extracting(Protocol.Fidelity::epochs)
        .containsExactly(12, 200);
    Oracle oracle = TableBenchmark.of(table).oracle(STREAMS);
    assertThat(oracle.fidelities()).containsExactly(12, 200);
    int entry = oracle.entry(cells.fromKey(3));
    assertThat(oracle.validationAccuracy(entry, 0)).isEqualTo(53);
    assertThat(oracle.validationAccuracy(entry, 1)).isEqualTo(73);
    assertThat(oracle.seconds(entry, 0)).isEqualTo(93);
    assertThat(oracle.seconds(entry, 1)).isEqualTo(103);
    Table without =
        table(
            9,
            "mine/valid/accuracy/12/one",
            "mine/valid/accuracy/200/one",
            "mine/-/train_seconds/12/-");
    assertThat(Protocols.inferred(without).fidelities())
        .as("the cost of the usual training is not known")
        .extracting(Protocol.Fidelity::epochs)
        .containsExactly(200);
  }

  @Test
  void aTableWithoutValidationAccuracySaysThatItSelectsOnTest() {
    TableBenchmark benchmark =
        TableBenchmark.of(table(4, "b/test/accuracy/9/7", "b/test/accuracy/9/8"));
    assertThat(benchmark.protocol().selectsOnTest()).isTrue();
    assertThat(benchmark.protocol().deviations()).hasSize(1);
    assertThat(benchmark.signal().formula()).isEqualTo("b/test/accuracy/9/mean");
    assertThat(benchmark.signal().values()[0]).isEqualTo(55);
    assertThatThrownBy(() -> TableBenchmark.of(table(4, "b/-/params/0/-", "b/-/seconds/9/-")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("neither valid nor test accuracy")
        .hasMessageContaining("--search-on");
  }

  @Test
  void anOracleTurnsWhatIsToBeSmallAndTheHarnessKeepsTheUsersNumbers() {
    TableBenchmark benchmark =
        TableBenchmark.of(table(9, "b/valid/error/9/one", "b/test/error/9/one"));
    assertThat(benchmark.signalDirection()).isEqualTo(Direction.LOWER);
    assertThat(benchmark.direction("b/test")).isEqualTo(Direction.LOWER);
    assertThat(benchmark.seesPercent()).isFalse();
    Oracle oracle = benchmark.oracle(STREAMS);
    assertThat(oracle.validationAccuracy(oracle.entry(cells.fromKey(3)), 0)).isEqualTo(-53);
    assertThat(benchmark.canSee(cells.fromKey(3), 9, 53)).isTrue();
    assertThat(benchmark.scores(cells.fromKey(3))).containsEntry("b/test", 63.0);
    Optimum best = benchmark.optimumByScore("b/test").orElseThrow();
    assertThat(best.definition()).startsWith("least b/test (b/test/error/9/one) of all 9");
    assertThat(best.scores()).containsEntry("b/test", 60.0);
    assertThat(benchmark.optimumBySignal().orElseThrow().signal()).isEqualTo(50);
  }

  @Test
  void aSeedThatIsDrawnIsTurnedToo() {
    Table table = table(9, "b/valid/error/9/1", "b/valid/error/9/2");
    Protocol drawn = ChosenProtocol.of(table, "b/valid/error/9/random", List.of("b/valid"));
    Oracle oracle = drawn.on(table).oracle(STREAMS);
    Set<Double> seen = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      seen.add(oracle.validationAccuracy(oracle.entry(cells.fromKey(3)), 0));
    }
    assertThat(seen).containsExactlyInAnyOrder(-53.0, -63.0);
  }

  @Test
  void aProtocolMaySayWhichWayAMetricGetsBetterAndAFactorMayTurnIt() {
    Table table = table(9, "b/valid/score/9/one", "b/valid/error/9/one");
    assertThat(protocol("b/valid/score/9/one").on(table).signalDirection())
        .isEqualTo(Direction.HIGHER);
    assertThat(protocol("b/valid/score/9/one", "score").on(table).signalDirection())
        .isEqualTo(Direction.LOWER);
    assertThat(protocol("b/valid/error/9/one * -1").on(table).signalDirection())
        .isEqualTo(Direction.HIGHER);
    assertThatThrownBy(() -> protocol("b/valid/score/9/one + b/valid/error/9/one").on(table))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("more is better for one part, and less for another");
  }

  private static Protocol protocol(String column, String... lowerIsBetter) {
    return new Protocol(
        "own",
        "",
        "",
        List.of(new Protocol.Fidelity(9, List.of(column), List.of(), 0)),
        List.of(new Protocol.Score("b/valid", List.of(column))),
        List.of(),
        "20",
        Map.of(),
        false,
        List.of(),
        List.of(lowerIsBetter),
        List.of());
  }

  @Test
  void rowsWithoutASignalAreNotSearched() {
    TableBuilder rows = Table.builder("gaps", cells);
    for (int key = 0; key < 40; key++) {
      Architecture cell = cells.fromKey(key);
      rows.put(cell, series("a/valid/accuracy/1/one"), key % 4 == 0 ? Double.NaN : key);
      rows.put(cell, series("a/test/accuracy/1/one"), key % 3 == 0 ? Double.NaN : 100 - key);
    }
    TableBenchmark benchmark = TableBenchmark.of(rows.build());
    assertThat(benchmark.size()).isEqualTo(30);
    Oracle oracle = benchmark.oracle(STREAMS);
    assertThat(oracle.entry(cells.fromKey(8))).isEqualTo(-1);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 200; i++) {
      Architecture cell = benchmark.space().sample(random);
      assertThat(oracle.validationAccuracy(oracle.entry(cell), 0)).isEqualTo(cells.key(cell));
    }
    // Row 1 has test accuracy 99; rows 0 and 3 have no signal or no score.
    assertThat(Optimum.byScore(benchmark, "a/test").scores()).containsEntry("a/test", 99.0);
    assertThat(Optimum.bySignal(benchmark).signal()).isEqualTo(39);
    assertThat(Optimum.bySignal(benchmark).scores()).containsEntry("a/test", null);
  }

  @Test
  void aRandomSeedIsDrawnFromTheStreamsOfTheRun() {
    SearchSpace space = SearchSpaces.named("nasbench101");
    Architecture cell = space.sample(new SplittableRandom(1));
    TableBuilder rows = Table.builder("nb101", space);
    for (int epochs : new int[] {4, 12, 36, 108}) {
      rows.put(cell, series("cifar10/-/train_seconds/" + epochs + "/0"), 10.0 * epochs);
      for (int seed = 0; seed < 3; seed++) {
        rows.put(cell, series("cifar10/valid/accuracy/" + epochs + "/" + seed), 90 + seed);
        rows.put(cell, series("cifar10/test/accuracy/" + epochs + "/" + seed), 80 + seed);
      }
    }
    TableBenchmark benchmark = TableBenchmark.of(rows.build());
    assertThat(benchmark.protocol().name()).isEqualTo("nasbench101");
    Set<Double> drawn = new HashSet<>();
    Oracle oracle = benchmark.oracle(STREAMS.child(1));
    Oracle again = benchmark.oracle(STREAMS.child(1));
    for (int i = 0; i < 60; i++) {
      double accuracy = oracle.validationAccuracy(0, 3);
      assertThat(again.validationAccuracy(0, 3)).isEqualTo(accuracy);
      drawn.add(accuracy);
    }
    assertThat(drawn).containsExactlyInAnyOrder(90.0, 91.0, 92.0);
    assertThat(oracle.seconds(0, 1)).isEqualTo(120);
    assertThat(benchmark.measure("cifar10/test").values()[0]).isEqualTo(81);
  }

  @Test
  void costsMayBeSumsAndSharesOfColumns() {
    Table table = table(3, "a/-/train_seconds/9/one", "a/-/valid_seconds/9/one");
    Formula formula = Formula.parse("a/-/train_seconds/9/one * 0.5 + a/-/valid_seconds/9/one");
    assertThat(formula.values(table)[table.row(cells.fromKey(2))]).isEqualTo(26 + 62);
    assertThat(Formula.parse(formula.toString())).isEqualTo(formula);
  }

  @Test
  void theSyntheticTableRanksByTwelveEpochsMuchAsByTwoHundred() {
    Table table = SyntheticTable.create();
    assertThat(table.rows()).isEqualTo(15_625);
    double[] early = Formula.parse("synthetic/valid/accuracy/12/mean").values(table);
    double[] late = Formula.parse("synthetic/valid/accuracy/200/one").values(table);
    assertThat(RankCorrelation.kendallTauB(early, late)).isCloseTo(0.75, within(0.1));
    assertThat(table.info().sha256()).isEqualTo(SyntheticTable.create().info().sha256());
  }
}
