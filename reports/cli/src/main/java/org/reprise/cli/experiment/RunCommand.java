package org.reprise.cli.experiment;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.reprise.cli.CliCommand;
import org.reprise.cli.OutputFolder;
import org.reprise.cli.Reprise;
import org.reprise.reproduction.experiment.EarlyEnds;
import org.reprise.reproduction.experiment.Experiment;
import org.reprise.reproduction.experiment.ExperimentRunner;
import org.reprise.reproduction.result.ResultWriter;
import org.reprise.reproduction.result.Results;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code reprise run}: runs methods on tables and keeps what they did, without a report.
 * Interrupted and called again it goes on where it stopped.
 */
@Command(
    name = "run",
    description = "Run methods on tables and keep the results; called again, it resumes.")
public final class RunCommand implements CliCommand, Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private ExperimentOptions options;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "The result directory: new, empty, or of the same experiment.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    OutputFolder.require(out);
    try (ExperimentOptions opened = options) {
      return run(opened);
    }
  }

  private int run(ExperimentOptions opened) throws IOException {
    Experiment experiment = opened.experiment(List.of(), null, out);
    ResultWriter.check(out, experiment.identity());
    try (RunProgress progress = new RunProgress(spec.commandLine().getErr())) {
      new ExperimentRunner(experiment, opened.threads(), progress).run(out, CommandWords.of(spec));
    }
    PrintWriter err = spec.commandLine().getErr();
    EarlyEnds.of(experiment, Results.read(out).runs())
        .forEach(line -> err.println("reprise: " + line));
    opened.notes().forEach(spec.commandLine().getOut()::println);
    spec.commandLine()
        .getOut()
        .println(
            experiment.runs() + " runs in " + out + "; 'reprise report " + out + "' shows them");
    opened.trainings().ifPresent(spec.commandLine().getOut()::println);
    return Reprise.DONE;
  }
}
