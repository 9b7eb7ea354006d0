package org.reprise.table.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.data.file.Packed;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;
import org.reprise.space.SearchSpaces;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.space.user.UserSpaceFile;
import org.reprise.table.Series;
import org.reprise.table.Table;
import org.reprise.table.importer.CsvOptions;
import org.reprise.table.importer.ImportRequest;

/** CSV files as people have them, rather than as a README asks for them. */
class StrangersCsvTest {
  private static final SearchSpace SPACE =
      UserSpaceFile.parse(
          "{name: tiny, decisions: {kernel: [3, 5, 7], width: [16, 32, 64]}}", "tiny.yaml");
  private static final String[] ARCHITECTURES = {
    "3;16", "3;32", "3;64", "5;16", "5;32", "5;64", "7;16", "7;32", "7;64"
  };

  @TempDir Path folder;

  private Path file(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines), StandardCharsets.UTF_8);
  }

  /** A file with these values of column {@code name}, one for each architecture. */
  private Path column(String file, String name, String... values) throws IOException {
    StringBuilder text = new StringBuilder("arch," + name + "\n");
    for (int i = 0; i < values.length; i++) {
      text.append(ARCHITECTURES[i]).append(',').append(values[i]).append('\n');
    }
    return Files.writeString(folder.resolve(file), text);
  }

  private static Table read(CsvOptions options, Path... files) throws IOException {
    return new CsvImporter()
        .read(new ImportRequest("t", List.of(files), options, "", "", (done, total) -> {}));
  }

  private static Table read(Path... files) throws IOException {
    return read(CsvOptions.of(Optional.of(SPACE), Optional.empty(), List.of()), files);
  }

  private static CsvOptions with(List<String> absent, List<String> ignored) {
    return new CsvOptions(
        Optional.of(SPACE), Optional.empty(), List.of(), List.of(), absent, ignored);
  }

  private static double value(Table table, String series, String architecture) {
    return table.column(Series.parse(series)).value(table.row(SPACE.parse(architecture)));
  }

  private static void assertRefused(String message, Path... files) {
    assertThatThrownBy(() -> read(files))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }

  @Test
  void aFileThatIsCutIsNeverImportedAsComplete() throws IOException {
    String head = "arch,test_acc\n3;16,50\n3;32,51\n";
    byte[] whole = Packed.gzip(head.getBytes(), "3;64,52\n5;16,53\n".getBytes());
    int first = Packed.gzip(head.getBytes()).length;
    Path file = folder.resolve("cut.csv.gz");
    Files.write(file, whole);
    assertThat(read(file).rows()).isEqualTo(4);
    for (int length = 2; length < whole.length; length++) {
      if (length != first) {
        Files.write(file, java.util.Arrays.copyOf(whole, length));
        assertRefused(file + ": expected intact gzip data to the end", file);
      }
    }
  }

  @Test
  void theUnitIsDecidedForEachFile() throws IOException {
    Path ten = file("ten.csv", "arch,valid_acc,test_acc", "3;16,0.87,0.86", "3;32,0.8,0.79");
    Path hundred = file("hundred.csv", "arch,valid_acc,test_acc", "3;16,61,60", "3;32,59.5,60.5");
    Table table = read(ten, hundred);
    assertThat(value(table, "ten/valid/accuracy/0/one", "3;16")).isEqualTo(87);
    assertThat(value(table, "ten/test/accuracy/0/one", "3;32")).isEqualTo(79);
    assertThat(value(table, "hundred/valid/accuracy/0/one", "3;32")).isEqualTo(59.5);
    assertThat(table.info().notes())
        .containsExactly(
            "column valid_acc of ten.csv is taken as fractions and stored in percent",
            "column test_acc of ten.csv is taken as fractions and stored in percent");
  }

  @Test
  void theUnitIsDecidedForEachDataSetOfAFile() throws IOException {
    Table table =
        read(
            file(
                "both.csv",
                "arch,dataset,test_acc",
                "3;16,ten,0.87",
                "3;16,hundred,61",
                "3;32,ten,1",
                "3;32,hundred,60"));
    assertThat(value(table, "ten/test/accuracy/0/one", "3;16")).isEqualTo(87);
    assertThat(value(table, "ten/test/accuracy/0/one", "3;32")).isEqualTo(100);
    assertThat(value(table, "hundred/test/accuracy/0/one", "3;32")).isEqualTo(60);
  }

  @Test
  void contradictoryUnitsAreRefused() throws IOException {
    assertRefused(
        "mix.csv: line 2: column valid_acc looks like fractions (at most 0.88), column test_acc"
            + " like percent (up to 87.0)",
        file("mix.csv", "arch,valid_acc,test_acc", "3;16,0.88,87", "3;32,0.8,79"));
    assertRefused(
        "half.csv: line 3: column test_acc mixes fractions and percent: 4 of 9 values are at most"
            + " 1, the greatest is 88.0",
        column("half.csv", "test_acc", "80", ".81", "82", ".83", "84", ".85", "86", ".87", "88"));
  }

  @Test
  void aStrayFractionAmongPercentsIsKeptAndNamed() throws IOException {
    Table table =
        read(column("s.csv", "test_acc", "80", "81", "0.81", "83", "84", "85", "86", "87", "0"));
    assertThat(value(table, "s/test/accuracy/0/one", "3;64")).isEqualTo(0.81);
    assertThat(table.info().notes())
        .containsExactly(
            "column test_acc of s.csv is in percent; 1 value stands out as at most 1 and is kept as"
                + " percent: line 4: 0.81");
  }

  @ParameterizedTest
  @CsvSource({
    "validation_accuracy, valid/accuracy/0/one",
    "val_acc, valid/accuracy/0/one",
    "Val Acc, valid/accuracy/0/one",
    "valAcc, valid/accuracy/0/one",
    "val-acc-12, valid/accuracy/12/one",
    "validation_accuracy_epoch_12, valid/accuracy/12/one",
    "val_acc@200, valid/accuracy/200/one",
    "test_acc_200ep_mean, test/accuracy/200/mean",
    "mean_test_acc, test/accuracy/0/mean",
    "Test Accuracy, test/accuracy/0/one",
    "accuracy_test, test/accuracy/0/one",
    "acc_on_test_seed_3, test/accuracy/0/3",
    "test_top1, test/accuracy/0/one",
    "test_acc_200_seed777, test/accuracy/200/777",
    "training_loss_12, train/loss/12/one",
    "test_error, test/error/0/one",
    "train_seconds_12, -/train_seconds/12/-",
    "training_time_s, -/train_seconds/0/-",
    "num_params, -/params/0/-",
    "synflow, -/synflow/0/-",
    "test_acc_std, -/test_acc_std/0/-"
  })
  void theUsualSpellingsAreKnown(String column, String series) throws IOException {
    Table table = read(column("d.csv", column, "50", "60"));
    assertThat(table.series().stream().map(Series::toString)).containsExactly("d/" + series);
  }

  @Test
  void twoSpellingsOfOneSeriesAreRefused() throws IOException {
    Path two = file("two.csv", "arch,val_acc,valid_accuracy", "3;16,50,60");
    assertRefused("two.csv: line 1: columns val_acc and valid_accuracy would be the same", two);
    assertThat(read(with(List.of(), List.of("val_acc")), two).series()).hasSize(1);
  }

  @Test
  void theIndexThatPandasWritesIsLeftOut() throws IOException {
    Table table = read(file("p.csv", ",arch,test_acc", "0,3;16,50", "1,3;32,60", "2,3;64,70"));
    assertThat(table.series().stream().map(Series::toString))
        .containsExactly("p/test/accuracy/0/one");
    assertThat(table.info().notes())
        .containsExactly("the column without a name, which counts the rows, is left out");
    Table indexed = read(file("q.csv", ",test_acc", "3;16,50", "3;32,60"));
    assertThat(value(indexed, "q/test/accuracy/0/one", "3;32")).isEqualTo(60);
    assertThat(read(file("r.csv", "arch,test_acc,", "3;16,50,", "3;32,60,")).series()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {";", "\t", ","})
  void theSeparatorIsFound(String separator) throws IOException {
    String[] lines = {"arch,valid_acc,test_acc", "\"5,32\",64.03,85.42", "\"3,16\",82.91,67.65"};
    for (int i = 0; i < lines.length; i++) {
      lines[i] = lines[i].replace(",", separator).replace("5" + separator, "5,");
      lines[i] = lines[i].replace("\"3" + separator + "16\"", "\"3,16\"");
    }
    Table table = read(file("s.csv", lines));
    assertThat(value(table, "s/valid/accuracy/0/one", "5,32")).isEqualTo(64.03);
    assertThat(value(table, "s/test/accuracy/0/one", "3,16")).isEqualTo(67.65);
  }

  @Test
  void excelMaySayItsSeparatorAndBeginWithAByteOrderMark() throws IOException {
    Path excel = folder.resolve("e.csv");
    Files.writeString(excel, "\ufeffsep=;\r\n\"arch\";test_acc\r\n\"3,16\";50\r\n\"3,32\";x\r\n");
    assertRefused("e.csv: line 4: column test_acc: expected a number, found 'x'", excel);
    Files.writeString(excel, "\ufeff\"arch\",\"test_acc\"\r\n3;16,50\r\n");
    assertThat(value(read(excel), "e/test/accuracy/0/one", "3;16")).isEqualTo(50);
    Files.writeString(excel, "arch;test_acc\n\"3,16\";50,5\n");
    assertRefused("line 2: column test_acc: expected a number, found '50,5'; decimals", excel);
  }

  @Test
  void minusOneStandsForNoneWhereNothingCanBeNegative() throws IOException {
    Table table =
        read(file("m.csv", "arch,test_acc,train_seconds,zc", "3;16,-1,-1,-1", "3;32,60,5,2"));
    assertThat(value(table, "m/test/accuracy/0/one", "3;16")).isNaN();
    assertThat(value(table, "m/-/train_seconds/0/-", "3;16")).isNaN();
    assertThat(value(table, "m/-/zc/0/-", "3;16")).isEqualTo(-1);
    assertThat(table.info().notes())
        .containsExactly(
            "column test_acc: 1 value is taken as absent (m.csv line 2: -1)",
            "column train_seconds: 1 value is taken as absent (m.csv line 2: -1)");
  }

  @Test
  void negativeSecondsAreRefusedWithTheirLine() throws IOException {
    assertRefused(
        "n.csv: line 3: column train_seconds: expected train_seconds of at least 0, found -5",
        column("n.csv", "train_seconds", "5", "-5"));
  }

  @Test
  void aDivergedRowIsRefusedUntilARangeSaysThatItIsAbsent() throws IOException {
    Path diverged =
        file("v.csv", "arch,test_acc,params", "3;16,50,900", "3;32,1e8,901", "3;64,failed,902");
    assertRefused(
        "v.csv: line 3: column test_acc: expected an accuracy from 0 to 100 percent, found"
            + " 100000000; if it stands for none, say so by --absent, such as --absent '> 100'",
        diverged);
    Table table = read(with(List.of("> 100", "failed"), List.of()), diverged);
    assertThat(value(table, "v/test/accuracy/0/one", "3;16")).isEqualTo(50);
    assertThat(value(table, "v/test/accuracy/0/one", "3;32")).isNaN();
    assertThat(value(table, "v/test/accuracy/0/one", "3;64")).isNaN();
    assertThat(value(table, "v/-/params/0/-", "3;32")).as("no accuracy").isEqualTo(901);
    assertThat(table.info().notes())
        .containsExactly(
            "column test_acc: 2 values are taken as absent (the first in v.csv line 3: 1e8)");
  }

  @Test
  void aMappingSaysWhatIsAbsentInWhichColumn() throws IOException {
    Path mapping =
        file(
            "m.yaml",
            "architecture: arch",
            "columns: {a: test/accuracy/0/one, p: -/params/0/-}",
            "absent: {a: ['> 100', '-9..-1'], p: '< 1'}");
    CsvOptions options =
        CsvOptions.of(Optional.of(SPACE), Optional.of(mapping.toString()), List.of());
    Table table = read(options, file("m.csv", "arch,a,p", "3;16,1e3,0", "3;32,-5,7", "3;64,8,9"));
    assertThat(value(table, "m/test/accuracy/0/one", "3;16")).isNaN();
    assertThat(value(table, "m/test/accuracy/0/one", "3;32")).isNaN();
    assertThat(value(table, "m/-/params/0/-", "3;16")).isNaN();
    assertThat(value(table, "m/-/params/0/-", "3;32")).isEqualTo(7);
    assertThatThrownBy(
            () ->
                MappingFile.parse("{architecture: a, columns: {b: a/b/1/-}, absent: ['> x']}", "y"))
        .hasMessageContaining("y, line 1: absent: '> x' is no range");
    assertThatThrownBy(
            () ->
                MappingFile.parse("{architecture: a, columns: {b: a/b/1/-}, absent: {c: 1}}", "y"))
        .hasMessageContaining("absent names 'c', which is none of the columns b");
  }

  @Test
  void aDamagedColumnIsCalledDamagedNotText() throws IOException {
    Path damaged = file("z.csv", "arch,test_acc,zc", "3;16,50,1", "3;32,60,2", "3;64,70,O.5");
    assertRefused(
        "z.csv: line 4: column zc is damaged: expected a number as in the other rows, found 'O.5'",
        damaged);
    assertThat(read(with(List.of(), List.of("zc")), damaged).series()).hasSize(1);
    assertThat(read(with(List.of("O.5"), List.of()), damaged).series()).hasSize(2);
    assertRefused(
        "i.csv: line 3: column test_acc: expected a number, found 'inf'",
        column("i.csv", "test_acc", "50", "inf"));
    assertRefused(
        "j.csv: line 3: column zc is damaged: expected a number as in the other rows, found '-inf'",
        column("j.csv", "zc", "50", "-inf"));
    assertRefused(
        "line 2: column zc: expected a number, found '1e999', which is infinite",
        column("k.csv", "zc", "1e999"));
  }

  @Test
  void textThatIsNotUtf8IsFoundInItsLine() throws IOException {
    Path file = folder.resolve("latin.csv");
    String lines = "3;16,50,ok\n".repeat(5000) + "3;16,50,caf\u00e9\n3;16,50,ok\n";
    Files.write(file, ("arch,test_acc,who\n" + lines).getBytes(StandardCharsets.ISO_8859_1));
    assertRefused(file + ": line 5002: expected UTF-8 text", file);
  }

  @Test
  void theKeysOfNasBenchGraphAreReadByItsMapping() throws IOException {
    SearchSpace space = UserSpaceFile.read(Path.of("spaces", "nas-bench-graph.yaml"));
    CsvOptions options =
        CsvOptions.of(Optional.of(space), Optional.of("nas-bench-graph"), List.of());
    Table table =
        read(
            options,
            file(
                "cora.csv",
                "key,valid_perf,perf,latency,para",
                "0,0.5,0.4,1,2",
                "1123,0.75,0.7,1,2",
                "81234,0.81,0.8,1,2"));
    assertThat(table.rows()).isEqualTo(3);
    Series valid = Series.parse("cora/valid/accuracy/0/one");
    // 1123 is 01123: arrangement 0 of gcn, gcn, gin, cheb; 81234 is the chain of gcn, gin, ...
    assertThat(table.column(valid).value(table.row(space.parse("0000,gcn,gcn,gin,cheb"))))
        .isEqualTo(75);
    assertThat(table.column(valid).value(table.row(space.parse("0123,gcn,gin,cheb,sage"))))
        .isEqualTo(81);
    assertThat(table.column(valid).value(table.row(space.parse("0000,gat,gat,gat,gat"))))
        .isEqualTo(50);
  }

  @Test
  void aColumnMayHoldOfficialNumbers() throws IOException {
    Path csv = file("i.csv", "official_index,test_acc", "0,50", "12,60");
    SearchSpace cells = SearchSpaces.named("nasbench201");
    Table table = read(CsvOptions.of(Optional.of(cells), Optional.empty(), List.of()), csv);
    assertThat(table.column(Series.parse("i/test/accuracy/0/one")).value(1)).isEqualTo(60);
    assertThat(table.architecture(1)).isEqualTo(((NasBench201) cells).byOfficialIndex(12));
    Path mapping =
        file(
            "n.yaml",
            "space: nats-bench-size",
            "architecture: n",
            "columns: {t: test/accuracy/90/one}");
    Table sizes =
        read(
            CsvOptions.of(Optional.empty(), Optional.of(mapping.toString()), List.of()),
            file("n.csv", "n,t", "9,50"));
    assertThat(sizes.space().format(sizes.architecture(0))).isEqualTo("8:8:8:16:16");
    assertThatThrownBy(
            () ->
                read(
                    CsvOptions.of(Optional.empty(), Optional.of(mapping.toString()), List.of()),
                    file("o.csv", "n,t", "9,50", "40000,51")))
        .hasMessageContaining("o.csv: line 3: no NATS-Bench size architecture 40000");
  }

  @Test
  void genotypesAreReadAsDartsPrintsThem() throws IOException {
    String cell = "[('skip_connect', 0), ('sep_conv_3x3', 1)";
    String edges = cell + ", ('sep_conv_3x3', 0), ('sep_conv_3x3', 1)".repeat(3) + "]";
    Path csv =
        file(
            "g.csv",
            "genotype,test_acc",
            "\"Genotype(normal="
                + edges
                + ", normal_concat=range(2, 6), reduce="
                + edges
                + ", reduce_concat=range(2, 6))\",97.2");
    Table table = read(CsvOptions.NONE, csv);
    assertThat(table.space().name()).isEqualTo("darts");
    assertThat(table.space().format(table.architecture(0)))
        .startsWith("skip_connect:0 sep_conv_3x3:1 | sep_conv_3x3:0 sep_conv_3x3:1");
  }
}
