package org.reprise.report.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.reproduction.benchmark.ChosenProtocol;
import org.reprise.reproduction.benchmark.TableBenchmark;
import org.reprise.space.SearchSpace;
import org.reprise.space.SearchSpaces;
import org.reprise.table.Series;
import org.reprise.table.SupernetSeries;
import org.reprise.table.Table;
import org.reprise.table.TableBuilder;
import org.reprise.table.store.BuiltInTables;

class ColumnSelectionTest {
  /**
   * Twenty architectures with scores 1 to 20, which the validation turns round and shared weights
   * rank as they are.
   */
  private static TableBenchmark turned() {
    SearchSpace cells = SearchSpaces.named("nats-bench-size");
    TableBuilder rows = Table.builder("turned", cells);
    for (int key = 0; key < 20; key++) {
      rows.put(cells.fromKey(key), Series.parse("a/valid/accuracy/9/one"), 50 - key);
      rows.put(cells.fromKey(key), Series.parse("a/test/accuracy/9/one"), 1 + key);
      rows.put(cells.fromKey(key), SupernetSeries.accuracy("a", "rsps:epochs=9", 11), 2 * key);
      if (key >= 8) {
        rows.put(cells.fromKey(key), SupernetSeries.accuracy("a", "enas", 11), key);
      }
    }
    return ChosenProtocol.of(rows.build(), "a/valid", List.of("a/test")).on(rows.build());
  }

  @Test
  void theBestOfNByScoreRisesAndByWhatTurnsItRoundFalls() {
    ColumnSelection selection = ColumnSelection.of(turned(), "a/test");
    assertThat(selection.draws()).containsExactly(1, 2, 3, 5, 7, 10, 14, 20);
    // The greatest of n different numbers of 1 to N is (N + 1) n / (n + 1) on average.
    assertThat(selection.byScore()[1]).isCloseTo(21 * 2 / 3.0, within(1e-9));
    assertThat(selection.byScore()[5]).isCloseTo(21 * 10 / 11.0, within(1e-9));
    assertThat(selection.byScore()[7]).isCloseTo(20, within(1e-9));
    ColumnSelection.Curve some = selection.curves().get(0);
    assertThat(some.column()).isEqualTo("a/valid/enas_accuracy/0/11");
    assertThat(some.expected()[5]).as("of 9 to 20").isCloseTo(8 + 13 * 10 / 11.0, within(1e-9));
    assertThat(some.expected()[6]).as("it has twelve").isNaN();
    ColumnSelection.Curve shared = selection.curves().get(1);
    assertThat(shared.column()).isEqualTo("a/valid/rsps_epochs_9_accuracy/0/11");
    assertThat(shared.expected()).as("ranks as the score does").isEqualTo(selection.byScore());
    ColumnSelection.Curve curve = selection.curves().get(2);
    assertThat(curve.column()).isEqualTo("a/valid/accuracy/9/one");
    assertThat(curve.expected()[0]).isCloseTo(10.5, within(1e-9));
    // The least of n.
    assertThat(curve.expected()[1]).isCloseTo(7, within(1e-9));
    assertThat(curve.expected()[7]).isCloseTo(1, within(1e-9));
  }

  /** As docs/weight-sharing.md has it of the table of one seed for most cells. */
  @Test
  void longerTrainingsChooseBetterOnTheBuiltInTable() {
    TableBenchmark fashion = TableBenchmark.of(BuiltInTables.open(BuiltInTables.NB201_FASHION));
    ColumnSelection selection = ColumnSelection.of(fashion, "fashion14/test");
    assertThat(selection.curves()).hasSize(6);
    int hundred = Arrays.binarySearch(selection.draws(), 100);
    double before = Double.POSITIVE_INFINITY;
    for (ColumnSelection.Curve curve : selection.curves()) {
      assertThat(curve.expected()[0])
          .as("one random cell, whatever it is chosen by")
          .isCloseTo(selection.byScore()[0], within(1e-6));
      assertThat(curve.expected()[hundred]).as(curve.column()).isLessThan(before);
      before = curve.expected()[hundred];
    }
    assertThat(selection.curves().get(0).expected()[hundred])
        .isLessThan(selection.byScore()[hundred]);
  }
}
