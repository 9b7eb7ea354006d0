package org.reprise.cli.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.reprise.cli.CliCommand;
import org.reprise.cli.Columns;
import org.reprise.cli.JsonOption;
import org.reprise.cli.ListItem;
import org.reprise.cli.Reprise;
import org.reprise.cli.training.BuildScoresCommand;
import org.reprise.cli.training.TableBuildCommand;
import org.reprise.data.file.OutputFile;
import org.reprise.space.InvalidInputException;
import org.reprise.table.Table;
import org.reprise.table.csv.CsvExporter;
import org.reprise.table.store.BuiltInTables;
import org.reprise.table.store.TableHome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reprise table}: the tables of measured architectures. */
@Command(
    name = "table",
    description = "Import, query, check and export tables of measured architectures.",
    subcommands = {
      TableBuildCommand.class,
      BuildScoresCommand.class,
      TableImportCommand.class,
      TableJoinCommand.class,
      TableQueryCommand.class,
      TableFactsCommand.class,
      TablePredictCostsCommand.class
    })
public final class TableCommand implements CliCommand {
  private static final String NAME = "A name of 'reprise table list'.";

  @Spec private CommandSpec spec;

  @Command(name = "list", description = "All tables, one name a line.")
  int list(@Mixin JsonOption json) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    json.print(
        out,
        items(TableHome.ofUser()),
        items ->
            Columns.print(
                out,
                items.stream().map(item -> Map.entry(item.name(), item.description())).toList()));
    return Reprise.DONE;
  }

  /** Every table with what it is; a damaged one with what is wrong with it. */
  public static List<ListItem> items(TableHome home) throws IOException {
    List<ListItem> items = new ArrayList<>();
    for (String name : home.names()) {
      try {
        Table table = home.open(name);
        items.add(
            new ListItem(
                name,
                table.rows()
                    + " architectures of "
                    + table.space().name()
                    + " on "
                    + String.join(", ", table.info().datasets())));
      } catch (InvalidInputException e) {
        items.add(new ListItem(name, "damaged: " + e.getMessage()));
      }
    }
    return items;
  }

  @Command(
      name = "info",
      description = "Columns, origin and SHA-256 of a table, and what to know of it.")
  int info(
      @Parameters(paramLabel = "TABLE", description = NAME) String name, @Mixin JsonOption json)
      throws IOException {
    TableHome home = TableHome.ofUser();
    TableSummary summary =
        TableSummary.of(
            home.open(name), BuiltInTables.has(name) ? "built in" : home.file(name).toString());
    PrintWriter out = spec.commandLine().getOut();
    json.print(out, summary, table -> table.print(out));
    return Reprise.DONE;
  }

  /** What {@code verify} found right. */
  public record Verified(String name, int architectures, int columns, String sha256) {}

  @Command(
      name = "verify",
      description = "Read all of a table and check every checksum, key and its SHA-256.")
  int verify(
      @Parameters(paramLabel = "TABLE", arity = "1..*", description = NAME) List<String> names,
      @Mixin JsonOption json)
      throws IOException {
    List<Verified> verified = new ArrayList<>();
    for (String name : names) {
      Table table = TableHome.ofUser().verify(name);
      verified.add(new Verified(name, table.rows(), table.series().size(), table.info().sha256()));
    }
    PrintWriter out = spec.commandLine().getOut();
    json.print(
        out,
        verified,
        tables ->
            tables.forEach(
                table ->
                    out.println(
                        table.name()
                            + ": intact, "
                            + table.architectures()
                            + " architectures, "
                            + table.columns()
                            + " columns, SHA-256 "
                            + table.sha256())));
    return Reprise.DONE;
  }

  @Command(
      name = "export",
      description = "Write a table as CSV, which 'reprise table import --format csv' reads back.")
  int export(
      @Parameters(paramLabel = "TABLE", description = NAME) String name,
      @Option(
              names = "--out",
              paramLabel = "FILE",
              description =
                  "The file to write, packed if it ends in .gz; without it, standard output.")
          Optional<Path> file)
      throws IOException {
    if (file.isPresent()) {
      OutputFile.requireWritable(file.get());
    }
    Table table = TableHome.ofUser().open(name);
    if (file.isPresent()) {
      boolean packed = file.get().getFileName().toString().endsWith(".gz");
      OutputFile.write(file.get(), out -> write(table, out, packed));
    } else {
      CsvExporter.write(table, spec.commandLine().getOut());
    }
    return Reprise.DONE;
  }

  private static void write(Table table, OutputStream out, boolean packed) throws IOException {
    if (!packed) {
      writeText(table, out);
      return;
    }
    GZIPOutputStream gzip = new GZIPOutputStream(out);
    writeText(table, gzip);
    gzip.finish();
  }

  private static void writeText(Table table, OutputStream out) throws IOException {
    Writer text = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
    CsvExporter.write(table, text);
    text.flush();
  }
}
