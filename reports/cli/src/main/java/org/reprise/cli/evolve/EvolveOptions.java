package org.reprise.cli.evolve;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.reprise.algorithm.automlzero.ProgramExperiment;
import org.reprise.algorithm.automlzero.SearchTask;
import org.reprise.algorithm.automlzero.SearchTasks;
import org.reprise.algorithm.automlzero.search.Conventions;
import org.reprise.algorithm.automlzero.search.EvaluationSettings;
import org.reprise.algorithm.automlzero.search.EvaluationSettings.Equivalence;
import org.reprise.algorithm.automlzero.search.ProgramSearch;
import org.reprise.algorithm.automlzero.search.SearchSettings;
import org.reprise.algorithm.automlzero.task.ImageTasks;
import org.reprise.data.image.BuiltInImages;
import org.reprise.data.image.ImageSource;
import org.reprise.space.InvalidInputException;
import picocli.CommandLine.Option;

/** The options that say what is evolved, on what, and how long. */
final class EvolveOptions {
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

  @Option(names = "--task", paramLabel = "TASK", description = "What to evolve; see --list.")
  private String task;

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
      description =
          "Threads that islands share; does not change the result. Default: all" + " processors.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--cache",
      paramLabel = "KIND",
      description =
          "How repeated programs are known: whole-program, per-task or none; default:"
              + " whole-program.")
  private String cache = "whole-program";

  @Option(names = "--hurdle", description = "A short training decides on the full one.")
  private boolean hurdle;

  @Option(
      names = "--as",
      paramLabel = "SOURCE",
      description = "Where paper and published code differ: code or paper; default: code.")
  private String source = "code";

  @Option(
      names = "--images",
      paramLabel = "NAME",
      description =
          "Images of image tasks: fashion14 (shipped), fashion-mnist, mnist, cifar10; default:"
              + " fashion14.")
  private String images = BuiltInImages.NAME;

  @Option(
      names = "--image-folder",
      paramLabel = "DIR",
      description = "Where the files of --images are; default: the usual places.")
  private Path imageFolder;

  @Option(
      names = "--stop-at",
      paramLabel = "FITNESS",
      description = "Stop once a program has this fitness; default: never.")
  private double stopAt = Double.POSITIVE_INFINITY;

  /** Returns the name of the task; empty if none is named. */
  Optional<String> task() {
    return Optional.ofNullable(task);
  }

  /** Returns the task that is named. */
  SearchTask chosenTask() {
    return SearchTasks.named(task);
  }

  /** Returns how many programs are evaluated. */
  long budget() {
    long budget = individuals == null ? chosenTask().individuals() : individuals;
    if (budget < 1 || threads < 1) {
      throw new InvalidInputException("--individuals and --threads must be 1 or more");
    }
    return budget;
  }

  /** Returns how many threads the islands share. */
  int threads() {
    return threads;
  }

  /** Returns the seed that decides everything. */
  long seed() {
    return seed;
  }

  /** Returns how it is searched. */
  ProgramSearch.Method method() {
    return chosen("--method", method, METHODS);
  }

  /** Returns the search, with its tasks. */
  ProgramExperiment experiment() {
    SearchTask chosen = chosenTask();
    return new ProgramExperiment(chosen, settings(), chosen.needsImages() ? images() : null, seed);
  }

  private ImageTasks.Images images() {
    if (images.equals(BuiltInImages.NAME)) {
      return ImageTasks.Images.builtIn();
    }
    ImageSource source = ImageSource.named(images);
    return ImageTasks.Images.of(source.training(source.folder(Optional.ofNullable(imageFolder))));
  }

  /** Returns how it is searched and evaluated. */
  SearchSettings settings() {
    if (islands < 1) {
      throw new InvalidInputException("--islands must be 1 or more, not " + islands);
    }
    EvaluationSettings evaluation =
        EvaluationSettings.DEFAULT
            .with(chosen("--cache", cache, CACHES))
            .withHurdle(hurdle)
            .with(chosen("--as", source, SOURCES));
    return chosenTask()
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
}
