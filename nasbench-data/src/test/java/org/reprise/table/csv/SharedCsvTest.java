package org.reprise.table.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.space.Architecture;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.table.Column;
import org.reprise.table.CoveredSpace;
import org.reprise.table.Series;
import org.reprise.table.SharedData;
import org.reprise.table.Table;
import org.reprise.table.importer.ImportRequest;

/** The mappings that come with Reprise on the real files, against facts of DATA.md. */
class SharedCsvTest {
  @TempDir Path folder;

  private static Table read(String mapping, String... files) throws IOException {
    List<Path> paths = Stream.of(files).map(SharedData::path).toList();
    return new CsvImporter()
        .read(
            new ImportRequest(
                "t",
                paths,
                Optional.empty(),
                Optional.of(mapping),
                List.of(),
                "",
                "",
                (done, total) -> {}));
  }

  private static double greatest(Column column) {
    return IntStream.range(0, column.rows()).mapToDouble(column::value).max().orElseThrow();
  }

  private static Column column(Table table, String series) {
    return table.column(Series.parse(series));
  }

  @Test
  void nasBench201() throws IOException {
    Table table = read("nasbench201", "nasbench201-cifar10.csv.gz", "nasbench201-cifar100.csv.gz");
    assertThat(table.rows()).isEqualTo(15_625);
    assertThat(table.info().datasets()).containsExactly("cifar10", "cifar100");
    // DATA.md: best test_acc_200 94.373 / 73.513; best valid_acc_200 91.57 / 73.26.
    assertThat(greatest(column(table, "cifar10/test/accuracy/200/mean")))
        .isCloseTo(94.373, within(5e-4));
    assertThat(greatest(column(table, "cifar100/test/accuracy/200/mean")))
        .isCloseTo(73.513, within(5e-4));
    assertThat(greatest(column(table, "cifar10/valid/accuracy/200/one")))
        .isCloseTo(91.57, within(5e-3));
    assertThat(greatest(column(table, "cifar100/valid/accuracy/200/one")))
        .isCloseTo(73.26, within(5e-3));
    NasBench201 space = new NasBench201();
    int skip =
        table.row(
            space.parse(
                "|skip_connect~0|+|skip_connect~0|skip_connect~1|"
                    + "+|skip_connect~0|skip_connect~1|skip_connect~2|"));
    assertThat(column(table, "cifar10/test/accuracy/200/mean").value(skip))
        .isCloseTo(54.30, within(5e-3));
    assertThat(column(table, "cifar100/test/accuracy/200/mean").value(skip))
        .isCloseTo(15.61, within(5e-3));
    for (int row = 0; row < table.rows(); row++) {
      assertThat(space.officialIndex(table.architecture(row))).isEqualTo(row);
    }
    assertThat(table.series()).doesNotContain(Series.parse("cifar100/-/search_seconds/12/-"));
    assertReadsBack(table);
  }

  private void assertReadsBack(Table table) throws IOException {
    StringWriter text = new StringWriter();
    CsvExporter.write(table, text);
    Path csv = folder.resolve("export.csv");
    Files.writeString(csv, text.toString());
    Table again = new CsvImporter().read(ImportRequest.of("again", csv));
    assertThat(again.info().sha256()).isEqualTo(table.info().sha256());
    assertThat(again.series()).isEqualTo(table.series());
  }

  @Test
  void supernets() throws IOException {
    Table table = read("nasbench201-supernets", "nasbench201-supernets.csv.gz");
    assertThat(table.rows()).isEqualTo(15_625);
    assertThat(greatest(column(table, "cifar10/test/accuracy/200/mean")))
        .isCloseTo(94.37, within(5e-3));
    Table measured = read("nasbench201", "nasbench201-cifar10.csv.gz");
    Column here = column(table, "cifar10/test/accuracy/200/mean");
    Column there = column(measured, "cifar10/test/accuracy/200/mean");
    // The same cells under another spelling. Computed apart, in Python: 85.3 % of the accuracies
    // agree to the two digits printed there, and the greatest difference is 2.225.
    double[] differences =
        IntStream.range(0, table.rows())
            .mapToDouble(row -> Math.abs(here.value(row) - there.value(row)))
            .sorted()
            .toArray();
    assertThat(Arrays.stream(differences).filter(d -> d < 0.011).count())
        .isEqualTo(Math.round(0.853184 * 15_625));
    assertThat(differences[differences.length - 1]).isCloseTo(2.225, within(1e-9));
  }

  @Test
  void hardware() throws IOException {
    Table table = read("nasbench201-hardware", "nasbench201-hardware.csv.gz");
    assertThat(table.rows()).isEqualTo(15_625);
    assertThat(table.series()).hasSize(37);
    // PAPERS.md 1.5, architecture 0.
    assertThat(column(table, "cifar10/-/hwnas_edgegpu_latency/0/-").value(0))
        .isCloseTo(5.807418537139893, within(1e-12));
    Column edgeTpu = column(table, "cifar10/-/hwnas_edgetpu_latency/0/-");
    assertThat(IntStream.range(0, edgeTpu.rows()).filter(row -> edgeTpu.seeds(row) == 0).count())
        .isPositive();
    assertThat(IntStream.range(0, edgeTpu.rows()).filter(row -> edgeTpu.value(row) < 0)).isEmpty();
  }

  @Test
  void costs() throws IOException {
    Table table = read("nasbench201-costs", "nasbench201-costs-sample.csv.gz");
    assertThat(table.rows()).isEqualTo(1_941);
    assertThat(table.info().datasets()).containsExactly("cifar10", "cifar100");
    int row =
        table.row(
            new NasBench201()
                .parse(
                    "|avg_pool_3x3~0|+|none~0|nor_conv_3x3~1|"
                        + "+|nor_conv_3x3~0|nor_conv_3x3~1|skip_connect~2|"));
    assertThat(column(table, "cifar10/-/params/0/-").value(row)).isEqualTo(802_426);
    assertThat(column(table, "cifar100/-/params/0/-").value(row)).isEqualTo(808_276);
  }

  @Test
  void nasBench101Sample() throws IOException {
    Table table = read("nasbench101-sample", "nasbench101-sample.csv.gz");
    assertThat(table.rows()).isEqualTo(30_001);
    Column accuracy = column(table, "cifar10/valid/accuracy/108/one");
    // PAPERS.md 6.1: mean 0.91046, maximum 0.94912.
    assertThat(IntStream.range(0, table.rows()).mapToDouble(accuracy::value).average())
        .hasValueCloseTo(91.046, within(5e-4));
    assertThat(greatest(accuracy)).isCloseTo(94.912, within(5e-4));
    assertWalksStayOnTheTable(table);
  }

  /** Mutations and neighbours of a space with gaps are rows, and mutations move. */
  private static void assertWalksStayOnTheTable(Table table) {
    CoveredSpace space = new CoveredSpace(table);
    SplittableRandom random = new SplittableRandom(1);
    Architecture cell = space.sample(random);
    int moves = 0;
    for (int i = 0; i < 500; i++) {
      for (Architecture neighbour : space.neighbours(cell)) {
        assertThat(table.row(neighbour)).isNotNegative();
      }
      Architecture child = space.mutation().mutate(cell, random);
      assertThat(table.row(child)).isNotNegative();
      moves += space.key(child) != space.key(cell) ? 1 : 0;
      cell = child;
    }
    assertThat(moves).isGreaterThan(250);
  }

  @Test
  void publishedRuns() throws IOException {
    Table table =
        read("nasbench201-published-runs", "published-re-rs-tpe-nasbench201-cifar10.csv.gz");
    assertThat(table.rows()).isBetween(500, 3_000);
  }
}
