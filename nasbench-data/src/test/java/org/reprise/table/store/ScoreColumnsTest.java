package org.reprise.table.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.space.InvalidInputException;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.table.ProxySeries;
import org.reprise.table.Query;
import org.reprise.table.SeedChoice;
import org.reprise.table.Series;
import org.reprise.table.Table;
import org.reprise.table.csv.CsvExporter;

/** Scores beside a table: there when it is opened, no part of it when it is saved. */
class ScoreColumnsTest {
  private static final Series ACCURACY = new Series("toy", "test", "accuracy", 200, "777");
  private static final Series SCORE = new Series("toy", "-", "proxy_snip", 0, "0");
  private static final Series OTHER = new Series("toy", "-", "proxy_snip", 0, "1");
  private static final String NOTHING = "|none~0|+|none~0|none~1|+|none~0|none~1|none~2|";
  private static final String ALSO_NOTHING =
      "|nor_conv_3x3~0|+|none~0|none~1|+|none~0|none~1|none~2|";
  private static final String POOL = "|none~0|+|none~0|none~1|+|avg_pool_3x3~0|none~1|none~2|";

  @TempDir private Path folder;
  private final NasBench201 space = new NasBench201();
  private TableHome home;

  @BeforeEach
  void makeTable() throws IOException {
    home = new TableHome(folder);
    Table table =
        Table.builder("few", space)
            .put(space.parse(NOTHING), ACCURACY, 10)
            .put(space.parse(ALSO_NOTHING), ACCURACY, 11)
            .put(space.parse(POOL), ACCURACY, 30)
            .build();
    home.save(table, false);
  }

  private void writeScores() throws IOException {
    TreeMap<String, double[]> scores = new TreeMap<>();
    scores.put(NOTHING, new double[] {-1e8, 0});
    scores.put(POOL, new double[] {1.25, Double.NaN});
    ScoreColumns.write(home.scores("few"), "a test", List.of(SCORE, OTHER), scores);
  }

  @Test
  void answerQueriesAndAreSharedByEqualCells() throws IOException {
    writeScores();
    Table table = home.open("few");
    assertThat(table.series()).contains(ACCURACY, SCORE, OTHER);
    assertThat(table.ownSeries()).containsExactly(ACCURACY);
    assertThat(table.column(SCORE).value(table.row(space.parse(POOL)))).isEqualTo(1.25);
    assertThat(table.column(OTHER).value(table.row(space.parse(POOL)))).isNaN();
    assertThat(table.column(SCORE).value(table.row(space.parse(ALSO_NOTHING)))).isEqualTo(-1e8);
    Query mean = new Query("toy", "-", "proxy_snip", 0, SeedChoice.parse("mean"));
    assertThat(table.column(mean).value(table.row(space.parse(NOTHING)))).isEqualTo(-5e7);
    assertThatThrownBy(() -> table.column(Series.parse("toy/-/proxy_snip/0/2")))
        .hasMessageContaining("toy/-/proxy_snip/0/1");
  }

  /** Others may read what lies in a shared folder, if the umask says so. */
  @Test
  void getThePermissionsOfAnyNewFile() throws IOException {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    writeScores();
    assertThat(Files.getPosixFilePermissions(home.scores("few")))
        .isEqualTo(Files.getPosixFilePermissions(Files.createFile(folder.resolve("new"))));
  }

  @Test
  void areNoPartOfTheTable() throws IOException {
    Table before = home.open("few");
    writeScores();
    Table table = home.open("few");
    assertThat(table.contentSha256()).isEqualTo(before.info().sha256());
    assertThat(table.info()).isEqualTo(before.info());
    home.save(table.named("copy"), false);
    assertThat(home.verify("copy").series()).containsExactly(ACCURACY);
    StringWriter csv = new StringWriter();
    CsvExporter.write(table, csv);
    assertThat(csv.toString().lines().findFirst()).contains("arch," + ACCURACY);
    assertThat(table.named("other").series()).contains(SCORE);
  }

  @Test
  void comeWithTheBuiltInTableForEveryCellAndThreeSeeds() {
    Table table = BuiltInTables.open("nb201-fashion");
    List<Series> nwot =
        table.series().stream()
            .filter(one -> ProxySeries.proxy(one).equals(Optional.of("nwot")))
            .toList();
    assertThat(nwot).extracting(Series::seed).containsExactly("0", "1", "2");
    for (Series one : nwot) {
      for (int row = 0; row < table.rows(); row++) {
        assertThat(table.column(one).value(row)).isNotNaN();
      }
    }
  }

  @Test
  void aColumnOfTheTableComesFirst() throws IOException {
    TreeMap<String, double[]> scores = new TreeMap<>();
    scores.put(POOL, new double[] {99});
    ScoreColumns.write(home.scores("few"), "a test", List.of(ACCURACY), scores);
    Table table = home.open("few");
    assertThat(table.series()).containsExactly(ACCURACY);
    assertThat(table.column(ACCURACY).value(table.row(space.parse(POOL)))).isEqualTo(30);
  }

  @Test
  void whatIsWrongWithAFileIsOneLine() throws IOException {
    pack("# something else\n");
    assertThatThrownBy(() -> home.open("few"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("few.scores.csv.gz does not begin with '# reprise scores'");
    pack("# reprise scores; x\narchitecture," + SCORE + "\n" + POOL + ",1,2\n");
    Table tooMany = home.open("few");
    assertThatThrownBy(() -> tooMany.column(SCORE).value(0))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("line 3 does not have 1 scores");
    pack("# reprise scores; x\narchitecture," + SCORE + "\n" + POOL + ",high\n");
    Table word = home.open("few");
    assertThatThrownBy(() -> word.column(SCORE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("line 3")
        .hasMessageContaining("high");
    Files.writeString(home.scores("few"), "not packed");
    assertThatThrownBy(() -> home.open("few"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("cannot read");
  }

  private void pack(String text) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(home.scores("few")))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
