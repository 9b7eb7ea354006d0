package org.reprise.table.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.space.InvalidInputException;
import org.reprise.table.SharedData;
import org.reprise.table.Table;
import org.reprise.table.csv.CsvImporter;

/**
 * Damaged files of every format: an import ends, with an error of one line that names the file or,
 * where the format has no checksum and the damage makes sense, with a whole table.
 */
@Timeout(300)
class DamagedFilesTest {
  private static final String HASH = "00005c142e6f48ac74fdcf73e3439874";

  @TempDir Path folder;

  /** The table, or null after a proper refusal. */
  private static @Nullable Table attempt(
      TableImporter importer, ImportRequest request, Path damaged) throws IOException {
    try {
      Table table = importer.read(request);
      assertThat(table.contentSha256()).isEqualTo(table.info().sha256());
      return table;
    } catch (InvalidInputException e) {
      assertThat(e.getMessage()).contains(damaged.getFileName().toString()).doesNotContain("\n");
      return null;
    }
  }

  private static byte[] csv() {
    StringBuilder csv = new StringBuilder("arch,valid_acc_12,test_acc_200,params,note\n");
    String[] operations = {"none", "skip_connect", "nor_conv_1x1", "nor_conv_3x3", "avg_pool_3x3"};
    for (int i = 0; i < operations.length; i++) {
      csv.append("|none~0|+|none~0|none~1|+|none~0|none~1|" + operations[i] + "~2|");
      csv.append("," + (50 + i) + ".25," + (60 + i) + "," + 1000 * i + ",\"some, \"\"text\"\"\"\n");
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void plainCsv() throws IOException {
    Path file = folder.resolve("damaged.csv");
    SplittableRandom random = new SplittableRandom(1);
    int refused = 0;
    for (int i = 0; i < 1_500; i++) {
      Files.write(file, Damage.of(csv(), random));
      refused += attempt(new CsvImporter(), ImportRequest.of("t", file), file) == null ? 1 : 0;
    }
    assertThat(refused).isBetween(500, 1_450);
  }

  @Test
  void gzippedCsvIsReadAsItWasOrRefused() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(csv());
    }
    Path file = folder.resolve("damaged.csv.gz");
    Files.write(file, packed.toByteArray());
    String good = new CsvImporter().read(ImportRequest.of("t", file)).info().sha256();
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 1_000; i++) {
      Files.write(file, Damage.of(packed.toByteArray(), random));
      Table table = attempt(new CsvImporter(), ImportRequest.of("t", file), file);
      if (table != null) {
        assertThat(table.info().sha256()).isEqualTo(good);
      }
    }
  }

  @Test
  void mappings() throws IOException {
    Path csv = Files.write(folder.resolve("good.csv"), csv());
    byte[] mapping =
        """
        space: nasbench201
        architecture: "{arch}"
        rewrite: {"none": "none"}
        dataset: cifar10
        absent: [-1]
        columns:
          valid_acc_12: valid/accuracy/12/one * 1
          test_acc_200: test/accuracy/200/mean
          params: -/params/0/-
        ignore: [note]
        """
            .getBytes(StandardCharsets.UTF_8);
    Path file = folder.resolve("damaged.yaml");
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 1_500; i++) {
      Files.write(file, Damage.of(mapping, random));
      ImportRequest request =
          new ImportRequest(
              "t",
              List.of(csv),
              Optional.empty(),
              Optional.of(file.toString()),
              List.of(),
              "",
              "",
              (done, total) -> {});
      try {
        new CsvImporter().read(request);
      } catch (InvalidInputException e) {
        assertThat(e.getMessage()).doesNotContain("\n");
      }
    }
  }

  @Test
  void everyFlippedBitOfATfRecordIsFound() throws IOException {
    byte[] good =
        new TfRecordWriter()
            .add(NasBench101ImporterTest.record(HASH, 4, 60, 0.25))
            .add(NasBench101ImporterTest.record(HASH, 12, 60, 0.25))
            .bytes();
    Path file = folder.resolve("damaged.tfrecord");
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 1_000; i++) {
      Files.write(file, Damage.flip(good, random));
      assertThat(attempt(new NasBench101Importer(), ImportRequest.of("t", file), file)).isNull();
    }
    for (int i = 0; i < 500; i++) {
      Files.write(file, Damage.of(good, random));
      attempt(new NasBench101Importer(), ImportRequest.of("t", file), file);
    }
  }

  @Test
  void recordsThatAreWrongUnderARightChecksum() throws IOException {
    Path file = folder.resolve("damaged.tfrecord");
    byte[] good = NasBench101ImporterTest.record(HASH, 4, 60, 0.25);
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 1_500; i++) {
      Files.write(file, new TfRecordWriter().add(Damage.of(good, random)).bytes());
      attempt(new NasBench101Importer(), ImportRequest.of("t", file), file);
    }
  }

  @Test
  void nasBenchMacro() throws IOException {
    byte[] good =
        """
        {"02012100": {"test_acc": [89.47, 88.95, 89.17], "mean_acc": 89.19667, "std": 0.21,
        "params": 890666, "flops": 47327744}, "11111221": {"test_acc": [92.18, 92.22, 92.51],
        "mean_acc": 92.30333, "std": 0.14, "params": 2181386, "flops": 65012224}}
        """
            .getBytes(StandardCharsets.UTF_8);
    Path file = folder.resolve("damaged.json");
    SplittableRandom random = new SplittableRandom(6);
    for (int i = 0; i < 1_500; i++) {
      Files.write(file, Damage.of(good, random));
      attempt(new NasBenchMacroImporter(), ImportRequest.of("t", file), file);
    }
  }

  @Test
  void natsBenchRecordsAreReadAsTheyWereOrRefused() throws IOException {
    Path official = SharedData.path("nats-bench/NATS-sss-v1_0-50262-simple");
    Files.copy(official.resolve("meta.pickle.pbz2"), folder.resolve("meta.pickle.pbz2"));
    byte[] good = Files.readAllBytes(official.resolve("000011.pickle.pbz2"));
    Path file = folder.resolve("000011.pickle.pbz2");
    Files.write(file, good);
    String sha256 = new NatsBenchImporter().read(ImportRequest.of("t", folder)).info().sha256();
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 40; i++) {
      Files.write(file, i % 2 == 0 ? Damage.flip(good, random) : Damage.of(good, random));
      Table table = attempt(new NatsBenchImporter(), ImportRequest.of("t", folder), file);
      if (table != null) {
        assertThat(table.info().sha256()).isEqualTo(sha256);
      }
    }
  }
}
