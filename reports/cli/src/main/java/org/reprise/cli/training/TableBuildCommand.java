package org.reprise.cli.training;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.reprise.cli.ClusterOptions;
import org.reprise.cli.Reprise;
import org.reprise.data.file.SourceFile;
import org.reprise.search.work.Shard;
import org.reprise.search.work.Workers;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.table.Table;
import org.reprise.table.store.TableHome;
import org.reprise.training.table.BuiltInBenchmark;
import org.reprise.training.table.EntryFile;
import org.reprise.training.table.LatencyFile;
import org.reprise.training.table.LatencyMeasurement;
import org.reprise.training.table.MachineText;
import org.reprise.training.table.SeedPlan;
import org.reprise.training.table.TableTraining;
import org.reprise.training.table.TrainingBenchmark;
import org.reprise.training.tensor.Operations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code reprise table build}: trains a space into a table. */
@Command(
    name = "build",
    description = {
      "Train many architectures and write down what comes out, one line a training. Started again"
          + " with the same file it goes on with what is missing.",
      "Without options: the built-in benchmark nb201-fashion. --latency FILE alone measures"
          + " latencies instead, which wants a quiet machine; with --save or --pack they become"
          + " columns."
    })
public final class TableBuildCommand implements Callable<Integer> {
  private static final int GREATEST_LIST = 1 << 28;
  private static final double WARM_UP_SECONDS = 10;

  @Spec private CommandSpec spec;

  @Mixin private TrainingTask task;

  @Option(
      names = "--entries",
      paramLabel = "FILE",
      description =
          "The file of entries: to write, to merge into, or to verify; may end in .gz"
              + " except to write trainings.")
  private Optional<Path> file;

  @Option(
      names = "--architectures",
      paramLabel = "FILE",
      description = "Train these, one a line, instead of the whole space.")
  private Optional<Path> list;

  @Option(
      names = "--seeds",
      paramLabel = "S",
      split = ",",
      description = "Default: those of the benchmark's plan; 0 for other tasks.")
  private List<Long> seeds = List.of();

  @Mixin private ClusterOptions cluster;

  @Option(
      names = "--shard",
      defaultValue = "0/1",
      paramLabel = "I/N",
      description = "Do only every N-th training, from number I on (from 0); default: 0/1.")
  private String shard;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description = "Trainings at a time; default: 1.")
  private int threads;

  @Option(
      names = "--merge",
      paramLabel = "FILE",
      split = ",",
      description = "Train nothing; write what these files hold, sorted, to --entries.")
  private List<Path> parts = List.of();

  @Option(
      names = "--latency",
      paramLabel = "FILE",
      description = "The file of latencies: to write, or to make columns of; may end in .gz then.")
  private Optional<Path> latency;

  @Option(
      names = "--passes",
      defaultValue = "3",
      paramLabel = "N",
      description = "How often --latency measures each architecture; default: 3.")
  private int passes;

  @Option(
      names = "--save",
      paramLabel = "NAME",
      description = "Train nothing; make the entries a table of the user.")
  private Optional<String> save;

  @Option(
      names = "--pack",
      paramLabel = "FILE",
      description =
          "Train nothing; write the whole table, packed, as it is shipped. Refused while trainings"
              + " or latencies are missing.")
  private Optional<Path> pack;

  @Option(
      names = "--verify",
      paramLabel = "K",
      description =
          "Train nothing new; repeat K random entries and compare; in waves with --engine cuda.")
  private Optional<Integer> verify;

  @Option(
      names = "--verify-seed",
      paramLabel = "S",
      defaultValue = "0",
      description = "Which K; default: 0.")
  private long verifySeed;

  @Override
  public Integer call() throws IOException {
    TrainingBenchmark benchmark = task.benchmark();
    if (list.isPresent()) {
      benchmark = benchmark.with(architectures(benchmark, list.get()));
    }
    boolean makes = save.isPresent() || pack.isPresent();
    if (latency.isPresent() && !makes) {
      measure(benchmark);
      return Reprise.DONE;
    }
    EntryFile entries = entries(benchmark);
    if (!parts.isEmpty()) {
      TrainingBenchmark shared = benchmark;
      entries.merge(
          parts.stream().map(part -> new EntryFile(part, shared, task.engine())).toList());
      say("%s: %d entries%n", file.get(), entries.read().size());
    }
    if (verify.isPresent()) {
      if (verify.get() < 1) {
        throw new InvalidInputException("--verify must be at least 1, not " + verify.get());
      }
      return new EntryVerification(benchmark, task.engine(), spec.commandLine())
              .repeat(entries.read(), verify.get(), verifySeed)
          ? Reprise.DONE
          : Reprise.FAILED;
    }
    if (makes) {
      make(benchmark, entries);
    } else if (parts.isEmpty()) {
      train(benchmark, entries);
    }
    return Reprise.DONE;
  }

  private EntryFile entries(TrainingBenchmark benchmark) {
    if (file.isEmpty()) {
      throw new InvalidInputException("name the file of entries: --entries FILE");
    }
    // What is only read may be of any engine: a repetition by another shows how they differ.
    boolean reads = parts.isEmpty() && (verify.isPresent() || save.isPresent() || pack.isPresent());
    return reads
        ? EntryFile.ofAnyEngine(file.get(), benchmark)
        : new EntryFile(file.get(), benchmark, task.engine());
  }

  private static List<Architecture> architectures(TrainingBenchmark benchmark, Path list)
      throws IOException {
    List<Architecture> architectures = new ArrayList<>();
    List<String> lines = SourceFile.text(list, GREATEST_LIST).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        try {
          architectures.add(benchmark.space().parse(lines.get(i)));
        } catch (InvalidInputException e) {
          throw new InvalidInputException(list + ": line " + (i + 1) + ": " + e.getMessage(), e);
        }
      }
    }
    return architectures;
  }

  private void requireArchitectures(TrainingBenchmark benchmark) {
    if (benchmark.architectures().isEmpty()) {
      throw new InvalidInputException(
          "which architectures of "
              + benchmark.space().name()
              + "? Name a file by --architectures");
    }
  }

  private void train(TrainingBenchmark benchmark, EntryFile entries) {
    requireArchitectures(benchmark);
    // Before the file of entries is made.
    task.engine().required();
    Shard chosen = Shard.parse(shard);
    if (threads < 1) {
      throw new InvalidInputException("--threads must be at least 1, not " + threads);
    }
    SeedPlan plan = plan();
    train(benchmark, plan.all(), chosen, entries);
    // Which architectures get further seeds shows when all have the first.
    List<Architecture> again = List.copyOf(plan.chosen(benchmark, entries.read()));
    if (!again.isEmpty()) {
      train(benchmark.with(again), plan.further(), chosen, entries);
    }
    say("%s: %d entries%n", file.get(), entries.read().size());
  }

  private void train(
      TrainingBenchmark benchmark, List<Long> chosenSeeds, Shard chosen, EntryFile entries) {
    TableTraining training = new TableTraining(benchmark, task.engine());
    PrintWriter err = spec.commandLine().getErr();
    try (Workers workers = cluster.workers(threads, err);
        TrainingBar bar =
            new TrainingBar(
                err, "trainings", training.missing(chosenSeeds, chosen, entries).length, workers)) {
      training.run(chosenSeeds, chosen, entries, workers, entry -> bar.step());
    }
  }

  private SeedPlan plan() {
    if (!seeds.isEmpty()) {
      return new SeedPlan(seeds, List.of(), 0, 0);
    }
    boolean whole = task.recipe().isPresent() && list.isEmpty();
    return whole ? task.recipe().get().seeds() : SeedPlan.forAll(0);
  }

  private List<Integer> batches() {
    List<Integer> batches = task.recipe().map(BuiltInBenchmark::latencyBatches).orElse(List.of());
    if (batches.isEmpty()) {
      throw new InvalidInputException(
          "the recipe of this table has no latencies; mobile-fashion has");
    }
    return batches;
  }

  private void measure(TrainingBenchmark benchmark) {
    requireArchitectures(benchmark);
    if (passes < 1) {
      throw new InvalidInputException("--passes must be at least 1, not " + passes);
    }
    List<Integer> batches = batches();
    try (Operations operations = task.engine().open()) {
      LatencyFile latencies =
          new LatencyFile(latency.get(), benchmark.name(), batches, MachineText.of(operations));
      LatencyMeasurement measurement =
          new LatencyMeasurement(benchmark, batches, operations, WARM_UP_SECONDS);
      try (TrainingBar bar =
          new TrainingBar(
              spec.commandLine().getErr(), "latencies", measurement.missing(latencies, passes))) {
        measurement.run(latencies, passes, entry -> bar.step());
      }
      say("%s: %d entries, %s%n", latency.get(), latencies.read().size(), latencies.measuredOn());
    }
  }

  private void make(TrainingBenchmark benchmark, EntryFile entries) throws IOException {
    Optional<LatencyFile> latencies =
        latency.map(path -> new LatencyFile(path, benchmark.name(), batches(), ""));
    latency.ifPresent(SourceFile::requireFile);
    TableMaking making = new TableMaking(benchmark, entries, latencies);
    if (save.isPresent()) {
      Table table = making.table(save.get());
      Path saved = TableHome.ofUser().save(table, true);
      say("table %s: %d architectures; file: %s%n", save.get(), table.rows(), saved);
    }
    if (pack.isPresent()) {
      BuiltInBenchmark recipe =
          task.recipe()
              .orElseThrow(
                  () -> new InvalidInputException("only a built-in benchmark can be packed"));
      Table table = making.pack(recipe, pack.get());
      say(
          "%s: %d architectures, %d bytes, SHA-256 of the content %s%n",
          pack.get(), table.rows(), Files.size(pack.get()), table.info().sha256());
    }
  }

  private void say(String format, Object... values) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(Locale.ROOT, format, values);
    out.flush();
  }
}
