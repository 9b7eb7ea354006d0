package org.reprise.training.table;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

  /**
   * Returns what trainings follow from, in one line: the benchmark, and the engine where it is not
   * {@link Engine#LANES}, which goes without saying.
   */
  public static String madeBy(TrainingBenchmark benchmark, Engine engine) {
    return benchmark.fingerprint() + (engine == UNNAMED ? "" : ending(engine));
  }

  private static String ending(Engine engine) {
    return "; engine " + engine.text();
  }

  /**
   * Returns the engine that the file's trainings are of; for a file that is not there, that of this
   * object, or else the usual one.
   *
   * @throws InvalidInputException if the file is of another benchmark
   */
  public Engine engine() {
    return Files.exists(file)
        ? named(firstLine()).orElse(UNNAMED)
        : Optional.ofNullable(engine).orElse(UNNAMED);
  }

  private Optional<Engine> named(@Nullable String first) {
    if (first == null || !first.startsWith(start)) {
      return Optional.empty();
    }
    String rest = first.substring(start.length());
    return rest.isEmpty()
        ? Optional.of(UNNAMED)
        : Arrays.stream(Engine.values()).filter(there -> rest.equals(ending(there))).findFirst();
  }

  @Override
  void check(@Nullable String first) {
    Optional<Engine> there = named(first);
    if (there.isEmpty()) {
      super.check(first);
    } else if (engine != null && engine != there.get()) {
      String name = there.get().text();
      throw new InvalidInputException(
          file
              + " holds trainings by engine "
              + name
              + ", which rounds otherwise than "
              + engine.text()
              + "; go on with --engine "
              + name
              + ", or name another file");
    }
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
