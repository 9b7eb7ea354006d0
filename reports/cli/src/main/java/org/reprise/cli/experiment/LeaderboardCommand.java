package org.reprise.cli.experiment;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.reprise.cli.CliCommand;
import org.reprise.cli.OutputFolder;
import org.reprise.cli.Reprise;
import org.reprise.report.figure.FigureFormat;
import org.reprise.report.leaderboard.LeaderboardText;
import org.reprise.report.leaderboard.StudyReader;
import org.reprise.report.page.ReportFolder;
import org.reprise.reproduction.claim.RecordedVerdicts;
import org.reprise.reproduction.experiment.EarlyEnds;
import org.reprise.reproduction.experiment.Experiment;
import org.reprise.reproduction.experiment.ExperimentRunner;
import org.reprise.reproduction.result.ResultWriter;
import org.reprise.reproduction.result.Results;
import org.reprise.search.Budget;
import org.reprise.search.work.Workers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  /** Enough for the report to say who is best at 50, 150 and 300 evaluations. */
  private static final Budget USUAL = Budget.evaluations(300);

  @Spec private CommandSpec spec;

  @Mixin private ExperimentOptions options;

  @Mixin private FigureOptions figures;

  @Option(names = "--out", paramLabel = "DIR", description = "Default: leaderboard.")
  private Path out = Path.of("leaderboard");

  @Override
  public Integer call() throws IOException {
    OutputFolder.requireOwn(out, ReportFolder.INDEX, ReportFolder.MARK);
    try (ExperimentOptions opened = options) {
      return run(opened);
    }
  }

  private int run(ExperimentOptions opened) throws IOException {
    Set<FigureFormat> formats = figures.formats();
    Experiment experiment = opened.experiment(List.of(CONTROL), USUAL, out.resolve("runs"));
    Path runs = out.resolve("runs");
    ResultWriter.check(runs, experiment.identity());

    PrintWriter err = spec.commandLine().getErr();
    try (Workers workers = opened.workers(err);
        RunProgress progress = new RunProgress(err, workers)) {
      new ExperimentRunner(experiment, workers, progress).run(runs, CommandWords.of(spec));
    }
    Results results = Results.read(runs);
    EarlyEnds.of(experiment, results.runs()).forEach(line -> err.println("reprise: " + line));
    RecordedVerdicts recorded = RecordedVerdicts.ofUser();
    recorded.damages().forEach(line -> err.println("reprise: " + line));
    RunProgress.saying(err, "reading the runs and comparing the methods");
    ReportFolder report = new ReportFolder(StudyReader.of(results, opened.benchmarks()), recorded);
    RunProgress.saying(err, "writing the report");
    report.write(out, formats);
    PrintWriter terminal = spec.commandLine().getOut();
    opened.notes().forEach(terminal::println);
    terminal.print(LeaderboardText.write(report.leaderboards()));
    terminal.println();
    opened.trainings().ifPresent(terminal::println);
    terminal.println("Report: " + out.resolve("index.html"));
    return Reprise.DONE;
  }
}
