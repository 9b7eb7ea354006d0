package org.reprise.training.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.reprise.data.file.OutputFile;
import org.reprise.data.file.SourceFile;
import org.reprise.space.InvalidInputException;

/**
 * A file of entries: a line {@code # fingerprint}, a header, a line per entry. It grows by whole
 * lines; a line that a killed process left unfinished is cut off when the file is opened again. A
 * name that ends in {@code .gz} is packed and only read or written whole.
 */
public final class EntryFile {
  private final Path file;
  private final String fingerprint;
  private final int epochs;

  /** The file of a benchmark; it need not exist. */
  public EntryFile(Path file, TrainingBenchmark benchmark) {
    this.file = file;
    this.fingerprint = "# " + benchmark.fingerprint();
    this.epochs = benchmark.protocol().epochs();
  }

  /**
   * All whole entries.
   *
   * @throws InvalidInputException if the file is of another benchmark or protocol
   */
  public List<TrainedEntry> read() {
    if (!Files.exists(file)) {
      return List.of();
    }
    List<TrainedEntry> entries = new ArrayList<>();
    try (InputStream unpacked = SourceFile.open(file);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(unpacked, StandardCharsets.UTF_8))) {
      String first = lines.readLine();
      if (!fingerprint.equals(first)) {
        throw new InvalidInputException(
            file + " begins with '" + first + "', not with '" + fingerprint + "'");
      }
      lines.readLine();
      int number = 2;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        entries.add(TrainedEntry.parse(line, epochs, file + " line " + number));
      }
    } catch (IOException e) {
      throw new InvalidInputException("cannot read " + file + ": " + e.getMessage(), e);
    }
    return entries;
  }

  private boolean isPacked() {
    return file.toString().endsWith(".gz");
  }

  /** Makes the file ready to grow and gives what it already holds. */
  public List<TrainedEntry> open() {
    try {
      if (!Files.exists(file)) {
        String head = fingerprint + "\n" + TrainedEntry.header(epochs) + "\n";
        Files.createDirectories(file.toAbsolutePath().getParent());
        OutputFile.write(file, out -> out.write(head.getBytes(StandardCharsets.UTF_8)));
      }
      byte[] content = Files.readAllBytes(file);
      int end = content.length;
      while (end > 0 && content[end - 1] != '\n') {
        end--;
      }
      if (end < content.length) {
        Files.write(file, Arrays.copyOf(content, end));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read();
  }

  /** Adds an entry at the end. */
  public synchronized void append(TrainedEntry entry) {
    try {
      Files.writeString(file, entry.line(epochs) + "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
    StringBuilder text = new StringBuilder();
    text.append(fingerprint).append('\n').append(TrainedEntry.header(epochs)).append('\n');
    sorted
        .values()
        .forEach(
            seeds -> seeds.values().forEach(entry -> text.append(entry.line(epochs)).append('\n')));
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      OutputFile.write(file, out -> write(bytes, out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(byte[] bytes, OutputStream out) throws IOException {
    if (isPacked()) {
      GZIPOutputStream packed = new GZIPOutputStream(out);
      packed.write(bytes);
      packed.finish();
    } else {
      out.write(bytes);
    }
  }
}
