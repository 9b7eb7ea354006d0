package org.reprise.cli.evolve;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
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
import org.reprise.algorithm.automlzero.search.Conventions;
import org.reprise.algorithm.automlzero.search.EvaluationSettings;
import org.reprise.algorithm.automlzero.search.EvaluationSettings.Equivalence;
import org.reprise.algorithm.automlzero.search.ProgramSearch;
import org.reprise.algorithm.automlzero.search.Progress;
import org.reprise.algorithm.automlzero.search.SearchSettings;
import org.reprise.algorithm.automlzero.task.ImageTasks;
import org.reprise.cli.CliCommand;
import org.reprise.cli.Columns;
import org.reprise.cli.OutputFolder;
import org.reprise.cli.Reprise;
import org.reprise.cli.VersionProvider;
import org.reprise.data.file.SourceFile;
import org.reprise.data.image.BuiltInImages;
import org.reprise.data.image.ImageSource;
import org.reprise.reproduction.result.FolderLock;
import org.reprise.reproduction.result.Provenance;
import org.reprise.space.InvalidInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code reprise evolve}: evolves learning algorithms from basic operations (AutoML-Zero). */
@Command(
    name = "evolve",
    description = "Evolve a learning algorithm from basic operations (AutoML-Zero).")
public final class EvolveCommand implements CliCommand, Callable<Integer> {

  private static final Map<String, ProgramSearch.Method> METHODS =
      Map.of("evolution", ProgramSearch.Method.EVOLUTION, "random", ProgramSearch.Method.RANDOM);
  private static final Map<String, Equivalence> CACHES =
      Map.of(
          "whole-program",
          Equivalence.WHOLE_PROGRAM,
          "per-task",
          Equivalence.PER_TASK,
          "none",
          Equivalence.NONE);
  private static final Map<String, Conventions> SOURCES =
      Map.of("code", Conventions.CODE, "paper", Conventions.PAPER);

  private static final int GREATEST_PROGRAM = 1 << 20;

  @Spec private CommandSpec spec;

  @Option(names = "--list", description = "List the tasks.")
  private boolean list;

  @Option(
      names = "--bench",
      description =
          "Measure the speed, beside that of the original C++; with --task that one only.")
  private boolean bench;

  @Option(names = "--task", paramLabel = "TASK", description = "What to evolve; see --list.")
  private String task;

  @Option(
      names = "--program",
      paramLabel = "FILE",
      description = "Evaluate this program on the task instead of searching.")
  private Path program;

  @Option(names = "--seed", paramLabel = "N", description = "Decides everything. Default: 1.")
  private long seed = 1;

  @Option(
      names = "--individuals",
      paramLabel = "N",
      description = "Programs to evaluate; default: as the task says.")
  private Long individuals;

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      description = "evolution or random; default: evolution.")
  private String method = "evolution";

  @Option(names = "--islands", paramLabel = "N", description = "Populations; default: 1.")
  private int islands = 1;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that islands share; does not change the result. Default: all.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--cache",
      paramLabel = "KIND",
      description = "How repeated programs are known: whole-program, per-task or none.")
  private String cache = "whole-program";

  @Option(names = "--hurdle", description = "A short training decides on the full one.")
  private boolean hurdle;

  @Option(
      names = "--as",
      paramLabel = "SOURCE",
      description = "Where paper and published code differ: code (default) or paper.")
  private String source = "code";

  @Option(
      names = "--images",
      paramLabel = "NAME",
      description =
          "Images of image tasks: fashion14 (shipped, default), fashion-mnist, mnist, cifar10.")
  private String images = BuiltInImages.NAME;

  @Option(
      names = "--image-folder",
      paramLabel = "DIR",
      description = "Where the files of --images are; default: the usual places.")
  private Path imageFolder;

  @Option(
      names = "--stop-at",
      paramLabel = "FITNESS",
      description = "Stop once a program has this fitness.")
  private double stopAt = Double.POSITIVE_INFINITY;

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
      new SearchBench(5).run(task == null ? "" : task, spec.commandLine().getOut());
    } else if (task == null) {
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
    SearchTask chosen = SearchTasks.named(task);
    OutputKind output = chosen.settings().space().output();
    Program parsed =
        new ProgramParser(AddressSpace.DEFAULT, output)
            .parse(SourceFile.text(program, GREATEST_PROGRAM));
    ProgramExperiment experiment = experiment(chosen);
    Simplifier simplifier = new Simplifier(parsed, output, experiment::searchFitness);
    print(
        experiment.searchFitness(parsed),
        experiment.selectFitness(parsed),
        experiment.testFitness(parsed));
    print(simplifier);
  }

  private void search() throws IOException {
    SearchTask chosen = SearchTasks.named(task);
    ProgramExperiment experiment = experiment(chosen);
    long budget = individuals == null ? chosen.individuals() : individuals;
    if (budget < 1 || threads < 1) {
      throw new InvalidInputException("--individuals and --threads must be 1 or more");
    }
    ProgramSearch.Method searched = chosen("--method", method, METHODS);
    if (out == null) {
      search(chosen, experiment, searched, budget, null);
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
        search(chosen, experiment, searched, budget, checkpoint);
      } finally {
        if (!Files.exists(checkpoint)) {
          lock.discard();
        }
      }
    }
  }

  private void search(
      SearchTask chosen,
      ProgramExperiment experiment,
      ProgramSearch.Method searched,
      long budget,
      Path checkpoint)
      throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    long start = System.nanoTime();
    long[] before = {0};
    ProgramExperiment.Outcome outcome =
        experiment.run(
            searched,
            budget,
            threads,
            checkpoint,
            progress -> report(err, progress, budget, start, before));
    OutputKind output = chosen.settings().space().output();
    Simplifier simplifier =
        new Simplifier(outcome.candidate().program(), output, experiment::searchFitness);
    print(outcome.candidate().fitness(), outcome.selectFitness(), outcome.testFitness());
    print(simplifier);
    if (out != null) {
      RunFiles.write(out, chosen, seed, outcome, simplifier, provenance());
      spec.commandLine().getOut().println("Page: " + out.resolve("index.html"));
    }
  }

  /** A line for each round; {@code before} holds the individuals that an earlier run had seen. */
  private void report(PrintWriter err, Progress progress, long budget, long start, long[] before) {
    if (before[0] == 0) {
      before[0] = Math.max(1, progress.individuals() - settings().roundSize());
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    double hits = progress.sameCode() + progress.sameErrors();
    err.printf(
        Locale.ROOT,
        "%,d of %,d  best %.6f  now %.6f  mean %.4f  %,.0f individuals/s  cache %.1f %%%n",
        progress.individuals(),
        budget,
        progress.bestEver(),
        progress.bestNow(),
        progress.meanNow(),
        (progress.individuals() - before[0]) / seconds,
        100 * hits / progress.individuals());
    err.flush();
  }

  private SearchSettings settings() {
    if (islands < 1) {
      throw new InvalidInputException("--islands must be 1 or more, not " + islands);
    }
    EvaluationSettings evaluation =
        EvaluationSettings.DEFAULT
            .with(chosen("--cache", cache, CACHES))
            .withHurdle(hurdle)
            .with(chosen("--as", source, SOURCES));
    return SearchTasks.named(task)
        .settings()
        .with(evaluation)
        .withIslands(islands)
        .withSufficientFitness(stopAt);
  }

  private static <T> T chosen(String option, String value, Map<String, T> choices) {
    T choice = choices.get(value);
    if (choice == null) {
      throw new InvalidInputException(
          option + " '" + value + "': accepted are " + String.join(", ", sorted(choices.keySet())));
    }
    return choice;
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }

  private ProgramExperiment experiment(SearchTask chosen) {
    return new ProgramExperiment(chosen, settings(), chosen.needsImages() ? images() : null, seed);
  }

  private ImageTasks.Images images() {
    if (images.equals(BuiltInImages.NAME)) {
      return ImageTasks.Images.builtIn();
    }
    ImageSource source = ImageSource.named(images);
    return ImageTasks.Images.of(source.training(source.folder(Optional.ofNullable(imageFolder))));
  }

  private void print(double search, double select, double test) {
    PrintWriter writer = spec.commandLine().getOut();
    writer.printf(Locale.ROOT, "fitness on the search tasks     %.6f%n", search);
    writer.printf(Locale.ROOT, "fitness on the selection tasks  %.6f%n", select);
    writer.printf(Locale.ROOT, "fitness on unseen tasks         %.6f%n", test);
  }

  private void print(Simplifier simplifier) {
    PrintWriter writer = spec.commandLine().getOut();
    writer.println();
    writer.print(simplifier.simplified().toText());
    long idle =
        simplifier.lines().stream()
            .filter(line -> line.status() != Simplifier.Status.WORKS)
            .count();
    writer.println("# lines that do nothing, left out: " + idle);
  }

  private List<String> provenance() throws IOException {
    // The arguments as they were typed, the command's name among them.
    List<String> words = spec.commandLine().getParseResult().originalArgs();
    Provenance now = Provenance.now(words);
    return List.of(
        "command: reprise " + String.join(" ", words),
        "reprise: " + VersionProvider.version(),
        "finished: " + now.started(),
        "Java: " + now.java(),
        "system: "
            + now.system()
            + ", "
            + now.processor()
            + ", "
            + now.processors()
            + " processors");
  }
}
