package org.reprise.report.landscape;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.reprise.space.Architecture;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.table.Series;
import org.reprise.table.SupernetSeries;
import org.reprise.table.Table;
import org.reprise.table.TableBuilder;

class ColumnRankingTest {
  /** One training of each supernet: what a user gets who trains once. */
  @Test
  void aSupernetRanksByItsFirstTraining() {
    TableBuilder builder = Table.builder("scores", new NasBench201());
    Architecture cell = Architecture.of(3, 3, 3, 3, 3, 3);
    for (long seed : new long[] {12, 3, 7}) {
      builder.put(cell, SupernetSeries.accuracy("fashion14", "rsps:epochs=50", seed), 70);
      builder.put(cell, SupernetSeries.loss("fashion14", "rsps:epochs=50", seed), 1);
    }
    builder.put(cell, Series.parse("cifar10/-/one_shot_accuracy/0/one"), 70);
    builder.put(cell, Series.parse("fashion14/valid/accuracy/6/0"), 70);
    assertThat(ColumnRanking.supernets(builder.build()))
        .containsExactly(
            "cifar10/-/one_shot_accuracy/0/one", "fashion14/valid/rsps_epochs_50_accuracy/0/3");
    assertThat(ColumnWords.of("fashion14/valid/rsps_epochs_50_accuracy/0/3", "fashion14"))
        .isEqualTo("shared weights, rsps epochs 50");
  }
}
