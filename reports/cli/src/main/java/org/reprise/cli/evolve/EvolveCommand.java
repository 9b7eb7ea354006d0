package org.reprise.cli.evolve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reprise.algorithm.automlzero.ProgramExperiment;
import org.reprise.algorithm.automlzero.SearchBench;
import org.reprise.algorithm.automlzero.SearchTask;
import org.reprise.algorithm.automlzero.SearchTasks;
import org.reprise.algorithm.automlzero.program.AddressSpace;
import org.reprise.algorithm.automlzero.program.OutputKind;
import org.reprise.algorithm.automlzero.program.Program;
import org.reprise.algorithm.automlzero.program.ProgramParser;
import org.reprise.algorithm.automlzero.report.RunFiles;
import org.reprise.algorithm.automlzero.report.Simplifier;
import org.reprise.algorithm.automlzero.search.ProgramSearch;
import org.reprise.cli.CliCommand;
import org.reprise.cli.Columns;
import org.reprise.cli.OutputFolder;
import org.reprise.cli.Reprise;
import org.reprise.data.file.SourceFile;
import org.reprise.reproduction.result.FolderLock;
import org.reprise.space.InvalidInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code reprise evolve}: evolves learning algorithms from basic operations (AutoML-Zero). */
@Command(
    name = "evolve",
    description = "Evolve a learning algorithm from basic operations (AutoML-Zero).")
public final class EvolveCommand implements CliCommand, Callable<Integer> {

  private static final int GREATEST_PROGRAM = 1 << 20;

  @Spec private CommandSpec spec;

  @Option(names = "--list", description = "List the tasks.")
  private boolean list;

  @Option(
      names = "--bench",
      description =
          "Measure the speed, beside that of the original C++; with --task that one only.")
  private boolean bench;

  @Option(
      names = "--program",
      paramLabel = "FILE",
      description = "Evaluate this program on the task instead of searching.")
  private Path program;

  @Mixin private EvolveOptions options;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write a page, the program and the progress there; a killed run goes on.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    if (list) {
      list();
    } else if (bench) {
      new SearchBench(5).run(options.task().orElse(""), spec.commandLine().getOut());
    } else if (options.task().isEmpty()) {
      throw new InvalidInputException("evolve needs --task, --list or --bench");
    } else if (program != null) {
      evaluate();
    } else {
      search();
    }
    return Reprise.DONE;
  }

  private void list() {
    List<Map.Entry<String, ?>> lines = new ArrayList<>();
    for (SearchTask each : SearchTasks.all()) {
      lines.add(Map.entry(each.name(), each.description() + " (" + each.source() + ")"));
    }
    Columns.print(spec.commandLine().getOut(), lines);
  }

  private void evaluate() throws IOException {
    OutputKind output = options.chosenTask().settings().space().output();
    Program parsed =
        new ProgramParser(AddressSpace.DEFAULT, output)
            .parse(SourceFile.text(program, GREATEST_PROGRAM));
    ProgramExperiment experiment = options.experiment();
    EvolveOutput words = new EvolveOutput(spec);
    words.fitness(
        experiment.searchFitness(parsed),
        experiment.selectFitness(parsed),
        experiment.testFitness(parsed));
    words.program(new Simplifier(parsed, output, experiment::searchFitness));
  }

  private void search() throws IOException {
    ProgramExperiment experiment = options.experiment();
    long budget = options.budget();
    ProgramSearch.Method method = options.method();
    if (out == null) {
      search(experiment, method, budget, null);
      return;
    }
    OutputFolder.requireOwn(out, "index.html", "<title>AutoML-Zero: ");
    Path checkpoint = out.resolve("checkpoint");
    try (FolderLock lock = FolderLock.of(out)) {
      try {
        if (Files.exists(checkpoint) && ProgramSearch.isDamaged(checkpoint)) {
          Files.delete(checkpoint);
          spec.commandLine()
              .getErr()
              .println(
                  "reprise: checkpoint " + checkpoint + " was damaged: the search begins anew");
        }
        search(experiment, method, budget, checkpoint);
      } finally {
        if (!Files.exists(checkpoint)) {
          lock.discard();
        }
      }
    }
  }

  private void search(
      ProgramExperiment experiment,
      ProgramSearch.Method method,
      long budget,
      @Nullable Path checkpoint)
      throws IOException {
    EvolveOutput words = new EvolveOutput(spec);
    long round = options.settings().roundSize();
    ProgramExperiment.Outcome outcome =
        experiment.run(
            method,
            budget,
            options.threads(),
            checkpoint,
            progress -> words.progress(progress, budget, round));
    SearchTask task = options.chosenTask();
    Simplifier simplifier =
        new Simplifier(
            outcome.candidate().program(),
            task.settings().space().output(),
            experiment::searchFitness);
    words.fitness(outcome.candidate().fitness(), outcome.selectFitness(), outcome.testFitness());
    words.program(simplifier);
    if (out != null) {
      RunFiles.write(out, task, options.seed(), outcome, simplifier, words.provenance());
      spec.commandLine().getOut().println("Page: " + out.resolve("index.html"));
    }
  }
}
