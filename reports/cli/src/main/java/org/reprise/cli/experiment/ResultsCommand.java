package org.reprise.cli.experiment;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.reprise.claim.NotAvailableException;
import org.reprise.cli.CliCommand;
import org.reprise.cli.ClusterOptions;
import org.reprise.cli.OutputFolder;
import org.reprise.cli.Reprise;
import org.reprise.report.results.Article;
import org.reprise.report.results.GroundMaker;
import org.reprise.report.results.PaperMaker;
import org.reprise.report.results.PaperResults;
import org.reprise.report.results.ResultsFolder;
import org.reprise.reproduction.benchmark.TableBenchmark;
import org.reprise.reproduction.claim.RecordedVerdicts;
import org.reprise.reproduction.claim.TargetTables;
import org.reprise.reproduction.claim.Targets;
import org.reprise.reproduction.result.Results;
import org.reprise.search.Algorithms;
import org.reprise.search.work.Workers;
import org.reprise.space.InvalidInputException;
import org.reprise.table.store.BuiltInTables;
import org.reprise.table.store.TableHome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code reprise results}: the pages that are kept in the repository, made from runs and from
 * recorded verdicts. What the work folder holds is not run again.
 */
@Command(
    name = "results",
    description = "Make the pages of results that are kept in the repository.",
    footer = {
      "",
      "Grounds are run one after the other, those whose tables are at hand; a ground that is not"
          + " named keeps its page. The work folder has a result directory for each method of a"
          + " ground, GROUND/runs/METHOD, and takes what 'reprise correlate GROUND --supernet ..."
          + " --json' printed as GROUND/supernets/NAME.json."
    })
public final class ResultsCommand implements CliCommand, Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--out", paramLabel = "DIR", description = "Default: docs/results.")
  private Path out = Path.of("docs", "results");

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = "Where runs are kept and found again; default: in REPRISE_HOME.")
  private Optional<Path> work = Optional.empty();

  @Option(
      names = "--grounds",
      paramLabel = "GROUND",
      split = ",",
      description = "Grounds to run and to make anew; default: all whose tables are at hand.")
  private List<String> grounds = List.of();

  @Option(
      names = "--methods",
      paramLabel = "METHOD",
      split = ",",
      description =
          "Methods to run where they suit the ground: names, all, or quick. Default:"
              + " ${DEFAULT-VALUE}.",
      defaultValue = MethodChoice.QUICK)
  private List<String> methods;

  @Option(names = "--seeds", paramLabel = "N", description = "Runs of each; default: 20.")
  private int seeds = 20;

  @Option(names = "--master-seed", paramLabel = "N", description = "Default: 0.")
  private long masterSeed;

  @Option(names = "--threads", paramLabel = "N", description = "Default: all processors.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--no-runs",
      description = "Run nothing: make the pages of what the work folder holds.")
  private boolean noRuns;

  @Option(
      names = "--check",
      description =
          "Write nothing: say which pages differ from their data, and whether the page of papers"
              + " has the verdicts of today; code 1 if there is anything to say.")
  private boolean check;

  @Mixin private ClusterOptions cluster;

  @Override
  public Integer call() throws IOException {
    if (threads < 1 || seeds < 1) {
      throw new InvalidInputException(
          (threads < 1 ? "threads" : "seeds")
              + " must be 1 or more, not "
              + Math.min(threads, seeds));
    }
    methods.stream()
        .filter(method -> !MethodChoice.isGroup(method))
        .forEach(method -> Algorithms.named(method.strip().replaceAll(":.*", "")));
    List<ResultsGround> chosen = ResultsGround.of(grounds);
    ResultsFolder folder = ResultsFolder.read(out);
    PrintWriter terminal = spec.commandLine().getOut();
    if (check) {
      return check(folder, terminal);
    }
    OutputFolder.requireOwn(out, ResultsFolder.INDEX, ResultsFolder.MARK);
    TargetTables tables = TargetTables.ofUser();
    for (ResultsGround ground : chosen) {
      TableBenchmark benchmark;
      try {
        benchmark = tables.benchmark(ground.protocol());
      } catch (NotAvailableException e) {
        terminal.println(ground.name() + ": left as it is, " + e.getMessage());
        continue;
      }
      make(ground, benchmark, folder, terminal);
    }
    folder.put(papers());
    folder.write(out);
    folder
        .brief(BuiltInTables.NB201_FASHION, out.toString().replace('\\', '/') + "/")
        .forEach(terminal::println);
    terminal.println("Pages: " + out.resolve(ResultsFolder.INDEX));
    return Reprise.DONE;
  }

  private void make(
      ResultsGround ground, TableBenchmark benchmark, ResultsFolder folder, PrintWriter terminal)
      throws IOException {
    Path kept =
        work.orElseGet(() -> TableHome.ofUser().folder().resolveSibling("results"))
            .resolve(ground.name());
    GroundRuns runs = new GroundRuns(benchmark, kept);
    if (!noRuns) {
      OutputFolder.require(kept);
      run(runs);
    }
    Optional<Results> results = runs.results();
    if (results.isEmpty()) {
      terminal.println(ground.name() + ": left as it is, " + kept + " has no finished run");
      return;
    }
    RunProgress.saying(spec.commandLine().getErr(), "comparing the methods on " + ground.name());
    folder.put(
        new GroundMaker(benchmark, results.get())
            .make(ground.name(), runs.notRun(results.get()), runs.supernets(), runs.commits()));
    // After each ground: a command that is killed leaves the pages of those before.
    folder.write(out);
    terminal.println(ground.name() + ": " + results.get().runs().size() + " runs in " + kept);
    terminal.flush();
  }

  private void run(GroundRuns runs) throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    for (String label : runs.labels(methods)) {
      try (Workers workers = cluster.workers(threads, err);
          RunProgress progress = new RunProgress(err, workers)) {
        runs.run(label, seeds, masterSeed, workers, progress, CommandWords.of(spec));
      }
    }
  }

  private static PaperResults papers() throws IOException {
    return new PaperMaker(Article.read(), Targets.all(), RecordedVerdicts.shipped()).make();
  }

  private int check(ResultsFolder folder, PrintWriter terminal) throws IOException {
    if (folder.grounds().isEmpty() && folder.papers().isEmpty()) {
      throw new InvalidInputException(out + " holds no results to check; --out names their folder");
    }
    List<String> different = folder.differences(out);
    different.forEach(file -> terminal.println(out.resolve(file) + " is not what its data say"));
    boolean old = !folder.has(papers());
    if (old) {
      terminal.println(
          out
              + ": the page of papers has not the verdicts of today; './reprise results --no-runs'"
              + " makes it anew");
    }
    return different.isEmpty() && !old ? Reprise.DONE : Reprise.FAILED;
  }
}
