package org.reprise.reproduction.result;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reprise.data.file.OutputFile;
import org.reprise.space.InvalidInputException;

/**
 * Appends finished runs to a result directory, or goes on where an interrupted experiment stopped.
 *
 * <p>A run is one line, appended by one write; a kill in the midst of it leaves a line without its
 * end, which the next execution cuts off and runs again. The timing of a run is written before the
 * run, so that every run has one. Lines that are damaged, stand twice or belong to no run of the
 * experiment are taken out, and their runs made again; runs that an experiment with fewer methods
 * or seeds left there are kept.
 */
public final class ResultWriter implements AutoCloseable {
  static final String EXPERIMENT = "experiment.json";
  static final String RUNS = "runs.jsonl";
  static final String TIMINGS = "timings.jsonl";

  private final Path directory;
  private final ExperimentFile experiment;
  private final FolderLock lock;
  private final RunNumbers numbers;
  private final int[] missing;
  private final List<String> remarks;
  private final boolean inOrder;
  private final FileChannel runs;
  private final FileChannel timings;
  private int appended;

  private ResultWriter(
      Path directory, ExperimentFile experiment, FolderLock lock, KeptRuns kept, String extension)
      throws IOException {
    this.directory = directory;
    this.experiment = experiment;
    this.lock = lock;
    numbers = kept.numbers();
    missing =
        Arrays.stream(experiment.identity().planned())
            .filter(run -> !kept.runs().containsKey(run))
            .toArray();
    inOrder = missing.length == 0 || kept.runs().isEmpty() || kept.runs().lastKey() < missing[0];
    remarks = remarks(kept, missing, extension);
    replace(TIMINGS, kept.timingLines());
    replace(RUNS, kept.runLines());
    timings = channel(directory.resolve(TIMINGS));
    runs = channel(directory.resolve(RUNS));
  }

  /**
   * Opens {@code directory}, which is created if need be, for {@code experiment}.
   *
   * @throws InvalidInputException if the directory holds another experiment, something else, or is
   *     in use
   * @throws IOException if it cannot be written
   */
  public static ResultWriter open(Path directory, ExperimentFile experiment) throws IOException {
    check(directory, experiment.identity());
    FolderLock lock = FolderLock.of(directory);
    try {
      check(directory, experiment.identity());
      KeptRuns kept = KeptRuns.read(directory, experiment.identity());
      Path file = directory.resolve(EXPERIMENT);
      String extension = "";
      if (!Files.exists(file)
          || !Results.experiment(directory).identity().equals(experiment.identity())) {
        if (!kept.runs().isEmpty()) {
          extension = directory + ": " + kept.runs().size() + " runs that were there are kept";
        }
        byte[] json = ResultJson.PRETTY.writeValueAsBytes(experiment);
        OutputFile.write(file, out -> out.write(json));
      }
      return new ResultWriter(directory, experiment, lock, kept, extension);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Says early that {@link #open} will refuse a directory; writes nothing.
   *
   * @throws InvalidInputException if it holds another experiment or something else
   */
  public static void check(Path directory, ExperimentFile.Identity identity) throws IOException {
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new InvalidInputException(
          directory + " is a file; accepted: a folder that is new, empty or of this experiment");
    }
    boolean started =
        Files.exists(directory.resolve(RUNS)) && Files.size(directory.resolve(RUNS)) > 0;
    if (!Files.exists(directory.resolve(EXPERIMENT))) {
      if (started) {
        throw new InvalidInputException(
            directory + " has a " + RUNS + " without " + EXPERIMENT + "; choose another folder");
      }
      return;
    }
    if (!started) {
      // Nothing would be lost: an experiment that never finished a run blocks no other.
      return;
    }
    ExperimentFile.Identity there = Results.experiment(directory).identity();
    if (!identity.covers(there)) {
      throw new InvalidInputException(
          directory
              + " holds another experiment ("
              + there.difference(identity)
              + "); choose another folder, remove this one, or keep its methods and seeds with"
              + " --add");
    }
  }

  private static List<String> remarks(KeptRuns kept, int[] missing, String extension) {
    List<String> remarks = new ArrayList<>();
    if (!extension.isEmpty()) {
      remarks.add(extension);
    }
    for (String fault : kept.faults()) {
      remarks.add(fault + ": it is left out");
    }
    int last = kept.runs().isEmpty() ? -1 : kept.runs().lastKey();
    long gaps = Arrays.stream(missing).filter(run -> run < last).count();
    if (gaps > 0 && extension.isEmpty()) {
      remarks.add(
          gaps
              + (gaps == 1 ? " run before the last is" : " runs before the last are")
              + " missing and made again");
    }
    return remarks;
  }

  private void replace(String name, byte[] content) throws IOException {
    Path file = directory.resolve(name);
    if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
      OutputFile.write(file, out -> out.write(content));
    }
  }

  private static FileChannel channel(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static FileSystemException failed(Path file, IOException cause) {
    FileSystemException failed = new FileSystemException(file.toString(), null, cause.getMessage());
    failed.initCause(cause);
    return failed;
  }

  /**
   * Returns the numbers of the runs that the directory did not hold when it was opened, ascending.
   */
  public int[] missing() {
    return missing.clone();
  }

  /** Returns what was found in the directory and mended, in sentences; empty if all was well. */
  public List<String> remarks() {
    return List.copyOf(remarks);
  }

  /**
   * Appends a run that was missing.
   *
   * @param timing null where it is not known
   */
  public void append(RunRecord run, @Nullable Timing timing) throws IOException {
    if (timing != null) {
      append(timings, TIMINGS, timing.numbered(run.run(), numbers.check(run)));
    }
    append(runs, RUNS, run);
    appended++;
  }

  private void append(FileChannel channel, String name, Object line) throws IOException {
    byte[] json = ResultJson.MAPPER.writeValueAsBytes(line);
    ByteBuffer bytes = ByteBuffer.allocate(json.length + 1).put(json).put((byte) '\n').flip();
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw failed(directory.resolve(name), e);
    }
  }

  /** Closes the directory; one in which no run was ever finished is removed. */
  @Override
  public void close() throws IOException {
    boolean empty = missing.length == experiment.identity().planned().length && appended == 0;
    try (runs;
        timings) {
      timings.force(true);
      runs.force(true);
    }
    if (empty) {
      for (String name : List.of(RUNS, TIMINGS, EXPERIMENT)) {
        Files.deleteIfExists(directory.resolve(name));
      }
      lock.discard();
      return;
    }
    try (lock) {
      if (appended == missing.length && !inOrder) {
        KeptRuns all = KeptRuns.read(directory, experiment.identity());
        replace(TIMINGS, all.timingLines());
        replace(RUNS, all.runLines());
      }
    }
  }
}
