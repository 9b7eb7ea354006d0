package org.reprise.algorithm.zerocost;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.reprise.data.file.WriterLock;
import org.reprise.space.InvalidInputException;

/**
 * A file that scores are written down in as they are computed: a line {@code # task}, a header, a
 * line per architecture and seed with the scores of {@link Proxies#all} and the seconds of each. It
 * grows by whole lines; one that a killed process left unfinished is cut off when it is opened
 * again.
 */
public final class ScoreEntries {
  private static final MathContext SCORE = new MathContext(6);
  private static final MathContext SECONDS = new MathContext(2);
  private static final int FIXED = 2;

  private final Path file;
  private final String first;

  /** The entries of {@code task} in {@code file}, which need not exist. */
  public ScoreEntries(Path file, ProxyTask task) {
    this.file = file;
    this.first = "# zero-cost scores; " + task.description();
  }

  private static String header() {
    StringBuilder header = new StringBuilder("architecture,seed");
    Proxies.names().forEach(name -> header.append(',').append(name));
    Proxies.names().forEach(name -> header.append(',').append(name).append("_seconds"));
    return header.toString();
  }

  /** Keeps the file to this program. */
  WriterLock lock() {
    return WriterLock.of(file);
  }

  /**
   * Makes the file ready to grow and gives what it already holds.
   *
   * @throws InvalidInputException if it holds the scores of another task, or is damaged
   */
  public List<Scored> open() {
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, first + "\n" + header() + "\n");
      }
      String text = Files.readString(file);
      String whole = text.substring(0, text.lastIndexOf('\n') + 1);
      if (whole.length() < text.length()) {
        Files.writeString(file, whole);
      }
      return parse(whole.lines().toList());
    } catch (IOException e) {
      throw new InvalidInputException("cannot use " + file + ": " + e.getMessage(), e);
    }
  }

  private List<Scored> parse(List<String> lines) {
    if (lines.size() < 2 || !lines.get(0).equals(first) || !lines.get(1).equals(header())) {
      throw new InvalidInputException(
          file
              + " begins with '"
              + (lines.isEmpty() ? "" : lines.get(0))
              + "', not with '"
              + first
              + "' and the header of all proxies");
    }
    List<Scored> entries = new ArrayList<>();
    for (int i = 2; i < lines.size(); i++) {
      entries.add(parse(lines.get(i), file + " line " + (i + 1)));
    }
    return entries;
  }

  private static Scored parse(String line, String where) {
    String[] cells = line.split(",", -1);
    int proxies = Proxies.all().size();
    if (cells.length != FIXED + 2 * proxies) {
      throw new InvalidInputException(
          where + " has " + cells.length + " cells, not " + (FIXED + 2 * proxies));
    }
    try {
      double[] numbers =
          Arrays.stream(cells).skip(FIXED).mapToDouble(Double::parseDouble).toArray();
      return new Scored(
          cells[0],
          Long.parseLong(cells[1]),
          Arrays.copyOf(numbers, proxies),
          Arrays.copyOfRange(numbers, proxies, 2 * proxies));
    } catch (NumberFormatException e) {
      throw new InvalidInputException(where + ": " + e.getMessage(), e);
    }
  }

  /** Adds an entry at the end; scores are rounded to six digits. */
  synchronized void append(Scored entry) {
    StringBuilder line = new StringBuilder();
    line.append(entry.architecture()).append(',').append(entry.seed());
    for (double score : entry.scores()) {
      line.append(',').append(text(score, SCORE));
    }
    for (double seconds : entry.seconds()) {
      line.append(',').append(text(seconds, SECONDS));
    }
    try {
      Files.writeString(file, line.append('\n').toString(), StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(double value, MathContext digits) {
    BigDecimal rounded = new BigDecimal(value).round(digits);
    // Counts such as parameters keep all of their digits.
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole ? Long.toString((long) value) : Double.toString(rounded.doubleValue());
  }
}
