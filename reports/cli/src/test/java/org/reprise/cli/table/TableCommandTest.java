package org.reprise.cli.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.reprise.cli.CommandLineTester.output;
import static org.reprise.cli.CommandLineTester.refusal;
import static org.reprise.cli.CommandLineTester.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.cli.CommandLineTester;
import org.reprise.cli.JsonOption;
import org.reprise.cli.Reprise;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

class TableCommandTest {
  private static final String RECORD_0 =
      "|avg_pool_3x3~0|+|nor_conv_1x1~0|skip_connect~1|"
          + "+|nor_conv_1x1~0|skip_connect~1|skip_connect~2|";

  @TempDir Path home;

  @BeforeEach
  void useHome() {
    System.setProperty("reprise.home", home.toString());
  }

  @AfterEach
  void leaveHome() {
    System.clearProperty("reprise.home");
  }

  private static String shared(String name) {
    Path path = Path.of(System.getProperty("reprise.shared", "../shared"), "data", name);
    assumeThat(Files.exists(path)).as("real data %s", path).isTrue();
    return path.toString();
  }

  /** A table of a stranger's space and results. */
  private void importMine() throws IOException {
    Path space =
        Files.write(
            home.resolve("space.yaml"),
            List.of(
                "name: my-net",
                "decisions:",
                "  kernel: [3, 5]",
                "  width: [16, 32]",
                "  pool: [max, avg]",
                "  skip: [yes, no]"));
    Path csv =
        Files.write(
            home.resolve("mine.csv"),
            List.of(
                "arch,valid_acc,test_acc", "\"3,16,max,yes\",81.5,80.25", "\"5,32,avg,no\",82.5,"));
    assertThat(
            output(
                "table",
                "import",
                "--format",
                "csv",
                "--space",
                space.toString(),
                "--name",
                "mine",
                csv.toString()))
        .contains("imported 2 architectures of my-net, 2 columns, as table mine");
  }

  @Test
  void theThreeOfficialRecordsAreImportedAndQueried() {
    String folder = shared("nats-bench/NATS-tss-v1_0-3ffb9-simple");
    assertThat(output("table", "import", "--format", "nats-bench", folder, "--name", "nats-tss"))
        .contains("imported 3 architectures of nasbench201")
        .contains("15,622 are absent");
    String[] query = {
      "table",
      "query",
      "nats-tss",
      "--arch",
      RECORD_0,
      "--dataset",
      "cifar10",
      "--split",
      "test",
      "--seed",
      "mean",
      "--epochs",
      "200"
    };
    assertThat(output(query)).startsWith("85.86");
    assertThat(refusal(java.util.Arrays.copyOf(query, query.length - 2)))
        .contains("there are: 12, 200");
    assertThat(output("table", "verify", "nats-tss")).contains("nats-tss: intact, 3 architectures");
    assertThat(output("list", "tables"))
        .contains("mobile-fashion  8000 architectures of mobile-fashion on fashion14")
        .contains("nats-tss        3 architectures of nasbench201")
        .contains("nb201-fashion   15625 architectures of nasbench201 on fashion14");
    assertThat(output("table", "list", "--json")).contains("\"name\" : \"nats-tss\"");
    assertThat(output("table", "info", "nats-tss"))
        .contains("cifar10 test accuracy: 12 epochs, seed 111; 200 epochs, seed 777 888 999");
  }

  @Test
  void aTableOfOnesOwn() throws IOException {
    importMine();
    assertThat(
            output(
                "table",
                "query",
                "mine",
                "--arch",
                "kernel=5,width=32,pool=avg,skip=no",
                "--dataset",
                "mine",
                "--split",
                "valid",
                "--seed",
                "one"))
        .isEqualTo("82.5" + System.lineSeparator());
    CommandLineTester.Outcome absent =
        run(
            "table",
            "query",
            "mine",
            "--arch",
            "5,32,avg,no",
            "--dataset",
            "mine",
            "--split",
            "test",
            "--seed",
            "mean");
    assertThat(absent.code()).isEqualTo(Reprise.FAILED);
    assertThat(absent.out()).isEmpty();
    assertThat(absent.err()).contains("has no value mine/test/accuracy/0/mean for kernel=5");
    assertThat(output("table", "info", "mine", "--json")).contains("\"absent\" : 14");
  }

  @Test
  void twoTablesAreJoinedAndAskedByOfficialNumber() throws IOException {
    Path accuracy = Files.write(home.resolve("a.csv"), List.of("arch_index,test_acc", "12,90"));
    Path latency = Files.write(home.resolve("l.csv"), List.of("arch_index,latency_ms", "12,7"));
    for (Path csv : List.of(accuracy, latency)) {
      String name = csv.getFileName().toString().substring(0, 1);
      output(
          "table",
          "import",
          "--format",
          "csv",
          "--space",
          "nasbench201",
          "--name",
          name,
          csv.toString());
    }
    assertThat(output("table", "join", "a", "l", "--name", "both"))
        .startsWith("joined a, l: 1 architectures of nasbench201, 2 columns, as table both");
    assertThat(
            output(
                "table",
                "query",
                "both",
                "--arch",
                "12",
                "--metric",
                "latency_ms",
                "--dataset",
                "l"))
        .isEqualTo("7.0" + System.lineSeparator());
    assertThat(output("table", "info", "both"))
        .contains("table a  SHA-256 ")
        .contains("a.csv  SHA-256 ")
        .contains("joined: table l (csv ");
    assertThat(refusal("table", "join", "a", "--name", "c")).contains("TABLE");
    assertThat(refusal("table", "join", "a", "nb201-fashion", "--name", "a"))
        .contains("there is a table 'a' already");
  }

  @Test
  void anExportGoesThroughALinkAndIntoADevice() throws IOException {
    importMine();
    Path real = Files.writeString(home.resolve("real.csv"), "old");
    Path link = Files.createSymbolicLink(home.resolve("link.csv"), real);
    output("table", "export", "mine", "--out", link.toString());
    assertThat(link).isSymbolicLink();
    assertThat(Files.readString(real)).startsWith("arch,mine/test/accuracy/0/one");
    Path full = Path.of("/dev/full");
    assumeThat(Files.isWritable(full)).isTrue();
    assertThat(refusal("table", "export", "mine", "--out", full.toString()))
        .contains("reprise: /dev/full: No space left on device");
    assertThat(refusal("table", "export", "mine", "--out", home.resolve("no/x").toString()))
        .contains(home.resolve("no/x") + ": there is no folder " + home.resolve("no"));
  }

  @Test
  void aWrongValueIsToldWithFileLineAndColumn() throws IOException {
    Path csv =
        Files.write(
            home.resolve("wrong.csv"), List.of("arch,valid_acc", "8:8:8:8:8,50", "8:8:8:8:16,inf"));
    assertThat(refusal("table", "import", "--format", "csv", "--name", "w", csv.toString()))
        .startsWith(
            "reprise: " + csv + ": line 3: column valid_acc: expected a number, found 'inf'");
    output("table", "import", "--format", "csv", "--name", "w", "--absent", "inf", csv.toString());
    assertThat(output("table", "info", "w"))
        .contains("column valid_acc: 1 value is taken as absent");
  }

  @Test
  void jsonHasNoNumberThatIsNone() {
    StringWriter text = new StringWriter();
    new CommandLine(new Numbers()).setOut(new PrintWriter(text, true)).execute("--json");
    assertThat(text.toString().replaceAll("\\s", ""))
        .isEqualTo("{\"absent\":null,\"infinite\":null,\"known\":1.5}");
  }

  @Command(name = "numbers")
  private static final class Numbers implements Runnable {
    @Mixin private JsonOption json;
    @Spec private CommandSpec spec;

    record Values(double absent, Double infinite, double known) {}

    @Override
    public void run() {
      json.print(
          spec.commandLine().getOut(),
          new Values(Double.NaN, Double.POSITIVE_INFINITY, 1.5),
          values -> {});
    }
  }

  @Test
  void anExportIsImportedAsTheSameTable() throws IOException {
    importMine();
    String csv = home.resolve("export.csv.gz").toString();
    assertThat(output("table", "export", "mine", "--out", csv)).isEmpty();
    output(
        "table",
        "import",
        "--format",
        "csv",
        "--name",
        "again",
        "--space",
        home.resolve("space.yaml").toString(),
        csv);
    String[] verified = output("table", "verify", "mine", "again").split("SHA-256 |\\R");
    assertThat(verified[1]).isEqualTo(verified[3]);
    assertThat(output("table", "export", "mine"))
        .startsWith("arch,mine/test/accuracy/0/one,mine/valid/accuracy/0/one\n");
  }

  @Test
  void mistakesAreOneLine() throws IOException {
    assertThat(refusal("table", "info", "none")).contains("no table 'none'").contains("import");
    importMine();
    assertThat(refusal("table", "info", "min")).contains("there are: mine");
    String csv = home.resolve("mine.csv").toString();
    assertThat(refusal("table", "import", "--format", "cvs", "--name", "x", csv))
        .contains("no format 'cvs'; there are: csv, ec-nas, nas-bench-macro");
    assertThat(refusal("table", "import", "--format", "csv", "--name", "mine", csv))
        .contains("there is a table 'mine' already");
    assertThat(refusal("table", "import", "--format", "csv", "--name", "X", csv))
        .contains("'X' is no table name");
    assertThat(refusal("table", "import", "--format", "csv", "--name", "x", csv))
        .contains("mine.csv: line 2: expected an architecture that tells its space");
    assertThat(refusal("table", "import", "--format", "nats-bench", "--name", "x", csv))
        .contains("is a file; expected the folder");
    assertThat(refusal("table", "query", "mine", "--arch", "9,9,9,9", "--dataset", "mine"))
        .contains("decision 'kernel' has no choice '9'");
    assertThat(output("table", "list").lines()).hasSize(3);
  }

  @Test
  void aDamagedTableIsSaidToBeSo() throws IOException {
    importMine();
    Path file = home.resolve("tables").resolve("mine.reprise");
    byte[] bytes = Files.readAllBytes(file);
    bytes[40] ^= 1;
    Files.write(file, bytes);
    assertThat(refusal("table", "verify", "mine"))
        .contains("mine.reprise: byte 24: expected checksum");
    assertThat(output("list", "tables")).contains("damaged: ");
  }
}
