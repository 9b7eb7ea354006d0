package org.reprise.table.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;
import org.reprise.space.user.UserSpaceFile;
import org.reprise.table.Answer;
import org.reprise.table.Direction;
import org.reprise.table.Query;
import org.reprise.table.SeedChoice;
import org.reprise.table.Series;
import org.reprise.table.Table;
import org.reprise.table.importer.ImportRequest;
import org.reprise.table.store.TableStore;

class CsvImporterTest {
  private static final String A = "|none~0|+|none~0|none~1|+|none~0|none~1|skip_connect~2|";
  private static final String B = "|none~0|+|none~0|none~1|+|none~0|none~1|nor_conv_1x1~2|";

  private static final String SPACE =
      """
      name: strangers-net
      decisions:
        kernel: [3, 5, 7]
        width: [16, 32]
        pool: [max, avg]
        skip: [yes, no]
      """;

  @TempDir Path folder;

  private Path file(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines), StandardCharsets.UTF_8);
  }

  private static Table read(Path... files) throws IOException {
    return new CsvImporter().read(ImportRequest.of("t", files));
  }

  private static Table read(Optional<SearchSpace> space, Optional<String> mapping, Path... files)
      throws IOException {
    return new CsvImporter()
        .read(
            new ImportRequest(
                "t", List.of(files), space, mapping, List.of(), "", "", (done, total) -> {}));
  }

  private static void assertRefused(String message, Path... files) {
    assertThatThrownBy(() -> read(files))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message)
        .hasMessageContaining(files[0].toString())
        .hasMessageNotContaining("\n");
  }

  @Test
  void columnNamesSayWhatTheyMean() throws IOException {
    Table table =
        read(
            file(
                "tiny.csv",
                "arch,valid_acc_12,test_acc_200_seed777,test_acc_200_mean,val_loss,"
                    + "train_seconds_12,params,who",
                A + ",63.5,90.25,90.5,0.25,17,1000,me",
                B + ",,80,,,,2000,you"));
    assertThat(table.space().name()).isEqualTo("nasbench201");
    assertThat(table.series().stream().map(Series::toString))
        .containsExactly(
            "tiny/-/params/0/-",
            "tiny/-/train_seconds/12/-",
            "tiny/test/accuracy/200/777",
            "tiny/test/accuracy/200/mean",
            "tiny/valid/accuracy/12/one",
            "tiny/valid/loss/0/one");
    assertThat(table.info().notes())
        .containsExactly("column who is left out: it is not of numbers");
    assertThat(
            table.query(
                table.space().parse(B),
                new Query("tiny", "valid", "accuracy", 12, SeedChoice.MEAN)))
        .isInstanceOf(Answer.Absent.class);
  }

  private record Column2(Table table, String series) {
    double of(String architecture) {
      return table.column(Series.parse(series)).value(table.row(table.space().parse(architecture)));
    }
  }

  @Test
  void severalFilesAreSeveralDataSets() throws IOException {
    Table table =
        read(
            file("one.csv", "arch,test_acc", A + ",50"),
            file("two.csv", "arch,test_acc", B + ",60"));
    assertThat(table.rows()).isEqualTo(2);
    assertThat(table.info().datasets()).containsExactly("one", "two");
    assertThat(table.info().sources()).hasSize(2);
  }

  @Test
  void aSpaceOfOnesOwnTravelsWithItsTable() throws IOException {
    SearchSpace space = UserSpaceFile.parse(SPACE, "space.yaml");
    Path csv =
        file(
            "mine.csv",
            "arch,valid_acc,test_acc",
            "\"3,16,max,yes\",81.5,80.25",
            "\"width=32,kernel=5,skip=no,pool=avg\",82.5,81.25");
    Table table = read(Optional.of(space), Optional.empty(), csv);
    Path stored = folder.resolve("mine.reprise");
    TableStore.write(table, stored);
    Table again = TableStore.verify(stored, "mine");
    assertThat(again.rows()).isEqualTo(2);
    assertThat(again.space().decisions()).isEqualTo(space.decisions());
    assertThat(new Column2(again, "mine/valid/accuracy/0/one").of("5,32,avg,no")).isEqualTo(82.5);
    assertThat(again.info().sha256()).isEqualTo(table.info().sha256());
  }

  @Test
  void anExportReadsBackAsAnEqualTable() throws IOException {
    SearchSpace space = UserSpaceFile.parse(SPACE, "space.yaml");
    Table table =
        Table.builder("t", space)
            .put(
                space.parse("3,16,max,yes"), new Series("a", "test", "accuracy", 5, "1"), 0.1 + 0.2)
            .put(space.parse("5,16,max,yes"), Series.cost("-", "params"), 123456789)
            .put(
                space.parse("7,16,max,yes"),
                Series.cost("-", "energy,_like".replace(",", "")),
                -0.0)
            .put(space.parse("7,32,max,no"), Series.cost("-", "tiny"), Double.MIN_VALUE)
            .put(space.parse("7,32,max,no"), Series.cost("-", "huge"), 1e300)
            .build();
    StringWriter text = new StringWriter();
    CsvExporter.write(table, text);
    Path csv = folder.resolve("export.csv");
    Files.writeString(csv, text.toString());
    Table again = read(Optional.of(space), Optional.empty(), csv);
    assertThat(again.info().sha256()).isEqualTo(table.info().sha256());
  }

  @Test
  void aMappingNamesEveryColumn() throws IOException {
    Path mapping =
        file(
            "m.yaml",
            "space: nasbench201",
            "architecture: \"{cell}\"",
            "dataset: cifar10",
            "absent: [-1]",
            "columns:",
            "  acc: valid/accuracy/12/777 * 100",
            "  lat: other/-/latency_ms/0/- ",
            "ignore: [hash]");
    Path csv = file("c.csv", "hash,cell,acc,lat", "x," + A + ",0.57,-1", "y," + B + ",0.25,2");
    Table table = read(Optional.empty(), Optional.of(mapping.toString()), csv);
    assertThat(new Column2(table, "cifar10/valid/accuracy/12/777").of(A)).isEqualTo(57.0);
    assertThat(new Column2(table, "other/-/latency_ms/0/-").of(A)).isNaN();
    Path unknown = file("u.csv", "cell,acc,lat,more", A + ",0.5,1,1");
    assertThatThrownBy(() -> read(Optional.empty(), Optional.of(mapping.toString()), unknown))
        .hasMessageContaining("found 'more'");
  }

  @Test
  void aMappingSaysWhereLowerIsBetter() throws IOException {
    Path mapping =
        file(
            "low.yaml",
            "space: nasbench201",
            "architecture: cell",
            "columns: {s: valid/score/0/one, t: test/gap/0/one, acc: test/accuracy/0/one}",
            "lower_is_better: [s, gap]");
    Path csv = file("low.csv", "cell,s,t,acc", A + ",1,2,3");
    Table table = read(Optional.empty(), Optional.of(mapping.toString()), csv);
    assertThat(table.info().directions())
        .containsOnly(Map.entry("score", Direction.LOWER), Map.entry("gap", Direction.LOWER));
    Path wrong =
        file(
            "w.yaml",
            "architecture: cell",
            "columns: {s: valid/score/0/one}",
            "lower_is_better: [sc]");
    assertThatThrownBy(
            () ->
                read(
                    Optional.empty(),
                    Optional.of(wrong.toString()),
                    file("w.csv", "cell,s", A + ",1")))
        .hasMessageContaining("lower is better for 'sc', but no column of values is called so");
  }

  @Test
  void mistakesInAMappingNameTheLine() {
    assertThatThrownBy(() -> MappingFile.parse("architecture: a\ncolumms: {}\n", "m.yaml"))
        .hasMessageContaining("m.yaml, line 2: no field 'columms'");
    assertThatThrownBy(() -> MappingFile.parse("columns: {a: valid/accuracy/1/1}", "m.yaml"))
        .hasMessageContaining("the field 'architecture' is missing");
    assertThatThrownBy(
            () -> MappingFile.parse("architecture: a\ncolumns:\n  b: valid/accuracy\n", "m.yaml"))
        .hasMessageContaining("column 'b': 'valid/accuracy' is no column");
    assertThatThrownBy(() -> MappingFile.read("no-such"))
        .hasMessageContaining("no mapping 'no-such'")
        .hasMessageContaining("nasbench201-supernets");
  }

  @Test
  void allMappingsThatComeWithRepriseAreRead() throws IOException {
    for (String name : MappingFile.BUILT_IN) {
      assertThat(MappingFile.read(name).columns()).as(name).isNotEmpty();
    }
  }

  @Test
  void mistakesInAFileNameTheLine() throws IOException {
    assertRefused(
        "line 2: expected 2 comma-separated values as in the header, found 3",
        file("a.csv", "arch,test_acc", A + ",5,6"));
    assertRefused("line 3: not a NAS-Bench", file("b.csv", "arch,test_acc", A + ",5", "|x|,6"));
    assertRefused(
        "line 3: column test_acc: expected a number, found 'x5'",
        file("c.csv", "arch,test_acc", A + ",5", B + ",x5"));
    assertRefused("from 0 to 100 percent", file("d.csv", "arch,test_acc", A + ",101"));
    assertRefused("two values", file("e.csv", "arch,test_acc", A + ",5", A + ",6"));
    assertRefused("a column 'arch'", file("f.csv", "cell,test_acc", A + ",5"));
    assertRefused("'test_acc' twice", file("g.csv", "arch,test_acc,test_acc", A + ",5,5"));
    assertRefused("a header", file("h.csv"));
    assertRefused("fits 0; name the space", file("i.csv", "arch,test_acc", "what,5"));
    assertRefused("closed quotes", file("j.csv", "arch,test_acc", "\"" + A + ",5"));
    assertRefused("fits 0", file("k.csv", "arch,test_acc"));
    Path latin = folder.resolve("l.csv");
    Files.write(latin, "arch,test_acc\n\u00e9,5\n".getBytes(StandardCharsets.ISO_8859_1));
    assertRefused("UTF-8", latin);
    assertThatThrownBy(() -> read(folder.resolve("none.csv"))).hasMessageContaining("no such file");
    assertThatThrownBy(() -> read(folder)).hasMessageContaining("is a folder");
  }

  @Test
  void anEndlessLineIsRefused() throws IOException {
    Path endless = folder.resolve("endless.csv");
    Files.writeString(endless, "arch,test_acc\n" + "x".repeat(3 << 20));
    assertRefused("lines of at most", endless);
  }
}
