package org.reprise.table.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.space.InvalidInputException;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.table.Answer;
import org.reprise.table.Direction;
import org.reprise.table.Query;
import org.reprise.table.SeedChoice;
import org.reprise.table.Series;
import org.reprise.table.Table;
import org.reprise.table.TableBuilder;

class TableStoreTest {
  private static final NasBench201 SPACE = new NasBench201();
  private static final Series EXACT_FLOATS = Series.cost("cifar10", "params");
  private static final Series DOUBLES = new Series("cifar10", "test", "accuracy", 200, "777");
  private static final Series OTHER_SEED = new Series("cifar10", "test", "accuracy", 200, "888");

  @TempDir Path folder;
  private Path file;
  private Table table;

  /** 40 architectures, so hashed, with gaps in each column. */
  @BeforeEach
  void write() throws IOException {
    TableBuilder builder =
        Table.builder("small", SPACE)
            .date("2026-11-24")
            .source("a.csv", "0".repeat(64))
            .direction("params", Direction.HIGHER)
            .direction("my_score", Direction.LOWER)
            .note("für den Test");
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 40; i++) {
      var cell = SPACE.byOfficialIndex(i * 390);
      builder.row(cell);
      if (i % 3 != 0) {
        builder.put(cell, EXACT_FLOATS, 1000 + i);
      }
      if (i % 5 != 0) {
        builder.put(cell, DOUBLES, 100 * random.nextDouble());
        builder.put(cell, OTHER_SEED, 100 * random.nextDouble());
      }
    }
    table = builder.build();
    file = folder.resolve("small.reprise");
    TableStore.write(table, file);
  }

  @Test
  void everythingComesBack() throws IOException {
    Table read = TableStore.open(file, "small");
    assertThat(read.info()).isEqualTo(table.info());
    assertThat(read.direction("params")).isEqualTo(Direction.HIGHER);
    assertThat(read.direction("my_score")).isEqualTo(Direction.LOWER);
    assertThat(read.direction("accuracy")).isEqualTo(Direction.HIGHER);
    assertThat(read.series()).isEqualTo(table.series());
    assertThat(read.rows()).isEqualTo(40);
    for (int row = 0; row < 40; row++) {
      assertThat(read.architecture(row)).isEqualTo(table.architecture(row));
      assertThat(read.row(table.architecture(row))).isEqualTo(row);
      for (Series series : table.series()) {
        assertThat(Double.compare(read.column(series).value(row), table.column(series).value(row)))
            .isZero();
      }
    }
    assertThat(read.row(SPACE.byOfficialIndex(1))).isEqualTo(-1);
    assertThat(TableStore.verify(file, "small").contentSha256()).isEqualTo(table.info().sha256());
  }

  @Test
  void theMeanIsTheSameFromTheFile() throws IOException {
    Query query = new Query("cifar10", "test", "accuracy", 200, SeedChoice.MEAN);
    Table read = TableStore.open(file, "small");
    for (int row = 0; row < 40; row++) {
      Answer answer = table.query(table.architecture(row), query);
      assertThat(read.query(table.architecture(row), query)).isEqualTo(answer);
    }
  }

  @Test
  void everyFlippedBitIsFound() throws IOException {
    byte[] good = Files.readAllBytes(file);
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 3000; i++) {
      byte[] bad = good.clone();
      int place = random.nextInt(bad.length);
      bad[place] ^= (byte) (1 << random.nextInt(8));
      assertDamaged(bad);
    }
  }

  @Test
  void everyTruncationIsFound() throws IOException {
    byte[] good = Files.readAllBytes(file);
    for (int length = 0; length < good.length; length += 7) {
      assertDamaged(Arrays.copyOf(good, length));
    }
    assertDamaged(Arrays.copyOf(good, good.length + 1));
  }

  private static void assertDamaged(byte[] bytes) {
    Path name = Path.of("damaged.reprise");
    assertThatThrownBy(
            () -> TableStore.verify(new TableFile(name, ByteBuffer.wrap(bytes)), "damaged"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("damaged.reprise: byte ")
        .hasMessageContaining("expected ")
        .hasMessageNotContaining("\n");
  }

  @Test
  void aDamagedColumnIsFoundWhenItIsUsed() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
    Table read = TableStore.open(file, "small");
    assertThat(read.column(EXACT_FLOATS).value(1)).isEqualTo(table.column(EXACT_FLOATS).value(1));
    Series last = table.series().get(table.series().size() - 1);
    assertThatThrownBy(() -> read.column(last)).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void aWriteThatFailsLeavesNothing() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
    Table damaged = TableStore.open(file, "small");
    Path target = folder.resolve("copies").resolve("copy.reprise");
    assertThatThrownBy(() -> TableStore.write(damaged, target))
        .isInstanceOf(InvalidInputException.class);
    try (Stream<Path> files = Files.list(target.getParent())) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void metadataThatIsWrongUnderARightChecksumIsRefused() throws IOException {
    byte[] good = Files.readAllBytes(file);
    ByteBuffer header = ByteBuffer.wrap(good).order(ByteOrder.LITTLE_ENDIAN);
    int length = header.getInt(12);
    SplittableRandom random = new SplittableRandom(13);
    for (int i = 0; i < 2000; i++) {
      byte[] bad = good.clone();
      bad[32 + random.nextInt(length)] = (byte) (32 + random.nextInt(95));
      ByteBuffer changed = ByteBuffer.wrap(bad).order(ByteOrder.LITTLE_ENDIAN);
      changed.putInt(24, TableFile.checksum(changed.slice(32, length)));
      changed.putInt(28, TableFile.checksum(changed.slice(0, 28)));
      try {
        TableStore.verify(new TableFile(Path.of("damaged.reprise"), changed), "damaged");
      } catch (InvalidInputException e) {
        assertThat(e.getMessage()).doesNotContain("\n");
      }
    }
  }

  @Test
  void jsonIsReadAsJacksonReadsIt() throws IOException {
    String json =
        " {\"a\" : [1, -20, true,\tfalse, {}, []], \"\\u00e4\\n"
            + "\\\"\\\\/\\/\": {\"x\":\"\\ud83d\\ude00y\"}}\n";
    assertThat(JsonText.read(json.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(
            Map.of(
                "a",
                List.of(1L, -20L, true, false, Map.of(), List.of()),
                "\u00e4\n\"\\//",
                Map.of("x", "\ud83d\ude00y")));
    for (String wrong :
        new String[] {
          "",
          "{",
          "[1,",
          "{\"a\"}",
          "{\"a\":1,}",
          "[1 2]",
          "\"x",
          "\"\\q\"",
          "nul",
          "1.5",
          "tru",
          "{} x",
          "-",
          "[".repeat(10),
          "\"\\u12\"",
          "1234567890123456789",
          "null"
        }) {
      assertThatThrownBy(() -> JsonText.read(wrong.getBytes(StandardCharsets.UTF_8)))
          .as(wrong)
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void theHomeListsAndOpensByName() throws IOException {
    TableHome home = new TableHome(folder.resolve("home"));
    assertThat(home.names()).containsExactly("mobile-fashion", "nb201-fashion");
    assertThatThrownBy(() -> home.open("small"))
        .hasMessageContaining("there are: mobile-fashion, nb201-fashion");
    home.save(table, false);
    assertThat(home.names()).containsExactly("mobile-fashion", "nb201-fashion", "small");
    assertThat(home.has("nb201-fashion")).isTrue();
    assertThatThrownBy(() -> home.save(table.named("nb201-fashion"), true))
        .hasMessageContaining("comes with Reprise");
    assertThat(home.open("small").info()).isEqualTo(table.info());
    assertThatThrownBy(() -> home.open("smal"))
        .hasMessageContaining("there are: mobile-fashion, nb201-fashion, small");
    assertThatThrownBy(() -> home.save(table, false)).hasMessageContaining("already");
    home.save(table, true);
    try (Stream<Path> files = Files.list(home.folder())) {
      assertThat(files).hasSize(1);
    }
    for (String bad : new String[] {"", "../x", ".hidden", "Upper", "a/b", "a b"}) {
      assertThatThrownBy(() -> home.file(bad)).isInstanceOf(InvalidInputException.class);
    }
  }

  @Test
  void aHomeThatCannotBeWrittenIsToldBeforeAnyWork() throws IOException {
    Path notAFolder = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> new TableHome(notAFolder).requireFree("small", false))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(notAFolder + " is not a folder; REPRISE_HOME names another place");
  }

  @Test
  void aTableCanBeReadByWhomTheUmaskLets() throws IOException {
    assumeThat(Files.getFileStore(folder).supportsFileAttributeView("posix")).isTrue();
    Path any = Files.createFile(folder.resolve("any"));
    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(any));
  }

  @Test
  void theHomeFollowsThePlatform() {
    assertThat(TableHome.folder(Map.of("REPRISE_HOME", "/x"), "Linux", "/home/u"))
        .isEqualTo(Path.of("/x"));
    assertThat(TableHome.folder(Map.of(), "Linux", "/home/u"))
        .isEqualTo(Path.of("/home/u/.local/share/reprise"));
    assertThat(TableHome.folder(Map.of("XDG_DATA_HOME", "/d"), "Linux", "/home/u"))
        .isEqualTo(Path.of("/d/reprise"));
    assertThat(TableHome.folder(Map.of(), "Mac OS X", "/Users/u"))
        .isEqualTo(Path.of("/Users/u/Library/Application Support/reprise"));
    assertThat(TableHome.folder(Map.of("LOCALAPPDATA", "L"), "Windows 11", "u"))
        .isEqualTo(Path.of("L", "reprise"));
  }
}
