package org.reprise.report.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.reprise.search.RandomStreams;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.table.Series;
import org.reprise.table.Table;
import org.reprise.table.TableBuilder;
import org.reprise.table.store.BuiltInTables;

class DistinctTrainingsTest {
  private static final String TEST = "fashion14/test/accuracy/6/mean";
  private static final NasBench201 SPACE = new NasBench201();

  /** The numbers that were computed outside, by resampling the 6,466 trainings. */
  @Test
  void theBuiltInTableIsRankedByItsTrainings() {
    Table table = BuiltInTables.open(BuiltInTables.NB201_FASHION);
    assertThat(Arrays.stream(DistinctTrainings.of(table)).distinct().count()).isEqualTo(6466);
    ScorerRanking ranking =
        new PredictorBench(table, TEST, TEST, 100, 1000, RandomStreams.of(0))
            .column("fashion14/valid/accuracy/3/0");
    assertThat(ranking.n()).isEqualTo(6466);
    assertThat(ranking.tau()).isCloseTo(0.5325, within(0.001));
    assertThat(ranking.architectures()).isEqualTo(15_625);
    assertThat(ranking.tauArchitectures()).isCloseTo(0.6138, within(0.001));
    assertThat(ranking.tauArchitecturesInterval().low()).isCloseTo(0.572, within(0.01));
    assertThat(ranking.tauArchitecturesInterval().high()).isCloseTo(0.660, within(0.01));
  }

  /** Two cells of one function: an edge behind {@code none} does nothing. */
  @Test
  void equalFunctionsShareATrainingOnlyIfTheirValuesAgree() {
    String[] cells = {
      "|none~0|+|nor_conv_3x3~0|none~1|+|skip_connect~0|none~1|nor_conv_3x3~2|",
      "|none~0|+|nor_conv_3x3~0|skip_connect~1|+|skip_connect~0|none~1|nor_conv_3x3~2|",
      "|none~0|+|nor_conv_3x3~0|nor_conv_1x1~1|+|skip_connect~0|none~1|nor_conv_3x3~2|",
      "|nor_conv_1x1~0|+|nor_conv_3x3~0|none~1|+|skip_connect~0|none~1|nor_conv_3x3~2|",
      "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|none~0|none~1|nor_conv_3x3~2|",
    };
    double[] accuracies = {90, 90, 91, 90, 90};
    TableBuilder builder = Table.builder("toy", SPACE);
    for (int i = 0; i < cells.length; i++) {
      builder.put(SPACE.parse(cells[i]), Series.parse("toy/test/accuracy/9/0"), accuracies[i]);
      // What no training gave does not matter.
      builder.put(SPACE.parse(cells[i]), Series.parse("toy/-/params/0/-"), i);
    }
    Table table = builder.build();
    int[] first = DistinctTrainings.of(table);
    int[] row = Arrays.stream(cells).mapToInt(cell -> table.row(SPACE.parse(cell))).toArray();
    assertThat(first[row[1]]).isEqualTo(first[row[0]]);
    assertThat(first[row[3]]).isEqualTo(first[row[0]]);
    // Another seed of the same function, and another function of the same accuracy.
    assertThat(first[row[2]]).isEqualTo(row[2]);
    assertThat(first[row[4]]).isEqualTo(row[4]);
  }

  @Test
  void whereNothingWasMeasuredNothingIsShared() {
    TableBuilder builder = Table.builder("toy", SPACE);
    for (int key = 0; key < 50; key++) {
      builder.put(SPACE.fromKey(key), Series.parse("toy/-/params/0/-"), key);
    }
    assertThat(DistinctTrainings.of(builder.build())).doesNotHaveDuplicates();
  }
}
