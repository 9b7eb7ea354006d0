package org.reprise.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.space.nasbench201.NatsBenchSize;
import org.reprise.space.user.UserSpaceFile;

class JoinedTablesTest {
  private static final NasBench201 CELLS = new NasBench201();
  private static final Series ACCURACY = Series.parse("cifar10/test/accuracy/200/777");
  private static final Series LATENCY = Series.parse("-/-/latency_ms/0/-");
  private static final Series PARAMS = Series.parse("cifar10/-/params/0/-");

  private static Architecture cell(int number) {
    return CELLS.byOfficialIndex(number);
  }

  private static final Table MEASURED =
      Table.builder("measured", CELLS)
          .importer("nats-bench")
          .source("meta", "aa")
          .note("two runs")
          .direction("my_score", Direction.LOWER)
          .put(cell(1), ACCURACY, 91)
          .put(cell(2), ACCURACY, 92)
          .put(cell(1), PARAMS, 100)
          .put(cell(2), PARAMS, 200)
          .build();

  private static final Table HARDWARE =
      Table.builder("hardware", CELLS)
          .importer("csv")
          .source("hw.csv", "bb")
          .put(cell(2), LATENCY, 5)
          .put(cell(3), LATENCY, 6)
          .put(cell(2), PARAMS, 201)
          .put(cell(3), PARAMS, 300)
          .build();

  private static double value(Table table, Series series, int number) {
    return table.column(series).value(table.row(cell(number)));
  }

  @Test
  void whatBothHaveGetsTheColumnsOfBoth() {
    Table joined = new JoinedTables(List.of(MEASURED, HARDWARE), false).named("j", "1", "");
    assertThat(joined.rows()).isEqualTo(1);
    assertThat(joined.series()).containsExactlyInAnyOrder(ACCURACY, LATENCY, PARAMS);
    assertThat(value(joined, ACCURACY, 2)).isEqualTo(92);
    assertThat(value(joined, LATENCY, 2)).isEqualTo(5);
    assertThat(value(joined, PARAMS, 2)).as("the first has the say").isEqualTo(200);
    assertThat(joined.direction("my_score")).isEqualTo(Direction.LOWER);
  }

  @Test
  void theProvenanceOfBothIsKept() {
    TableInfo info =
        new JoinedTables(List.of(MEASURED, HARDWARE), false).named("j", "1", "").info();
    assertThat(info.sources())
        .containsExactly(
            new TableInfo.Source("table measured", MEASURED.info().sha256()),
            new TableInfo.Source("meta", "aa"),
            new TableInfo.Source("table hardware", HARDWARE.info().sha256()),
            new TableInfo.Source("hw.csv", "bb"));
    assertThat(info.notes())
        .contains(
            "measured: two runs",
            "cifar10/-/params/0/-: table hardware differs in 1 places from a table before it, whose"
                + " values are kept")
        .anyMatch(note -> note.startsWith("joined: table hardware (csv , no date), 1 of its 2"));
  }

  @Test
  void allKeepsWhatOnlyOneHas() {
    Table joined = new JoinedTables(List.of(MEASURED, HARDWARE), true).named("j", "1", "");
    assertThat(joined.rows()).isEqualTo(3);
    assertThat(value(joined, ACCURACY, 3)).isNaN();
    assertThat(value(joined, LATENCY, 3)).isEqualTo(6);
    assertThat(value(joined, PARAMS, 3)).as("a gap that the second fills").isEqualTo(300);
    assertThat(value(joined, PARAMS, 1)).isEqualTo(100);
  }

  @Test
  void theOrderOfTheTablesDoesNotMatterWhereTheyAgree() {
    Table latency =
        Table.builder("l", CELLS).put(cell(2), LATENCY, 5).put(cell(1), LATENCY, 4).build();
    assertThat(
            new JoinedTables(List.of(MEASURED, latency), false).named("j", "", "").info().sha256())
        .isEqualTo(
            new JoinedTables(List.of(latency, MEASURED), false).named("k", "", "").info().sha256());
  }

  @Test
  void whatCannotBeJoinedIsRefused() {
    SearchSpace sizes = new NatsBenchSize();
    Table other = Table.builder("sizes", sizes).put(sizes.parse("0"), LATENCY, 1).build();
    assertRefused("the one is of space nasbench201, the other of nats-bench-size", MEASURED, other);
    String mine = "{name: mine, decisions: {a: [x, y]}}";
    Table first = ofUser(mine);
    assertRefused("another space of that name", first, ofUser(mine.replace("y", "z")));
    assertRefused(
        "another space of that name", first, ofUser("{rule: a = x, " + mine.substring(1)));
    assertRefused("at least two tables", MEASURED);
    Table apart = Table.builder("apart", CELLS).put(cell(9), LATENCY, 1).build();
    assertRefused("tables measured and apart have no architecture in common", MEASURED, apart);
    Table contrary =
        Table.builder("contrary", CELLS)
            .direction("my_score", Direction.HIGHER)
            .put(cell(1), LATENCY, 1)
            .build();
    assertRefused("disagree whether more or less my_score is better", MEASURED, contrary);
  }

  private static Table ofUser(String yaml) {
    SearchSpace space = UserSpaceFile.parse(yaml, "mine.yaml");
    return Table.builder("m", space).put(space.parse("x"), LATENCY, 1).build();
  }

  private static void assertRefused(String message, Table... tables) {
    assertThatThrownBy(() -> new JoinedTables(List.of(tables), false).named("j", "", ""))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message);
  }
}
