package org.reprise.table.csv;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.exceptions.CsvException;
import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reprise.data.file.SourceFile;
import org.reprise.space.InvalidInputException;

/**
 * The rows of a CSV file (RFC 4180, UTF-8, perhaps gzip) with a header of distinct names. Values
 * are separated by what separates most names of the header: commas, semicolons or tabs.
 */
final class CsvFile implements AutoCloseable {
  private static final int LONGEST_LINE = 1 << 20;
  private static final int LONGEST_HEADER = 1 << 16;
  private static final int MOST_LINES_OF_A_ROW = 50;
  private static final String SEPARATORS = ",;\t";
  // What Excel writes before the header to name the separator.
  private static final Pattern NAMED_SEPARATOR = Pattern.compile("sep=(.)\\r?");

  private final Path file;
  private final CSVReader csv;
  private final char separator;
  private final List<String> header;
  private final List<String> unnamed = new ArrayList<>();
  private final Map<String, Integer> columnOfName = new HashMap<>();
  private int linesBefore;
  private String[] row = {};

  CsvFile(Path file) throws IOException {
    this.file = file;
    Reader decoded =
        new InputStreamReader(SourceFile.open(file), StandardCharsets.UTF_8.newDecoder());
    BufferedReader text = new BufferedReader(decoded);
    try {
      separator = separator(text);
    } catch (CharacterCodingException e) {
      text.close();
      throw notText(e);
    }
    csv =
        new CSVReaderBuilder(new ShortLines(text))
            .withCSVParser(new RFC4180ParserBuilder().withSeparator(separator).build())
            .withMultilineLimit(MOST_LINES_OF_A_ROW)
            .withVerifyReader(false)
            .build();
    if (!next()) {
      throw damage("a header, found nothing");
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < row.length; i++) {
      String name = row[i].strip();
      if (name.isEmpty()) {
        // As pandas calls it.
        name = "Unnamed: " + i;
        unnamed.add(name);
      } else if (name.matches("Unnamed: \\d+")) {
        unnamed.add(name);
      }
      if (columnOfName.put(name, i) != null) {
        throw damage("distinct names in the header, found '" + name + "' twice");
      }
      names.add(name);
    }
    header = List.copyOf(names);
  }

  /** Finds what separates the values, and leaves {@code text} at the header. */
  private char separator(BufferedReader text) throws IOException {
    text.mark(LONGEST_HEADER);
    // Some programs begin a file with a byte order mark.
    if (text.read() != '\ufeff') {
      text.reset();
    }
    text.mark(LONGEST_HEADER);
    int[] found = new int[SEPARATORS.length()];
    StringBuilder line = new StringBuilder();
    boolean quoted = false;
    for (int next = text.read(); next >= 0 && line.length() < LONGEST_HEADER - 1; ) {
      quoted ^= next == '"';
      int separator = SEPARATORS.indexOf(next);
      if (next == '\n' && !quoted) {
        break;
      }
      if (separator >= 0 && !quoted) {
        found[separator]++;
      }
      line.append((char) next);
      next = text.read();
    }
    Matcher named = NAMED_SEPARATOR.matcher(line);
    if (named.matches()) {
      linesBefore = 1;
      return named.group(1).charAt(0);
    }
    text.reset();
    int most = 0;
    for (int i = 1; i < found.length; i++) {
      most = found[i] > found[most] ? i : most;
    }
    return SEPARATORS.charAt(most);
  }

  Path path() {
    return file;
  }

  /** Returns the line of the current row, from 1. */
  long line() {
    return linesBefore + csv.getLinesRead();
  }

  /** Returns the names of the columns. */
  List<String> header() {
    return header;
  }

  /** Returns those names that stand for columns without a name. */
  List<String> unnamed() {
    return unnamed;
  }

  boolean has(String column) {
    return columnOfName.containsKey(column);
  }

  /** Goes to the next row that is not blank; false after the last. */
  boolean next() throws IOException {
    String[] read;
    try {
      do {
        read = csv.readNext();
      } while (read != null && read.length == 1 && read[0].isBlank());
    } catch (CharacterCodingException e) {
      throw notText(e);
    } catch (CsvException | IOException e) {
      // opencsv reports a quote that never ends as an IOException.
      throw damage("rows of " + values() + " with closed quotes", e);
    }
    if (read != null && header != null && read.length != header.size()) {
      throw damage(header.size() + " " + values() + " as in the header, found " + read.length);
    }
    row = read == null ? new String[0] : read;
    return read != null;
  }

  private String values() {
    return switch (separator) {
      case ',' -> "comma-separated values";
      case '\t' -> "tab-separated values";
      default -> "values separated by '" + separator + "'";
    };
  }

  private InvalidInputException notText(CharacterCodingException cause) throws IOException {
    return new InvalidInputException(
        file + ": line " + SourceFile.lineThatIsNotText(file) + ": expected UTF-8 text", cause);
  }

  /** Returns the text of the current row in {@code column}. */
  String text(String column) {
    return row[Objects.requireNonNull(columnOfName.get(column), column)].strip();
  }

  /** Returns an error in the current row: file, line, and what was expected. */
  InvalidInputException damage(String expected) {
    return new InvalidInputException(inThisRow("expected " + expected));
  }

  private InvalidInputException damage(String expected, Exception cause) {
    return new InvalidInputException(inThisRow("expected " + expected), cause);
  }

  /** Returns an error of the current row, from what another part said of it. */
  InvalidInputException inThisRow(InvalidInputException problem) {
    return new InvalidInputException(inThisRow(problem.getMessage()), problem);
  }

  private String inThisRow(String problem) {
    return file + ": line " + line() + ": " + problem;
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }

  /** Ends with an error, rather than with the memory, at a line that is no line of a table. */
  private final class ShortLines extends FilterReader {
    private int length;

    ShortLines(Reader in) {
      super(in);
    }

    @Override
    public int read(char[] target, int offset, int count) throws IOException {
      int read = in.read(target, offset, count);
      for (int i = offset; i < offset + read; i++) {
        length = target[i] == '\n' || target[i] == '\r' ? 0 : length + 1;
        if (length > LONGEST_LINE) {
          throw damage("lines of at most " + LONGEST_LINE + " characters");
        }
      }
      return read;
    }

    @Override
    public int read() throws IOException {
      char[] one = new char[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }
  }
}
