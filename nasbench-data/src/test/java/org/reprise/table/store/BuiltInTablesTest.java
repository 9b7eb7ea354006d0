package org.reprise.table.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.table.Answer;
import org.reprise.table.Query;
import org.reprise.table.SeedChoice;
import org.reprise.table.Series;
import org.reprise.table.StoredColumn;
import org.reprise.table.Table;

class BuiltInTablesTest {
  @TempDir private Path folder;

  @Test
  void everyCellHasItsCurveAndEqualCellsShareIt() throws IOException {
    Table table = new TableHome(folder).verify(BuiltInTables.NB201_FASHION);
    assertThat(table.rows()).isEqualTo(15_625);
    for (int epochs = 1; epochs <= 6; epochs++) {
      StoredColumn accuracy =
          table.column(new Series("fashion14", "valid", "accuracy", epochs, "0"));
      for (int row = 0; row < table.rows(); row++) {
        assertThat(accuracy.value(row)).isBetween(0.0, 100.0);
      }
    }
    NasBench201 space = new NasBench201();
    StoredColumn test = table.column(new Series("fashion14", "test", "accuracy", 6, "0"));
    // Both send the input on by the last edge alone; the other edges lead nowhere or carry zero.
    String alone = "|none~0|+|none~0|none~1|+|skip_connect~0|none~1|none~2|";
    String deadEnd = "|nor_conv_3x3~0|+|none~0|none~1|+|skip_connect~0|none~1|none~2|";
    assertThat(test.value(table.row(space.parse(deadEnd))))
        .isEqualTo(test.value(table.row(space.parse(alone))));
  }

  @Test
  void aCellThatPassesNothingOnGuesses() throws IOException {
    Table table = new TableHome(folder).open(BuiltInTables.NB201_FASHION);
    Query query = new Query("fashion14", "test", "accuracy", 6, SeedChoice.parse("mean"));
    String nothing = "|none~0|+|none~0|none~1|+|none~0|none~1|none~2|";
    assertThat(((Answer.Value) table.query(table.space().parse(nothing), query)).value())
        .isEqualTo(10.0);
  }

  @Test
  void everyMobileNetworkIsTrainedAndMeasured() throws IOException {
    Table table = new TableHome(folder).verify(BuiltInTables.MOBILE_FASHION);
    assertThat(table.rows()).isEqualTo(8_000);
    StoredColumn test = table.column(new Series("fashion14", "test", "accuracy", 6, "0"));
    StoredColumn one = table.column(Series.cost("fashion14", "latency_ms_1"));
    StoredColumn many = table.column(Series.cost("fashion14", "latency_ms_64"));
    for (int row = 0; row < table.rows(); row++) {
      assertThat(test.value(row)).isBetween(10.0, 100.0);
      assertThat(one.value(row)).isPositive().isLessThan(many.value(row));
    }
  }

  @Test
  void noneCarriesAPlaceholder() {
    for (String name : BuiltInTables.names()) {
      assertThat(BuiltInTables.open(name).info().version()).as(name).doesNotContain("${");
    }
  }
}
