package org.reprise.cli.experiment;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.reprise.cli.CliCommand;
import org.reprise.cli.OutputFolder;
import org.reprise.cli.Reprise;
import org.reprise.reproduction.experiment.EarlyEnds;
import org.reprise.reproduction.experiment.Experiment;
import org.reprise.reproduction.experiment.ExperimentRunner;
import org.reprise.reproduction.result.ExperimentFile;
import org.reprise.reproduction.result.ResultWriter;
import org.reprise.reproduction.result.Results;
import org.reprise.reproduction.result.ShardMerge;
import org.reprise.search.work.Shard;
import org.reprise.search.work.Workers;
import org.reprise.space.InvalidInputException;
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

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description =
          "Make only every N-th run, from number I on (from 0), for machines that know nothing of"
              + " each other; --merge puts the directories together.")
  private Optional<String> shard = Optional.empty();

  @Option(
      names = "--merge",
      paramLabel = "DIR",
      split = ",",
      description = "Run nothing; put these shards together in --out.")
  private List<Path> parts = List.of();

  @Override
  public Integer call() throws IOException {
    OutputFolder.require(out);
    if (!parts.isEmpty()) {
      return merge();
    }
    try (ExperimentOptions opened = options) {
      return run(opened);
    }
  }

  private int run(ExperimentOptions opened) throws IOException {
    Experiment experiment = opened.experiment(List.of(), null, out);
    Shard share = shard.map(Shard::parse).orElse(Shard.WHOLE);
    ExperimentFile.Identity identity = experiment.identity().of(share);
    ResultWriter.check(out, identity);
    PrintWriter err = spec.commandLine().getErr();
    try (Workers workers = opened.workers(err);
        RunProgress progress = new RunProgress(err, workers)) {
      new ExperimentRunner(experiment, workers, progress).run(out, CommandWords.of(spec), share);
    }
    EarlyEnds.of(experiment, Results.read(out).runs())
        .forEach(line -> err.println("reprise: " + line));
    opened.notes().forEach(spec.commandLine().getOut()::println);
    spec.commandLine()
        .getOut()
        .println(
            share.equals(Shard.WHOLE)
                ? experiment.runs()
                    + " runs in "
                    + out
                    + "; 'reprise report "
                    + out
                    + "' shows them"
                : identity.planned().length
                    + " of "
                    + experiment.runs()
                    + " runs in "
                    + out
                    + "; 'reprise run --merge' puts the shards together");
    opened.trainings().ifPresent(spec.commandLine().getOut()::println);
    return Reprise.DONE;
  }

  private int merge() throws IOException {
    if (shard.isPresent()) {
      throw new InvalidInputException("--merge runs nothing, so it takes no --shard");
    }
    int runs = ShardMerge.merge(parts, out, CommandWords.of(spec));
    spec.commandLine()
        .getOut()
        .println(runs + " runs in " + out + "; 'reprise report " + out + "' shows them");
    return Reprise.DONE;
  }
}
