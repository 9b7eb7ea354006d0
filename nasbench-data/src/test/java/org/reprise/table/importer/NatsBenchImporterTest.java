package org.reprise.table.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.table.Answer;
import org.reprise.table.Query;
import org.reprise.table.SeedChoice;
import org.reprise.table.SharedData;
import org.reprise.table.Table;

/** On the three real records of each space. */
class NatsBenchImporterTest {
  private static final Architecture RECORD_0 =
      new NasBench201()
          .parse(
              "|avg_pool_3x3~0|+|nor_conv_1x1~0|skip_connect~1|"
                  + "+|nor_conv_1x1~0|skip_connect~1|skip_connect~2|");

  @TempDir Path copies;
  private Path topology;

  @BeforeEach
  void find() {
    topology = SharedData.path("nats-bench/NATS-tss-v1_0-3ffb9-simple");
  }

  private static Table read(Path folder) throws IOException {
    return new NatsBenchImporter().read(ImportRequest.of("nats", folder));
  }

  private static double value(
      Table table, int row, String dataset, String split, String metric, int epochs, String seed) {
    Query query = new Query(dataset, split, metric, epochs, SeedChoice.parse(seed));
    Answer answer = table.query(table.architecture(row), query);
    assertThat(answer).isInstanceOf(Answer.Value.class);
    return ((Answer.Value) answer).value();
  }

  @Test
  void readsTheValuesThatTheSourcesState() throws IOException {
    Table table = read(topology);
    assertThat(table.rows()).isEqualTo(3);
    assertThat(table.row(RECORD_0)).isZero();
    // DATA.md: 12 epochs 63.364 and 69.55; 200 epochs 81.98 and 85.86.
    assertThat(value(table, 0, "cifar10", "valid", "accuracy", 12, "mean"))
        .isCloseTo(63.364, within(1e-6));
    assertThat(value(table, 0, "cifar10", "test", "accuracy", 12, "mean")).isEqualTo(69.55);
    assertThat(value(table, 0, "cifar10", "valid", "accuracy", 200, "mean"))
        .isCloseTo(81.98, within(5e-3));
    assertThat(value(table, 0, "cifar10", "test", "accuracy", 200, "mean"))
        .isCloseTo((85.62 + 86.18 + 85.79) / 3, within(1e-9));
    assertThat(value(table, 0, "cifar100", "test", "accuracy", 200, "888"))
        .isCloseTo(53.68, within(1e-6));
    assertThat(value(table, 0, "cifar10", "-", "params", 0, "-")).isEqualTo(129_306);
    assertThat(value(table, 0, "cifar10", "-", "flops", 0, "-")).isEqualTo(15_647_370);
    assertThat(value(table, 0, "cifar10", "-", "train_seconds", 12, "mean"))
        .isCloseTo(173.306, within(1e-3));
    // PAPERS.md 4.4: record 11 costs 149.545 s and 4.151 s of validation.
    assertThat(value(table, 1, "cifar10", "-", "search_seconds", 12, "mean"))
        .isCloseTo(149.545 + 4.151, within(2e-3));
  }

  @Test
  void agreesWithTheSharedCsvOnTheSameCells() throws IOException {
    Table table = read(topology);
    // nasbench201-cifar10.csv.gz, first row; nasbench201-cifar100.csv.gz, first row.
    assertThat(value(table, 0, "cifar10", "test", "accuracy", 200, "mean"))
        .isCloseTo(85.86333333333334, within(1e-9));
    assertThat(value(table, 0, "cifar100", "test", "accuracy", 200, "mean"))
        .isCloseTo(52.91333329467773, within(1e-6));
    assertThat(value(table, 0, "cifar100", "valid", "accuracy", 12, "mean"))
        .isCloseTo(31.840000003051756, within(1e-9));
  }

  @Test
  void whatIsAbsentIsSaid() throws IOException {
    Table table = read(topology);
    assertThat(table.info().notes()).contains("3 of 15,625 records; 15,622 are absent");
    Query query = new Query("cifar10", "test", "accuracy", 200, SeedChoice.MEAN);
    assertThat(table.query(new NasBench201().byOfficialIndex(1), query))
        .isInstanceOf(Answer.Absent.class);
    // The 12-epoch schedule has seed 111 only, on CIFAR-10.
    assertThatThrownBy(
            () -> table.column(new Query("cifar10", "test", "accuracy", 12, SeedChoice.one("777"))))
        .hasMessageContaining("no seed 777")
        .hasMessageContaining("there is: 111");
  }

  @Test
  void readsTheSizeSpace() throws IOException {
    Table table = read(SharedData.path("nats-bench/NATS-sss-v1_0-50262-simple"));
    assertThat(table.space().name()).isEqualTo("nats-bench-size");
    assertThat(table.space().format(table.architecture(2))).isEqualTo("8:8:40:32:40");
    assertThat(value(table, 0, "cifar10", "test", "accuracy", 90, "777")).isEqualTo(79.79);
    assertThat(value(table, 0, "cifar10", "valid", "accuracy", 12, "888"))
        .isEqualTo(value(table, 0, "cifar10-valid", "valid", "accuracy", 12, "888"));
    assertThat(table.info().notes()).contains("3 of 32,768 records; 32,765 are absent");
  }

  @Test
  void aRecordUnderAnotherNumberIsRefused() throws IOException {
    Files.copy(topology.resolve("meta.pickle.pbz2"), copies.resolve("meta.pickle.pbz2"));
    Files.copy(topology.resolve("000011.pickle.pbz2"), copies.resolve("000012.pickle.pbz2"));
    assertThatThrownBy(() -> read(copies))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("000012.pickle.pbz2")
        .hasMessageContaining("expected architecture 12")
        .hasMessageContaining("found 11");
  }

  @Test
  void theIndexOfTheOtherSpaceIsRefused() throws IOException {
    Files.copy(
        SharedData.path("nats-bench/NATS-sss-v1_0-50262-simple").resolve("meta.pickle.pbz2"),
        copies.resolve("meta.pickle.pbz2"));
    Files.copy(topology.resolve("000011.pickle.pbz2"), copies.resolve("000011.pickle.pbz2"));
    assertThatThrownBy(() -> read(copies)).hasMessageContaining("as meta.pickle.pbz2 says");
  }

  @Test
  void aFileInPlaceOfTheFolderIsRefused() {
    assertThatThrownBy(() -> read(topology.resolve("meta.pickle.pbz2")))
        .hasMessageContaining("is a file; expected the folder");
  }
}
