package org.reprise.training.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.reprise.data.file.OutputFile;
import org.reprise.data.file.SourceFile;
import org.reprise.space.InvalidInputException;

/**
 * A file of results: a line {@code # fingerprint}, a header, a line per result. It grows by whole
 * lines; a line that a killed process left unfinished is cut off when the file is opened again. A
 * name that ends in {@code .gz} is packed and only read or written whole.
 *
 * @param <E> a result
 */
abstract class GrowingFile<E> {
  /** Where it lies. */
  final Path file;

  private final String fingerprint;
  private final String header;

  /** The file; it need not exist. */
  GrowingFile(Path file, String fingerprint, String header) {
    this.file = file;
    this.fingerprint = "# " + fingerprint;
    this.header = header;
  }

  /** The line of a result. */
  abstract String line(E result);

  /** The result of a line, or an error that names {@code where}. */
  abstract E parse(String line, String where);

  /**
   * All whole results.
   *
   * @throws InvalidInputException if the file has another fingerprint
   */
  public List<E> read() {
    if (!Files.exists(file)) {
      return List.of();
    }
    List<E> results = new ArrayList<>();
    try (BufferedReader lines = lines()) {
      check(lines.readLine());
      lines.readLine();
      int number = 2;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        results.add(parse(line, file + " line " + number));
      }
    } catch (IOException e) {
      throw new InvalidInputException("cannot read " + file + ": " + e.getMessage(), e);
    }
    return results;
  }

  private BufferedReader lines() throws IOException {
    return new BufferedReader(new InputStreamReader(SourceFile.open(file), StandardCharsets.UTF_8));
  }

  /**
   * Whether the first line of a file is right.
   *
   * @throws InvalidInputException if not
   */
  void check(@Nullable String first) {
    if (!fingerprint.equals(first)) {
      throw new InvalidInputException(
          file + " begins with '" + first + "', not with '" + fingerprint + "'");
    }
  }

  /** The first line as it stands in the file. */
  String firstLine() {
    try (BufferedReader lines = lines()) {
      String first = lines.readLine();
      check(first);
      return first == null ? "" : first;
    } catch (IOException e) {
      throw new InvalidInputException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private boolean isPacked() {
    return file.toString().endsWith(".gz");
  }

  /** Makes the file ready to grow and gives what it already holds. */
  public List<E> open() {
    if (isPacked()) {
      throw new InvalidInputException(
          file + " is packed and cannot grow; unpack it first, or name a file without .gz");
    }
    try {
      if (!Files.exists(file)) {
        write(List.of());
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

  /** Adds a result at the end. */
  public synchronized void append(E result) {
    try {
      OutputFile.writeText(file, line(result) + "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes these results and no others, whole or not at all. */
  void write(Collection<E> results) {
    StringBuilder text = new StringBuilder();
    text.append(fingerprint).append('\n').append(header).append('\n');
    results.forEach(result -> text.append(line(result)).append('\n'));
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
