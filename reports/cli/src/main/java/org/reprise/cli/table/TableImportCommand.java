package org.reprise.cli.table;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import org.reprise.cli.JsonOption;
import org.reprise.cli.Reprise;
import org.reprise.cli.SpaceConverter;
import org.reprise.cli.VersionProvider;
import org.reprise.space.SearchSpace;
import org.reprise.table.Table;
import org.reprise.table.importer.CsvOptions;
import org.reprise.table.importer.ImportRequest;
import org.reprise.table.importer.TableImporter;
import org.reprise.table.store.TableHome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reprise table import}: makes a table of the official files of a benchmark, or of CSV. */
@Command(
    name = "import",
    description = "Make a table of the files of a benchmark, or of CSV files.",
    footer = {
      "",
      "Formats: nats-bench (a folder NATS-tss-...-simple or NATS-sss-...-simple), nasbench-101 and"
          + " ec-nas (.tfrecord), nas-bench-macro (.json), csv (plain or .gz). The README of"
          + " nasbench-data says where the files are to be had."
    })
final class TableImportCommand implements Callable<Integer> {
  private static final int BAR_WIDTH = 79;

  @Spec private CommandSpec spec;

  @Option(names = "--format", required = true, description = "The format of the files, see below.")
  private String format;

  @Option(names = "--name", required = true, description = "What the table shall be called.")
  private String name;

  @Option(
      names = "--mapping",
      description = "csv: what the columns mean: a YAML file, or a mapping of Reprise by its name.")
  private Optional<String> mapping;

  @Option(
      names = "--space",
      converter = SpaceConverter.class,
      description = "csv: the space: a name of 'reprise list spaces', or a YAML file.")
  private Optional<SearchSpace> space;

  @Option(
      names = "--dataset",
      description = "csv: the data set of a file; once for each file, in their order.")
  private List<String> datasets = List.of();

  @Option(
      names = "--lower-is-better",
      paramLabel = "COLUMN",
      description =
          "csv: a column, or metric, where less is better though its name does not say so (loss,"
              + " error, seconds, params, latency and the like do); may be repeated.")
  private List<String> lowerIsBetter = List.of();

  @Option(
      names = "--absent",
      paramLabel = "VALUE",
      description =
          "csv: what stands for no value: a number (-1), a text (failed), or a range ('> 100',"
              + " '< 0', '-9..-1'), which counts for accuracies; may be repeated.")
  private List<String> absent = List.of();

  @Option(
      names = "--ignore",
      paramLabel = "COLUMN",
      description = "csv: a column to leave out; may be repeated.")
  private List<String> ignored = List.of();

  @Option(names = "--replace", description = "Replace a table of the same name.")
  private boolean replace;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "The files, or the folder.")
  private List<Path> files;

  @Mixin private JsonOption json;

  @Override
  public Integer call() throws IOException {
    TableHome home = TableHome.ofUser();
    home.requireFree(name, replace);
    TableImporter importer = TableImporter.of(format);
    Table table;
    try (Progress progress = new Progress(spec.commandLine().getErr())) {
      table =
          importer.read(
              new ImportRequest(
                  name,
                  files,
                  new CsvOptions(space, mapping, datasets, lowerIsBetter, absent, ignored),
                  VersionProvider.version(),
                  LocalDate.now(ZoneOffset.UTC).toString(),
                  progress));
    }
    Path file = home.save(table, replace);
    PrintWriter out = spec.commandLine().getOut();
    json.print(
        out,
        TableSummary.of(table, file.toString()),
        summary -> {
          out.println(
              "imported "
                  + summary.architectures()
                  + " architectures of "
                  + summary.space()
                  + ", "
                  + summary.columns().size()
                  + " columns, as table "
                  + name);
          summary.info().notes().forEach(note -> out.println("note: " + note));
          out.println("file: " + file);
        });
    return Reprise.DONE;
  }

  /** A progress bar, where a person looks at the terminal and the import has many steps. */
  private static final class Progress implements ImportRequest.Progress, AutoCloseable {
    private static final long FEW = 100;

    private final PrintWriter err;
    private @Nullable ProgressBar bar;

    Progress(PrintWriter err) {
      this.err = err;
    }

    @Override
    public void at(long done, long total) {
      if (total < FEW || System.console() == null) {
        return;
      }
      if (bar == null) {
        bar =
            new ProgressBarBuilder()
                .setTaskName("import")
                .setInitialMax(total)
                .setUpdateIntervalMillis(200)
                .setConsumer(
                    new DelegatingProgressBarConsumer(
                        line -> {
                          err.print("\r" + line);
                          err.flush();
                        },
                        BAR_WIDTH))
                .build();
      }
      bar.stepTo(done);
    }

    @Override
    public void close() {
      if (bar != null) {
        bar.close();
        err.println();
      }
    }
  }
}
