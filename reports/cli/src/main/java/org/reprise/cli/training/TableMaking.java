package org.reprise.cli.training;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.reprise.cli.VersionProvider;
import org.reprise.data.file.OutputFile;
import org.reprise.space.InvalidInputException;
import org.reprise.table.Table;
import org.reprise.table.store.TableStore;
import org.reprise.training.engine.Engine;
import org.reprise.training.table.BuiltInBenchmark;
import org.reprise.training.table.EntryFile;
import org.reprise.training.table.LatencyColumns;
import org.reprise.training.table.LatencyEntry;
import org.reprise.training.table.LatencyFile;
import org.reprise.training.table.TrainedEntry;
import org.reprise.training.table.TrainedTable;
import org.reprise.training.table.TrainingBenchmark;

/** Makes entries, and latencies where there are any, a table: of the user, or to be shipped. */
final class TableMaking {
  private final TrainingBenchmark benchmark;
  private final List<TrainedEntry> entries;
  private final Engine engine;
  private final Optional<LatencyFile> latencies;

  TableMaking(TrainingBenchmark benchmark, EntryFile file, Optional<LatencyFile> latencies) {
    this.benchmark = benchmark;
    this.entries = file.read();
    this.engine = file.engine();
    this.latencies = latencies;
  }

  /** What there is, as a table of this name. */
  Table table(String name) throws IOException {
    Optional<LatencyColumns> columns =
        latencies.map(
            file ->
                new LatencyColumns(
                    benchmark.space(),
                    BuiltInBenchmark.named(benchmark.name()).latencyBatches(),
                    file.read(),
                    file.measuredOn()));
    return TrainedTable.of(
            benchmark,
            entries,
            engine,
            columns,
            VersionProvider.version(),
            LocalDate.now().toString())
        .named(name);
  }

  /**
   * The whole table, in a packed file; the same entries on the same day give the same bytes.
   *
   * @throws InvalidInputException if a training that every architecture has, or a latency, is
   *     missing, or the trainings are by another engine than that of the tables that are shipped
   */
  Table pack(BuiltInBenchmark recipe, Path file) throws IOException {
    if (engine != recipe.engine()) {
      throw new InvalidInputException(
          recipe.name()
              + " is trained by engine "
              + recipe.engine().text()
              + ", and these entries are by "
              + engine.text()
              + ": a table of their own, which --save NAME makes");
    }
    Set<String> known = new HashSet<>();
    entries.forEach(entry -> known.add(entry.architecture() + " " + entry.seed()));
    Set<String> measured = new HashSet<>();
    latencies.ifPresent(
        there -> there.read().stream().map(LatencyEntry::architecture).forEach(measured::add));
    int trainings = 0;
    int latency = 0;
    List<String> names = benchmark.architectures().stream().map(benchmark.space()::format).toList();
    for (String name : names) {
      for (long seed : recipe.seeds().all()) {
        trainings += known.contains(name + " " + seed) ? 0 : 1;
      }
      latency += recipe.latencyBatches().isEmpty() || measured.contains(name) ? 0 : 1;
    }
    if (trainings > 0 || latency > 0) {
      throw new InvalidInputException(
          recipe.name()
              + " is not whole: "
              + trainings
              + " trainings and the latencies of "
              + latency
              + " architectures are missing");
    }
    Table table = table(recipe.name());
    Path plain = Files.createTempFile("table", ".reprise");
    try {
      TableStore.write(table, plain);
      OutputFile.write(
          file,
          out -> {
            BestGzip packed = new BestGzip(out);
            Files.copy(plain, packed);
            packed.finish();
          });
    } finally {
      Files.deleteIfExists(plain);
    }
    return table;
  }

  /** As small as it gets; Java writes neither name nor time into the header. */
  private static final class BestGzip extends GZIPOutputStream {
    BestGzip(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
