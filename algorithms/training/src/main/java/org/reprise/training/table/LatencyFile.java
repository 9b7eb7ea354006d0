package org.reprise.training.table;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reprise.space.InvalidInputException;

/**
 * A file of latencies, apart from that of trainings because they need a quiet machine, and all the
 * same one: an architecture and a pass a line, {@link GrowingFile}. Its first line names the
 * machine.
 */
public final class LatencyFile extends GrowingFile<LatencyEntry> {
  private static final String ON = "; on ";

  private final String protocol;
  private final List<Integer> batches;
  private final String machine;

  /**
   * The file; it need not exist.
   *
   * @param machine what measures now; may be empty for a file that is only read
   */
  public LatencyFile(Path file, String benchmark, List<Integer> batches, String machine) {
    super(file, protocol(benchmark, batches) + ON + machine, LatencyEntry.header(batches));
    this.protocol = "# " + protocol(benchmark, batches) + ON;
    this.batches = List.copyOf(batches);
    this.machine = machine;
  }

  private static String protocol(String benchmark, List<Integer> batches) {
    return benchmark
        + "; milliseconds of a forward pass, one thread: median, 10th and 90th percentile of "
        + batches.stream()
            .map(batch -> LatencyMeasurement.repetitions(batch) + " with batches of " + batch)
            .collect(Collectors.joining(", of "));
  }

  @Override
  String line(LatencyEntry entry) {
    return entry.line();
  }

  @Override
  LatencyEntry parse(String line, String where) {
    return LatencyEntry.parse(line, batches.size(), where);
  }

  /** Any machine's latencies can be read. */
  @Override
  void check(@Nullable String first) {
    if (first == null || !first.startsWith(protocol)) {
      throw new InvalidInputException(
          file + " begins with '" + first + "', not with '" + protocol + "'");
    }
  }

  /** Latencies of two machines do not go into one file. */
  @Override
  public List<LatencyEntry> open() {
    List<LatencyEntry> entries = super.open();
    if (!measuredOn().equals(machine)) {
      throw new InvalidInputException(
          file
              + " holds latencies of another machine ("
              + measuredOn()
              + ") than this ("
              + machine
              + "); name another file");
    }
    return entries;
  }

  /** The machine that the latencies are of. */
  public String measuredOn() {
    return firstLine().substring(protocol.length());
  }

  /** Writes these entries and no others, sorted by architecture and pass. */
  public void writeSorted(List<LatencyEntry> entries) {
    write(
        entries.stream()
            .sorted(
                Comparator.comparing(LatencyEntry::architecture)
                    .thenComparingInt(LatencyEntry::pass))
            .toList());
  }
}
