package org.reprise.cli.training;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.reprise.cli.ClusterOptions;
import org.reprise.cli.Reprise;
import org.reprise.cli.VersionProvider;
import org.reprise.data.file.SourceFile;
import org.reprise.data.image.LabelledImages;
import org.reprise.search.RandomStreams;
import org.reprise.search.work.Shard;
import org.reprise.search.work.Workers;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.table.Table;
import org.reprise.table.store.TableHome;
import org.reprise.training.standalone.StandAloneTraining;
import org.reprise.training.table.EntryFile;
import org.reprise.training.table.TableTraining;
import org.reprise.training.table.TrainedEntry;
import org.reprise.training.table.TrainedTable;
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
      "Without options: the built-in benchmark."
    })
public final class TableBuildCommand implements Callable<Integer> {
  private static final int GREATEST_LIST = 1 << 28;

  @Spec private CommandSpec spec;

  @Mixin private TrainingTask task;

  @Option(
      names = "--entries",
      required = true,
      paramLabel = "FILE",
      description =
          "The file of entries: to write, to merge into, or to verify; may end in .gz"
              + " except to write trainings.")
  private Path file;

  @Option(
      names = "--architectures",
      paramLabel = "FILE",
      description = "Train these, one a line, instead of the whole space.")
  private Optional<Path> list;

  @Option(
      names = "--seeds",
      paramLabel = "S",
      split = ",",
      defaultValue = "0",
      description = "Default: 0.")
  private List<Long> seeds;

  @Mixin private ClusterOptions cluster;

  @Option(
      names = "--shard",
      defaultValue = "0/1",
      paramLabel = "I/N",
      description = "Do only every N-th training, from number I on (from 0).")
  private String shard;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description = "Trainings at a time; 1.")
  private int threads;

  @Option(
      names = "--merge",
      paramLabel = "FILE",
      split = ",",
      description = "Train nothing; write what these files hold, sorted, to --entries.")
  private List<Path> parts = List.of();

  @Option(
      names = "--save",
      paramLabel = "NAME",
      description = "Train nothing; make the entries a table of the user.")
  private Optional<String> save;

  @Option(
      names = "--verify",
      paramLabel = "K",
      description = "Train nothing new; repeat K random entries and compare.")
  private Optional<Integer> verify;

  @Option(
      names = "--verify-seed",
      paramLabel = "S",
      defaultValue = "0",
      description = "Which K; default 0.")
  private long verifySeed;

  @Override
  public Integer call() throws IOException {
    TrainingBenchmark benchmark = task.benchmark();
    if (list.isPresent()) {
      benchmark = benchmark.with(architectures(benchmark, list.get()));
    }
    EntryFile entries = new EntryFile(file, benchmark);
    if (!parts.isEmpty()) {
      TrainingBenchmark shared = benchmark;
      entries.merge(parts.stream().map(part -> new EntryFile(part, shared)).toList());
      say("%s: %d entries%n", file, entries.read().size());
    }
    if (verify.isPresent()) {
      return verify(benchmark, entries.read(), verify.get());
    }
    if (save.isPresent()) {
      save(benchmark, entries.read(), save.get());
    }
    if (parts.isEmpty() && save.isEmpty()) {
      train(benchmark, entries);
    }
    return Reprise.DONE;
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

  private void train(TrainingBenchmark benchmark, EntryFile entries) {
    if (benchmark.architectures().isEmpty()) {
      throw new InvalidInputException(
          "which architectures of "
              + benchmark.space().name()
              + "? Name a file by --architectures");
    }
    Shard chosen = Shard.parse(shard);
    if (threads < 1) {
      throw new InvalidInputException("--threads must be at least 1, not " + threads);
    }
    TableTraining training = new TableTraining(benchmark, task.engine());
    PrintWriter err = spec.commandLine().getErr();
    try (Workers workers = cluster.workers(threads, err);
        TrainingBar bar =
            new TrainingBar(
                err, "trainings", training.missing(seeds, chosen, entries).length, workers)) {
      training.run(seeds, chosen, entries, workers, entry -> bar.step());
    }
    say("%s: %d entries%n", file, entries.read().size());
  }

  private void save(TrainingBenchmark benchmark, List<TrainedEntry> entries, String name)
      throws IOException {
    Table table =
        TrainedTable.of(benchmark, entries, VersionProvider.version(), LocalDate.now().toString())
            .named(name);
    Path saved = TableHome.ofUser().save(table, true);
    say("table %s: %d architectures; file: %s%n", name, table.rows(), saved);
  }

  private int verify(TrainingBenchmark benchmark, List<TrainedEntry> entries, int count) {
    TableTraining training = new TableTraining(benchmark, task.engine());
    StandAloneTraining trainer = benchmark.training();
    int[] order =
        LabelledImages.shuffled(
            entries.size(), RandomStreams.of(verifySeed).child(benchmark.name()).stream("verify"));
    int identical = 0;
    List<Double> differences = new ArrayList<>();
    try (Operations operations = task.engine().open();
        TrainingBar bar = new TrainingBar(spec.commandLine().getErr(), "repetitions", count)) {
      for (int i = 0; i < Math.min(count, order.length); i++) {
        TableTraining.Repetition repetition =
            training.repeat(trainer, operations, entries.get(order[i]));
        identical += repetition.identical() ? 1 : 0;
        differences.add(100 * repetition.accuracyDifference());
        bar.step();
        if (!repetition.identical()) {
          say(
              "%s seed %d: validation accuracy differs by %+.2f points%n",
              repetition.entry().architecture(),
              repetition.entry().seed(),
              100 * repetition.accuracyDifference());
        }
      }
    }
    double squares = differences.stream().mapToDouble(d -> d * d).average().orElse(0);
    say(
        "%d of %d repeated entries are identical in every number; accuracy differs by %.2f points"
            + " (root mean square)%n",
        identical, differences.size(), Math.sqrt(squares));
    return identical == differences.size() ? Reprise.DONE : Reprise.FAILED;
  }

  private void say(String format, Object... values) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(Locale.ROOT, format, values);
    out.flush();
  }
}
