package org.reprise.cli.experiment;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.reprise.cli.CliCommand;
import org.reprise.cli.OutputFolder;
import org.reprise.cli.Reprise;
import org.reprise.report.figure.FigureFormat;
import org.reprise.report.leaderboard.LeaderboardText;
import org.reprise.report.leaderboard.StudyReader;
import org.reprise.report.page.ReportFolder;
import org.reprise.reproduction.benchmark.Benchmark;
import org.reprise.reproduction.benchmark.Protocol;
import org.reprise.reproduction.benchmark.Protocols;
import org.reprise.reproduction.claim.RecordedVerdicts;
import org.reprise.reproduction.result.ExperimentFile.BenchmarkEntry;
import org.reprise.reproduction.result.MergedResults;
import org.reprise.reproduction.result.Results;
import org.reprise.space.InvalidInputException;
import org.reprise.table.Table;
import org.reprise.table.store.TableHome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reprise report}: the report of a result directory, finished or not. */
@Command(name = "report", description = "Write the report of runs that were made before.")
public final class ReportCommand implements CliCommand, Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DIR",
      arity = "1..*",
      description =
          "Result directories of 'reprise run' or 'serve-search', or folders of leaderboards; of"
              + " several, one report is made.")
  private List<Path> results;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the report goes; default: report, in the result directory if it is one.")
  private Path out;

  @Mixin private FigureOptions figures;

  @Override
  public Integer call() throws IOException {
    if (out == null && results.size() > 1) {
      throw new InvalidInputException("a report of several folders needs --out DIR");
    }
    Set<FigureFormat> formats = figures.formats();
    Path folder = out == null ? results.get(0).resolve("report") : out;
    OutputFolder.requireOwn(folder, ReportFolder.INDEX, ReportFolder.MARK);
    PrintWriter err = spec.commandLine().getErr();
    List<Results> parts = new ArrayList<>();
    for (Path part : results) {
      // The folder of a leaderboard has its runs in a folder of their own.
      Path runs = part.resolve("runs");
      Results read = Results.read(Files.isDirectory(runs) ? runs : part);
      if (!read.gaps().isEmpty()) {
        err.println("reprise: " + part + ": " + read.gaps());
      }
      parts.add(read);
    }
    Results read = parts.size() == 1 ? parts.get(0) : MergedResults.of(parts);
    RecordedVerdicts recorded = RecordedVerdicts.ofUser();
    recorded.damages().forEach(line -> err.println("reprise: " + line));
    RunProgress.saying(err, "reading the runs and comparing the methods");
    ReportFolder report = new ReportFolder(StudyReader.of(read, benchmarks(read)), recorded);
    RunProgress.saying(err, "writing the report");
    report.write(folder, formats);
    PrintWriter terminal = spec.commandLine().getOut();
    terminal.print(LeaderboardText.write(report.leaderboards()));
    terminal.println();
    terminal.println("Report: " + folder.resolve("index.html"));
    return Reprise.DONE;
  }

  /** The benchmarks whose table is at hand and still the same. */
  private static List<Benchmark> benchmarks(Results results) throws IOException {
    TableHome home = TableHome.ofUser();
    List<Benchmark> benchmarks = new ArrayList<>();
    for (BenchmarkEntry entry : results.experiment().identity().benchmarks()) {
      if (home.has(entry.table())) {
        Table table = home.open(entry.table());
        if (table.info().sha256().equals(entry.tableSha256())) {
          benchmarks.add(protocol(entry, table).on(table));
        }
      }
    }
    return benchmarks;
  }

  /** The protocol by which an entry ran: one that is known by its name, or its columns. */
  private static Protocol protocol(BenchmarkEntry entry, Table table) {
    if (Protocols.all().containsKey(entry.protocol())) {
      return Protocols.named(entry.protocol());
    }
    if (entry.protocol().equals(Protocols.INFERRED)) {
      return Protocols.inferred(table);
    }
    return new Protocol(
        entry.protocol(),
        entry.source(),
        "",
        entry.signals().stream()
            .map(
                signal ->
                    new Protocol.Fidelity(
                        signal.epochs(),
                        List.of(signal.accuracy()),
                        signal.seconds().isEmpty() ? List.of() : List.of(signal.seconds()),
                        signal.examples()))
            .toList(),
        entry.scores().entrySet().stream()
            .map(score -> new Protocol.Score(score.getKey(), List.of(score.getValue())))
            .toList(),
        List.of(),
        entry.budget(),
        Map.of(),
        entry.selectsOnTest(),
        entry.deviations(),
        entry.lowerIsBetter().stream()
            .filter(column -> !column.contains(" * -"))
            .map(Protocol::metric)
            .distinct()
            .toList(),
        List.of());
  }
}
