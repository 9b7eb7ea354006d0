package org.reprise.reproduction.result;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.reprise.space.InvalidInputException;

/**
 * Appends finished runs to a result directory, or goes on where an interrupted experiment stopped.
 *
 * <p>A run is one line, appended by one write; a kill in the midst of it leaves a line without its
 * end, which the next execution cuts off and runs again. The timing of a run is written before the
 * run, so that every run has one.
 */
public final class ResultWriter implements AutoCloseable {
  static final String EXPERIMENT = "experiment.json";
  static final String RUNS = "runs.jsonl";
  static final String TIMINGS = "timings.jsonl";

  private final FileChannel runs;
  private final FileChannel timings;
  private final FileLock lock;
  private final int finished;

  private ResultWriter(FileChannel runs, FileChannel timings, FileLock lock, int finished) {
    this.runs = runs;
    this.timings = timings;
    this.lock = lock;
    this.finished = finished;
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
    Files.createDirectories(directory);
    FileChannel runs = channel(directory.resolve(RUNS));
    FileChannel timings = null;
    try {
      FileLock lock = lock(runs, directory);
      timings = channel(directory.resolve(TIMINGS));
      Path file = directory.resolve(EXPERIMENT);
      if (!Files.exists(file)) {
        Path draft = directory.resolve(EXPERIMENT + ".draft");
        Files.write(draft, ResultJson.PRETTY.writeValueAsBytes(experiment));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      }
      int finished = cut(directory.resolve(RUNS), runs, Integer.MAX_VALUE);
      cut(directory.resolve(TIMINGS), timings, finished);
      return new ResultWriter(runs, timings, lock, finished);
    } catch (IOException | RuntimeException e) {
      runs.close();
      if (timings != null) {
        timings.close();
      }
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
    Path file = directory.resolve(EXPERIMENT);
    if (!Files.exists(file)) {
      if (Files.exists(directory.resolve(RUNS)) && Files.size(directory.resolve(RUNS)) > 0) {
        throw new InvalidInputException(
            directory + " has a " + RUNS + " without " + EXPERIMENT + "; choose another folder");
      }
      return;
    }
    ExperimentFile.Identity there = Results.experiment(directory).identity();
    if (!there.equals(identity)) {
      throw new InvalidInputException(
          directory
              + " holds another experiment ("
              + there.difference(identity)
              + "); choose another folder, or remove this one");
    }
  }

  private static FileChannel channel(Path file) throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private static FileLock lock(FileChannel runs, Path directory) throws IOException {
    FileLock lock = null;
    try {
      lock = runs.tryLock();
    } catch (OverlappingFileLockException e) {
      // Held by this very process: refused alike.
    }
    if (lock == null) {
      throw new InvalidInputException(directory + " is being written by another execution");
    }
    return lock;
  }

  /** Keeps at most {@code most} whole lines and positions the channel behind them. */
  private static int cut(Path file, FileChannel channel, int most) throws IOException {
    int lines = 0;
    long end = 0;
    try (RandomAccessFile reader = new RandomAccessFile(file.toFile(), "r")) {
      byte[] buffer = new byte[1 << 16];
      long offset = 0;
      int read;
      while (lines < most && (read = reader.read(buffer)) > 0) {
        for (int i = 0; i < read && lines < most; i++) {
          if (buffer[i] == '\n') {
            lines++;
            end = offset + i + 1;
          }
        }
        offset += read;
      }
    }
    channel.truncate(end);
    channel.position(end);
    return lines;
  }

  /** How many runs the directory held when it was opened: the number of the next one. */
  public int finished() {
    return finished;
  }

  /** Appends a run, which must be the next by number. */
  public void append(RunRecord run, Timing timing) throws IOException {
    write(timings, timing);
    write(runs, run);
  }

  private static void write(FileChannel channel, Object line) throws IOException {
    byte[] json = ResultJson.MAPPER.writeValueAsBytes(line);
    ByteBuffer bytes = ByteBuffer.allocate(json.length + 1).put(json).put((byte) '\n').flip();
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  @Override
  public void close() throws IOException {
    try (runs;
        timings) {
      timings.force(true);
      runs.force(true);
      lock.release();
    }
  }
}
