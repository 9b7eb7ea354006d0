package org.reprise.space.nasbench101;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.reprise.space.Architecture;
import org.reprise.space.SharedData;

/** The 30,001 published cells of the sample, each compared. */
class NasBench101SampleTest {
  private static final NasBench101 SPACE = new NasBench101();

  @Test
  void everyCellHasItsPublishedHashAndParameters() throws IOException {
    List<String> rows = SharedData.rows("nasbench101-sample.csv.gz");
    assertThat(rows).hasSize(30_001);
    Set<Long> keys = new HashSet<>();
    for (String row : rows) {
      String[] fields = row.split(",", -1);
      Architecture cell = SPACE.parse(fields[1] + ";" + fields[2]);
      assertThat(SPACE.moduleHash(cell)).as(row).isEqualTo(fields[0]);
      assertThat(SPACE.network(cell).parameters()).as(row).isEqualTo(Long.parseLong(fields[8]));
      keys.add(SPACE.key(cell));
    }
    assertThat(keys).hasSize(30_001);
  }
}
