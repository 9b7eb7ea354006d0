package org.reprise.table.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.space.InvalidInputException;
import org.reprise.space.nasbench101.NasBench101;
import org.reprise.space.network.LayerGraph;
import org.reprise.table.Query;
import org.reprise.table.SeedChoice;
import org.reprise.table.Series;
import org.reprise.table.SharedData;
import org.reprise.table.Table;

class NasBench101ImporterTest {
  // First row of nasbench101-sample.csv.gz: a cell and its published hash.
  private static final String HASH = "00005c142e6f48ac74fdcf73e3439874";
  private static final String ADJACENCY =
      "0100110" + "0010000" + "0001001" + "0000010" + "0000010" + "0000001" + "0000000";
  private static final String OPERATIONS =
      "input,conv3x3-bn-relu,maxpool3x3,conv3x3-bn-relu,conv3x3-bn-relu,conv1x1-bn-relu,output";

  @TempDir Path folder;

  /** A record as the official file has it, with these values at the end of the training. */
  static byte[] record(String hash, int epochs, double seconds, double test) {
    ByteArrayOutputStream metrics = new ByteArrayOutputStream();
    double[][] evaluations = {
      {0, 0, 0.1, 0.1, 0.1},
      {epochs / 2.0, seconds / 2, 0.5, 0.4, 0.3},
      {epochs, seconds, 1, 0.75, test}
    };
    for (double[] evaluation : evaluations) {
      ByteBuffer message = ByteBuffer.allocate(45).order(ByteOrder.LITTLE_ENDIAN);
      for (int field = 1; field <= 5; field++) {
        message.put((byte) (field << 3 | 1)).putDouble(evaluation[field - 1]);
      }
      metrics.write(1 << 3 | 2);
      metrics.write(45);
      metrics.writeBytes(message.array());
    }
    // Field 2, 8,555,530 parameters as a varint; field 3, total time.
    metrics.writeBytes(new byte[] {2 << 3, (byte) 0x8a, (byte) 0x98, (byte) 0x8a, 0x04});
    metrics.write(3 << 3 | 1);
    metrics.writeBytes(new byte[8]);
    String base64 =
        Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(metrics.toByteArray());
    return String.format(
            "[\"%s\", %d, \"%s\", \"%s\", \"%s\\n\"]",
            hash, epochs, ADJACENCY, OPERATIONS, base64.replace("\n", "\\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private Path file(byte[]... records) throws IOException {
    TfRecordWriter writer = new TfRecordWriter();
    for (byte[] record : records) {
      writer.add(record);
    }
    return Files.write(folder.resolve("nasbench.tfrecord"), writer.bytes());
  }

  private static Table read(Path file) throws IOException {
    return new NasBench101Importer().read(ImportRequest.of("nb101", file));
  }

  @Test
  void runsAreNumberedInTheOrderOfTheFile() throws IOException {
    Table table =
        read(
            file(
                record(HASH, 108, 1768.5, 0.5),
                record(HASH, 4, 60, 0.25),
                record(HASH, 108, 1770, 0.75)));
    assertThat(table.rows()).isEqualTo(1);
    assertThat(table.column(Series.parse("cifar10/test/accuracy/108/1")).value(0)).isEqualTo(50);
    assertThat(table.column(Series.parse("cifar10/test/accuracy/108/2")).value(0)).isEqualTo(75);
    assertThat(table.column(Series.parse("cifar10/test/accuracy/4/1")).value(0)).isEqualTo(25);
    assertThat(table.column(Series.parse("cifar10/valid/accuracy/4/1")).value(0)).isEqualTo(75);
    assertThat(table.column(Series.parse("cifar10/train/accuracy/4/1")).value(0)).isEqualTo(100);
    Query seconds = new Query("cifar10", "-", "train_seconds", 108, SeedChoice.MEAN);
    assertThat(table.column(seconds).value(0)).isEqualTo(1769.25);
    assertThat(table.column(Series.parse("cifar10/-/params/0/-")).value(0)).isEqualTo(8_555_530);
    assertThat(table.info().notes()).contains("1 of 423,624 cells; 423,623 are absent");
  }

  @Test
  void anotherHashThanThatOfTheCellIsRefused() throws IOException {
    Path file = file(record(HASH, 4, 60, 0.25), record(HASH.replace('0', '1'), 4, 60, 0.25));
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("nasbench.tfrecord: record 2 at byte ")
        .hasMessageContaining("expected module hash " + HASH);
  }

  @Test
  void valuesOutOfRangeAreRefused() throws IOException {
    Path file = file(record(HASH, 4, 60, 1.5));
    assertThatThrownBy(() -> read(file)).hasMessageContaining("accuracy from 0 to 1, found 1.5");
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    Path file = file();
    assertThatThrownBy(() -> read(file)).hasMessageContaining("expected records, found none");
  }

  @Test
  void theRealEcNasFileIsWhole() throws IOException {
    Path file = SharedData.path("ec-nas-energy_5V9E.tfrecord");
    Table table = new EcNasImporter().read(ImportRequest.of("ec-nas", file));
    // All cells of at most 5 vertices (DATA.md).
    assertThat(table.rows()).isEqualTo(2_532);
    NasBench101 space = new NasBench101();
    var parameters = table.column(Series.parse("cifar10/-/params/0/-"));
    Map<Long, Integer> seen = new HashMap<>();
    for (int row = 0; row < table.rows(); row++) {
      LayerGraph network = space.network(table.architecture(row));
      assertThat(parameters.value(row)).isEqualTo(network.parameters());
      seen.merge(table.key(row), 1, Integer::sum);
    }
    assertThat(seen).hasSize(2_532);
    // The first record, read apart in Python.
    int row =
        table.row(
            space.parse(
                "01100;00011;00010;00001;00000;"
                    + "input;conv3x3-bn-relu;maxpool3x3;conv3x3-bn-relu;output"));
    assertThat(table.column(Series.parse("cifar10/valid/accuracy/4/one")).value(row))
        .isCloseTo(58.16305875778198, within(1e-12));
    assertThat(table.column(Series.parse("cifar10/-/energy_kwh/4/one")).value(row))
        .isEqualTo(0.01758);
    assertThat(table.column(Series.parse("cifar10/-/train_seconds/4/one")).value(row))
        .isEqualTo(92.45899963378906);
  }
}
