package org.reprise.training.table;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.reprise.space.InvalidInputException;

/** A file of entries: one training a line, {@link GrowingFile}. */
public final class EntryFile extends GrowingFile<TrainedEntry> {
  private final int epochs;

  /** The file of a benchmark; it need not exist. */
  public EntryFile(Path file, TrainingBenchmark benchmark) {
    super(file, benchmark.fingerprint(), TrainedEntry.header(benchmark.protocol().epochs()));
    this.epochs = benchmark.protocol().epochs();
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
