package org.reprise.training.table;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.reprise.space.InvalidInputException;
import org.reprise.training.engine.Engine;

/**
 * A file of entries: one training a line, {@link GrowingFile}. Its first line names the benchmark
 * and the engine, since engines round differently. Files of before the engine was named, such as
 * those that are shipped, are of {@link Engine#LANES}.
 */
public final class EntryFile extends GrowingFile<TrainedEntry> {
  private static final Engine UNNAMED = Engine.LANES;

  private final int epochs;
  private final String start;
  private final @Nullable Engine engine;

  private EntryFile(
      Path file, TrainingBenchmark benchmark, @Nullable Engine engine, String fingerprint) {
    super(file, fingerprint, TrainedEntry.header(benchmark.protocol().epochs()));
    this.epochs = benchmark.protocol().epochs();
    this.start = "# " + benchmark.fingerprint();
    this.engine = engine;
  }

  /** The file of a benchmark and an engine; it need not exist. */
  public EntryFile(Path file, TrainingBenchmark benchmark, Engine engine) {
    this(file, benchmark, engine, benchmark.fingerprint() + ending(engine));
  }

  /** The file of a benchmark, whatever engine its trainings are of; to be read. */
  public static EntryFile ofAnyEngine(Path file, TrainingBenchmark benchmark) {
    return new EntryFile(file, benchmark, null, benchmark.fingerprint());
  }

  private static String ending(Engine engine) {
    return "; engine " + engine.text();
  }

  @Override
  void check(@Nullable String first) {
    if (first == null || !first.startsWith(start)) {
      super.check(first);
      return;
    }
    String rest = first.substring(start.length());
    for (Engine there : Engine.values()) {
      if (rest.equals(ending(there)) || (rest.isEmpty() && there == UNNAMED)) {
        if (engine != null && engine != there) {
          throw new InvalidInputException(
              file
                  + " holds trainings by engine "
                  + there.text()
                  + ", which rounds otherwise than "
                  + engine.text()
                  + "; go on with --engine "
                  + there.text()
                  + ", or name another file");
        }
        return;
      }
    }
    super.check(first);
  }

  @Override
  String line(TrainedEntry entry) {
    return entry.line(epochs);
  }

  @Override
  TrainedEntry parse(String line, String where) {
    return TrainedEntry.parse(line, epochs, where);
  }

  /**
   * Writes the entries of all files, sorted by architecture and seed, so that the result does not
   * depend on how the work was divided.
   *
   * @throws InvalidInputException if two files hold different numbers for the same training
   */
  public void merge(List<EntryFile> parts) {
    TreeMap<String, TreeMap<Long, TrainedEntry>> sorted = new TreeMap<>();
    for (EntryFile part : parts) {
      for (TrainedEntry entry : part.read()) {
        TrainedEntry other =
            sorted
                .computeIfAbsent(entry.architecture(), name -> new TreeMap<>())
                .putIfAbsent(entry.seed(), entry);
        if (other != null && !other.sameAs(entry, epochs)) {
          throw new InvalidInputException(
              part.file
                  + ": another result for "
                  + entry.architecture()
                  + " with seed "
                  + entry.seed()
                  + " than in a file before it");
        }
      }
    }
    write(sorted.values().stream().flatMap(seeds -> seeds.values().stream()).toList());
  }
}
