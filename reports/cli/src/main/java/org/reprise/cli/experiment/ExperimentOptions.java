package org.reprise.cli.experiment;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.reprise.cli.ClusterOptions;
import org.reprise.cli.training.TrainingOptions;
import org.reprise.reproduction.benchmark.Benchmark;
import org.reprise.reproduction.benchmark.ChosenProtocol;
import org.reprise.reproduction.benchmark.ConstrainedBenchmark;
import org.reprise.reproduction.benchmark.Constraint;
import org.reprise.reproduction.benchmark.Protocol;
import org.reprise.reproduction.benchmark.ProtocolFile;
import org.reprise.reproduction.benchmark.Protocols;
import org.reprise.reproduction.benchmark.TableBenchmark;
import org.reprise.reproduction.benchmark.training.OnDemandBenchmark;
import org.reprise.reproduction.experiment.Experiment;
import org.reprise.reproduction.result.ExperimentFile;
import org.reprise.reproduction.result.Results;
import org.reprise.search.AlgorithmProvider;
import org.reprise.search.Algorithms;
import org.reprise.search.Budget;
import org.reprise.search.work.Workers;
import org.reprise.space.InvalidInputException;
import org.reprise.table.Table;
import org.reprise.table.store.BuiltInTables;
import org.reprise.table.store.TableHome;
import org.reprise.training.engine.Engine;
import org.reprise.training.table.EntryStore;
import org.reprise.training.table.TrainingBenchmark;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The options that say what to run: methods, tables or training, protocol, budget, seeds. Closing
 * gives the file of entries free.
 */
final class ExperimentOptions implements AutoCloseable {
  private static final String ALL = "all";
  private static final String QUICK = "quick";
  private static final String OWN_IMAGES = "pictures";
  private static final int SEEDS = 50;

  @Option(
      names = "--table",
      paramLabel = "TABLE",
      split = ",",
      description =
          "A table of 'reprise list tables'; may be given more than once."
              + " Default: ${DEFAULT-VALUE}.",
      defaultValue = BuiltInTables.NB201_FASHION)
  private List<String> tables;

  @Option(
      names = "--train",
      paramLabel = "DATASET",
      description =
          "Instead of a table: train architectures of --space on these images when a method asks"
              + " for them. fashion14 (shipped), another data set of 'reprise train', or with"
              + " --images a name for your own.")
  private String train;

  @Mixin private TrainingOptions training;

  @Option(
      names = "--entries",
      paramLabel = "FILE",
      description =
          "Where trainings are kept and found again; default: in REPRISE_HOME, one file for each"
              + " task.")
  private Optional<Path> entries;

  @Option(
      names = "--protocol",
      paramLabel = "NAME|FILE",
      description =
          "How it is searched and scored: a published protocol, inferred, or a JSON file that ends"
              + " in .json; default: the first published one that fits the table, else inferred.")
  private String protocol;

  @Option(
      names = "--search-on",
      paramLabel = "COLUMN",
      description =
          "The column that the search sees: dataset/split/metric/epochs/seed, from the left as far"
              + " as need be; seed: a number, random or mean. Example: cifar100/valid.")
  private String searchOn;

  @Option(
      names = "--score",
      paramLabel = "COLUMN",
      split = ",",
      description = "The columns that score the answer, written alike, the main one first.")
  private List<String> scores = List.of();

  @Option(
      names = "--add",
      description =
          "Keep the methods and seeds that --out holds, and run what is named besides; all else"
              + " must be as it was.")
  private boolean add;

  @Option(
      names = "--methods",
      paramLabel = "METHOD",
      split = ",",
      description =
          "Methods of 'reprise list algorithms', with parameters as name:parameter=value; all, or"
              + " quick: those of which a run takes about a second or less. Default:"
              + " ${DEFAULT-VALUE}.",
      defaultValue = QUICK)
  private List<String> methods;

  @Option(
      names = "--budget",
      paramLabel = "BUDGET",
      description =
          "Evaluations (300), simulated seconds (12000s) or multiply-adds of training (1e12macs);"
              + " default: the protocol's, and for"
              + " 'leaderboard' without --protocol 300 evaluations.")
  private String budget;

  @Option(
      names = "--constraint",
      paramLabel = "COST<=LIMIT",
      description =
          "Only architectures within it are answers, such as 'multiply_adds<=1000000'; may be given"
              + " more than once.")
  private List<String> constraints = List.of();

  @Option(names = "--seeds", paramLabel = "N", description = "Runs of each; default: 50.")
  private Integer seeds;

  @Option(names = "--master-seed", paramLabel = "N", description = "Default: 0.")
  private long masterSeed;

  @Option(names = "--threads", paramLabel = "N", description = "Default: all processors.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Mixin private ClusterOptions cluster;

  private List<Benchmark> benchmarks;
  private EntryStore store;

  /**
   * The experiment that the options describe.
   *
   * @param controls methods that are run even if they are not named
   * @param usual the budget where neither budget nor protocol is named; null for the protocol's
   * @param directory where the results go
   * @throws InvalidInputException if an option is not acceptable
   */
  Experiment experiment(List<String> controls, Budget usual, Path directory) throws IOException {
    Budget limit = budget == null ? (protocol == null ? usual : null) : Budget.parse(budget);
    if (threads < 1) {
      throw new InvalidInputException("threads must be 1 or more, not " + threads);
    }
    methods.stream()
        .filter(method -> !method.equals(ALL) && !method.equals(QUICK))
        .forEach(method -> Algorithms.named(method.strip().replaceAll(":.*", "")));
    List<Constraint> limits = constraints.stream().map(Constraint::parse).toList();
    benchmarks = new ArrayList<>();
    for (Benchmark benchmark : openBenchmarks()) {
      benchmarks.add(limits.isEmpty() ? benchmark : new ConstrainedBenchmark(benchmark, limits));
    }
    Optional<ExperimentFile.Identity> before = add ? Results.identity(directory) : Optional.empty();
    Set<String> labels = new LinkedHashSet<>();
    before.ifPresent(
        b -> b.benchmarks().forEach(e -> e.methods().forEach(m -> labels.add(m.label()))));
    labels.addAll(methods(controls));
    int runs = seeds == null ? before.map(ExperimentFile.Identity::seeds).orElse(SEEDS) : seeds;
    return Experiment.of(benchmarks, List.copyOf(labels), limit, runs, masterSeed);
  }

  /** The benchmarks of the experiment, once it was asked for. */
  List<Benchmark> benchmarks() {
    return benchmarks;
  }

  /**
   * Returns who makes the runs.
   *
   * @param err hears what a user has to know while waiting
   */
  Workers workers(PrintWriter err) {
    return cluster.workers(threads, err);
  }

  private List<Benchmark> openBenchmarks() throws IOException {
    if (train != null || training.namesImages()) {
      return List.of(onDemand());
    }
    if (training.isGiven() || entries.isPresent()) {
      throw new InvalidInputException(
          "options of training, such as --space and --epochs, go with --train or --images");
    }
    TableHome home = TableHome.ofUser();
    List<Benchmark> opened = new ArrayList<>();
    for (String name : tables) {
      Table table = home.open(name.strip());
      opened.add(protocol(table).on(table));
    }
    return opened;
  }

  private Protocol protocol(Table table) throws IOException {
    boolean chosen = searchOn != null || !scores.isEmpty();
    if (chosen && protocol != null) {
      throw new InvalidInputException(
          "--protocol says what is searched on and scored by; leave out --search-on and --score");
    }
    if (chosen) {
      return ChosenProtocol.of(table, searchOn, scores);
    }
    if (protocol == null) {
      return Protocols.usual(table);
    }
    return protocol.endsWith(".json")
        ? ProtocolFile.read(Path.of(protocol))
        : Protocols.named(protocol, table);
  }

  /** What a reader should know of what is searched and scored, in sentences. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    for (Benchmark benchmark : benchmarks) {
      Benchmark.Signal signal = benchmark.signals().get(benchmark.signals().size() - 1);
      if (protocol == null
          && searchOn == null
          && scores.isEmpty()
          && benchmark instanceof TableBenchmark table
          && table.table().info().datasets().size() > 1) {
        notes.add(
            benchmark.name()
                + " is searched on "
                + signal.accuracy()
                + " and scored by "
                + String.join(", ", benchmark.scoreColumns().values())
                + ", of the data sets "
                + String.join(", ", table.table().info().datasets())
                + "; --search-on and --score choose others");
      }
      if (benchmark.protocol().selectsOnTest()) {
        notes.add(
            benchmark.name()
                + " selects on "
                + (benchmark.seesPercent() ? "test accuracy" : "what it is scored by")
                + " ("
                + signal.accuracy()
                + "): what it finds looks better than it is");
      }
    }
    return notes;
  }

  private Benchmark onDemand() {
    if (protocol != null || searchOn != null || !scores.isEmpty()) {
      throw new InvalidInputException(
          "--protocol, --search-on and --score go with a table, not with --train");
    }
    TrainingBenchmark task = training.benchmark(train == null ? OWN_IMAGES : train);
    Engine engine = training.engine();
    Path file =
        entries.orElseGet(
            () ->
                TableHome.ofUser()
                    .folder()
                    .resolveSibling("entries")
                    .resolve(
                        task.name()
                            + "-"
                            + OnDemandBenchmark.sha256(task, engine).substring(0, 8)
                            + ".csv"));
    store = EntryStore.open(task, file, engine);
    return new OnDemandBenchmark(store);
  }

  /** What was trained, in a line; empty where nothing is. */
  Optional<String> trainings() {
    return Optional.ofNullable(store)
        .map(
            s ->
                String.format(
                    Locale.ROOT,
                    "%d architectures trained, %d known before; entries: %s",
                    s.trained(),
                    s.known(),
                    s.path()));
  }

  @Override
  public void close() {
    if (store != null) {
      store.close();
    }
  }

  private boolean isQuick(AlgorithmProvider method) {
    boolean several =
        benchmarks.stream().allMatch(benchmark -> benchmark.protocol().fidelities().size() > 1);
    return !method.isSlow() && (several || !method.needsSeveralFidelities());
  }

  private List<String> methods(List<String> controls) {
    List<String> chosen = new ArrayList<>();
    for (String method : methods) {
      if (method.equals(ALL) || method.equals(QUICK)) {
        Algorithms.all().values().stream()
            .filter(provider -> method.equals(ALL) || isQuick(provider))
            .filter(
                provider ->
                    benchmarks.stream().allMatch(b -> provider.unsupported(b.space()).isEmpty()))
            .filter(
                provider ->
                    !provider.needsPercent()
                        || benchmarks.stream().allMatch(Benchmark::seesPercent))
            .filter(
                provider ->
                    !provider.needsProxyScores()
                        || benchmarks.stream().allMatch(Benchmark::hasProxyScores))
            .map(AlgorithmProvider::name)
            .filter(name -> !chosen.contains(name))
            .forEach(chosen::add);
      } else {
        chosen.add(method.strip());
      }
    }
    controls.stream().filter(control -> !chosen.contains(control)).forEach(chosen::add);
    return chosen;
  }
}
