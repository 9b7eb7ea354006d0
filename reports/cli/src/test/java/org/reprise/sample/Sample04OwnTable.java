package org.reprise.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.space.user.UserSpaceFile;
import org.reprise.table.Answer;
import org.reprise.table.Query;
import org.reprise.table.SeedChoice;
import org.reprise.table.Series;
import org.reprise.table.Table;
import org.reprise.table.TableBuilder;

/**
 * Sample 4: a table of one's own, filled by a program. Nothing has a default: each number says its
 * data set, split, metric, epochs and seed, and so does each query.
 */
class Sample04OwnTable {
  private static final SearchSpace SPACE =
      UserSpaceFile.parse("name: widths\ndecisions:\n  width: [16, 32, 64]\n", "widths.yaml");

  private static Table measured() {
    TableBuilder table = Table.builder("my-widths", SPACE).version("1").date("2026-01-31");
    String[] widths = {"16", "32"};
    double[][] testAccuracy = {{81.5, 82.5}, {84, 85}};
    for (int i = 0; i < widths.length; i++) {
      Architecture architecture = SPACE.parse(widths[i]);
      for (int seed = 0; seed < 2; seed++) {
        Series series = new Series("fashion-mnist", "test", "accuracy", 30, String.valueOf(seed));
        table.put(architecture, series, testAccuracy[i][seed]);
      }
    }
    return table.build();
  }

  @Test
  void askIt() {
    Table table = measured();
    Query query = new Query("fashion-mnist", "test", "accuracy", 30, SeedChoice.MEAN);
    assertThat(table.query(SPACE.parse("32"), query))
        .isInstanceOfSatisfying(
            Answer.Value.class, answer -> assertThat(answer.value()).isEqualTo(84.5));
    // What was never measured is an answer of its own kind, not a number.
    assertThat(table.query(SPACE.parse("64"), query)).isNotInstanceOf(Answer.Value.class);
    // The SHA-256 of the content goes into every result that is computed from the table.
    assertThat(table.info().sha256()).isEqualTo(measured().info().sha256()).hasSize(64);
  }
}
