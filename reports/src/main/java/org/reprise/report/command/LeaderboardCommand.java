package org.reprise.report.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.reprise.report.cli.CliCommand;
import org.reprise.report.cli.Reprise;
import org.reprise.report.leaderboard.LeaderboardText;
import org.reprise.report.leaderboard.StudyReader;
import org.reprise.report.page.ReportFolder;
import org.reprise.reproduction.benchmark.Benchmark;
import org.reprise.reproduction.benchmark.Protocols;
import org.reprise.reproduction.experiment.Experiment;
import org.reprise.reproduction.experiment.ExperimentRunner;
import org.reprise.reproduction.result.ResultWriter;
import org.reprise.reproduction.result.Results;
import org.reprise.search.AlgorithmProvider;
import org.reprise.search.Algorithms;
import org.reprise.search.Budget;
import org.reprise.space.InvalidInputException;
import org.reprise.table.Table;
import org.reprise.table.store.TableHome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code reprise leaderboard}: runs methods on tables and writes the report. The runs stay in the
 * folder {@code runs} of the report: a killed command goes on where it stopped.
 */
@Command(name = "leaderboard", description = "Run methods on tables and write a report to look at.")
public final class LeaderboardCommand implements CliCommand, Callable<Integer> {
  /** The control that no report goes without. */
  private static final String CONTROL = "random-search";

  private static final String ALL = "all";

  @Spec private CommandSpec spec;

  @Option(
      names = "--table",
      paramLabel = "TABLE",
      split = ",",
      description = "A table of 'reprise list tables'; may be given more than once.")
  private List<String> tables = new ArrayList<>();

  @Option(
      names = "--protocol",
      paramLabel = "NAME",
      description = "How it is searched and scored; default: the first that fits the table.")
  private String protocol;

  @Option(
      names = "--methods",
      paramLabel = "METHOD",
      split = ",",
      description =
          "Methods of 'reprise list algorithms', with parameters as name:parameter=value, or all;"
              + " random-search is always added. Default: ${DEFAULT-VALUE}.",
      defaultValue = "random-search,regularized-evolution,local-search,reinforce")
  private List<String> methods;

  @Option(
      names = "--budget",
      paramLabel = "BUDGET",
      description = "Evaluations (300) or simulated seconds (12000s); default: the protocol's.")
  private String budget;

  @Option(names = "--seeds", paramLabel = "N", description = "Runs of each; default: 100.")
  private int seeds = 100;

  @Option(names = "--master-seed", paramLabel = "N", description = "Default: 0.")
  private long masterSeed;

  @Option(names = "--threads", paramLabel = "N", description = "Default: all processors.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--out", paramLabel = "DIR", description = "Default: leaderboard.")
  private Path out = Path.of("leaderboard");

  @Override
  public Integer call() throws IOException {
    Budget limit = budget == null ? null : Budget.parse(budget);
    if (threads < 1) {
      throw new InvalidInputException("threads must be 1 or more, not " + threads);
    }
    methods.stream()
        .filter(method -> !method.equals(ALL))
        .forEach(method -> Algorithms.named(method.strip().replaceAll(":.*", "")));
    List<Benchmark> benchmarks = benchmarks();
    Experiment experiment =
        Experiment.of(benchmarks, methods(benchmarks), limit, seeds, masterSeed);
    Path runs = out.resolve("runs");
    ResultWriter.check(runs, experiment.identity());

    PrintWriter err = spec.commandLine().getErr();
    try (RunProgress progress = new RunProgress(err)) {
      new ExperimentRunner(experiment, threads, progress).run(runs, commandLine());
    }
    ReportFolder report = new ReportFolder(StudyReader.of(Results.read(runs), benchmarks));
    report.write(out);
    PrintWriter terminal = spec.commandLine().getOut();
    terminal.print(LeaderboardText.write(report.leaderboards()));
    terminal.println();
    terminal.println("Report: " + out.resolve("index.html"));
    return Reprise.DONE;
  }

  private List<String> commandLine() {
    List<String> words = new ArrayList<>();
    words.add("leaderboard");
    words.addAll(spec.commandLine().getParseResult().originalArgs());
    return words;
  }

  private List<Benchmark> benchmarks() throws IOException {
    TableHome home = TableHome.ofUser();
    List<String> names = tables.isEmpty() ? List.of(usualTable(home)) : tables;
    List<Benchmark> benchmarks = new ArrayList<>();
    for (String name : names) {
      Table table = home.open(name.strip());
      benchmarks.add(
          protocol == null ? Benchmark.of(table) : Protocols.named(protocol, table).on(table));
    }
    return benchmarks;
  }

  /** The first table for which a paper's protocol is known, else the first of all. */
  private static String usualTable(TableHome home) throws IOException {
    List<String> names = home.names();
    for (String name : names) {
      if (!Protocols.usual(home.open(name)).name().equals(Protocols.INFERRED)) {
        return name;
      }
    }
    if (names.isEmpty()) {
      throw new InvalidInputException(
          "there is no table yet; import one, see 'reprise table import --help'");
    }
    return names.get(0);
  }

  private List<String> methods(List<Benchmark> benchmarks) {
    List<String> chosen = new ArrayList<>();
    for (String method : methods) {
      if (method.equals(ALL)) {
        Algorithms.all().values().stream()
            .filter(
                provider ->
                    benchmarks.stream().allMatch(b -> provider.unsupported(b.space()).isEmpty()))
            .map(AlgorithmProvider::name)
            .filter(name -> !chosen.contains(name))
            .forEach(chosen::add);
      } else {
        chosen.add(method.strip());
      }
    }
    if (!chosen.contains(CONTROL)) {
      chosen.add(CONTROL);
    }
    return chosen;
  }
}
