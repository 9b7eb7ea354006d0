package org.reprise.table.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.space.InvalidInputException;
import org.reprise.table.Column;
import org.reprise.table.Query;
import org.reprise.table.SeedChoice;
import org.reprise.table.Series;
import org.reprise.table.SharedData;
import org.reprise.table.Table;

class NasBenchMacroImporterTest {
  @TempDir Path folder;

  private static Table read(Path file) throws IOException {
    return new NasBenchMacroImporter().read(ImportRequest.of("macro", file));
  }

  private void assertRefused(String json, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("macro.json"), json);
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("macro.json: line 1, column ")
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }

  @Test
  void theOfficialFile() throws IOException {
    Table table = read(SharedData.path("nas-bench-macro_cifar10.json"));
    assertThat(table.rows()).isEqualTo(6_561);
    Column accuracy = table.column(new Query("cifar10", "test", "accuracy", 50, SeedChoice.MEAN));
    double sum = 0;
    double greatest = 0;
    for (int row = 0; row < table.rows(); row++) {
      sum += accuracy.value(row);
      greatest = Math.max(greatest, accuracy.value(row));
    }
    // DATA.md: best 22212220 (and others that are the same network), 93.1267; mean of all 90.2466.
    int best = table.row(table.space().parse("22212220"));
    assertThat(accuracy.value(best)).isEqualTo(greatest).isCloseTo(93.1267, within(5e-5));
    assertThat(accuracy.seeds(best)).isEqualTo(3);
    assertThat(sum / table.rows()).isCloseTo(90.2466, within(5e-5));
    assertThat(table.column(Series.cost("cifar10", "params")).value(best)).isEqualTo(1_985_514);
    assertThat(table.column(Series.cost("cifar10", "flops")).value(best)).isEqualTo(85_164_544);
  }

  @Test
  void whatIsNotOfTheFormatIsRefused() throws IOException {
    String good = "\"22212220\": {\"test_acc\": [90, 91, 92], \"mean_acc\": 91, \"params\": 5}";
    assertRefused("[]", "expected an object of architectures");
    assertRefused("{\"2221222\": {}}", "expected an architecture");
    assertRefused(
        "{" + good + ", " + good + "}", "line 1, column 81: expected each field of an object once");
    assertRefused(
        "{\"22212220\": {\"test_acc\": [90, 91, 92], \"mean_acc\": 92}}", "is the mean of its");
    assertRefused("{\"22212220\": {\"test_acc\": [90, \"x\"]}}", "a number test_acc");
    assertRefused("{\"22212220\": {\"test_acc\": [190], \"mean_acc\": 190}}", "from 0 to 100");
    assertRefused("{" + good + "} x", "expected");
    assertRefused("{" + good, "line 1, column 69: expected the rest of the JSON, found the end");
    assertRefused(
        "{\"22212220\": {\"test_acc\": [90, NaN, 92], \"mean_acc\": 91}}",
        "column 35: expected a test_acc of 22212220 from 0 to 100, found NaN");
    assertRefused("{\"22212220\": {\"test_acc\": [90, ?", "expected JSON: Unexpected character");
    assertRefused("\ufeff[]", "line 1, column 5: expected an object of architectures");
    Path empty = Files.writeString(folder.resolve("empty.json"), "{}");
    assertThatThrownBy(() -> read(empty)).hasMessageContaining("found none");
  }
}
