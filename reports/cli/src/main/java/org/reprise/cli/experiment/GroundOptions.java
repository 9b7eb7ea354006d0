package org.reprise.cli.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reprise.cli.training.TrainingOptions;
import org.reprise.reproduction.benchmark.Benchmark;
import org.reprise.reproduction.benchmark.ChosenProtocol;
import org.reprise.reproduction.benchmark.Protocol;
import org.reprise.reproduction.benchmark.ProtocolFile;
import org.reprise.reproduction.benchmark.Protocols;
import org.reprise.reproduction.benchmark.TableBenchmark;
import org.reprise.reproduction.benchmark.training.OnDemandBenchmark;
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
 * The options that say what is searched: tables under a protocol, or training. Closing gives the
 * file of entries free.
 */
final class GroundOptions implements AutoCloseable {
  private static final String OWN_IMAGES = "pictures";

  @Option(
      names = "--table",
      paramLabel = "TABLE",
      split = ",",
      description =
          "A table of 'reprise list tables'; may be given more than once."
              + " Default: "
              + BuiltInTables.NB201_FASHION
              + ".")
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

  private List<Benchmark> benchmarks = List.of();
  private @Nullable EntryStore store;

  /**
   * Returns the benchmarks; the first call opens them.
   *
   * @throws InvalidInputException if an option is not acceptable
   */
  List<Benchmark> open() throws IOException {
    if (benchmarks.isEmpty()) {
      benchmarks = opened();
    }
    return benchmarks;
  }

  /** Returns whether a protocol is named. */
  boolean namesProtocol() {
    return protocol != null;
  }

  /** Returns whether tables or training are named at all. */
  boolean isGiven() {
    return tables != null || train != null || training.namesImages();
  }

  /** Returns whether architectures are trained. */
  boolean trains() {
    return train != null || training.namesImages();
  }

  private List<Benchmark> opened() throws IOException {
    if (trains()) {
      return List.of(onDemand());
    }
    if (training.isGiven() || entries.isPresent()) {
      throw new InvalidInputException(
          "options of training, such as --space and --epochs, go with --train or --images");
    }
    TableHome home = TableHome.ofUser();
    List<Benchmark> opened = new ArrayList<>();
    for (String name : tables == null ? List.of(BuiltInTables.NB201_FASHION) : tables) {
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
    Engine engine = training.engine().required();
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
}
