package org.reprise.table.csv;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.exceptions.CsvException;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import org.reprise.space.InvalidInputException;
import org.reprise.table.importer.SourceFile;

/** The rows of a CSV file (RFC 4180, UTF-8, perhaps gzip) with a header of distinct names. */
final class CsvFile implements AutoCloseable {
  private static final int LONGEST_LINE = 1 << 20;
  private static final int MOST_LINES_OF_A_ROW = 50;

  private final Path file;
  private final CSVReader csv;
  private final List<String> header;
  private final Map<String, Integer> columnOfName = new HashMap<>();
  private String[] row;

  CsvFile(Path file) throws IOException {
    this.file = file;
    Reader text = new InputStreamReader(SourceFile.open(file), StandardCharsets.UTF_8.newDecoder());
    csv =
        new CSVReaderBuilder(new ShortLines(new BufferedReader(text)))
            .withCSVParser(new RFC4180ParserBuilder().build())
            .withMultilineLimit(MOST_LINES_OF_A_ROW)
            .build();
    if (!next()) {
      throw damage("a header, found nothing");
    }
    // Some programs begin a file with a byte order mark.
    row[0] = row[0].startsWith("\ufeff") ? row[0].substring(1) : row[0];
    header = List.of(row).stream().map(String::strip).toList();
    for (int i = 0; i < header.size(); i++) {
      if (columnOfName.put(header.get(i), i) != null) {
        throw damage("distinct names in the header, found '" + header.get(i) + "' twice");
      }
    }
  }

  /** The names of the columns. */
  List<String> header() {
    return header;
  }

  boolean has(String column) {
    return columnOfName.containsKey(column);
  }

  /** Goes to the next row that is not blank; false after the last. */
  boolean next() throws IOException {
    try {
      do {
        row = csv.readNext();
      } while (row != null && row.length == 1 && row[0].isBlank());
    } catch (CharacterCodingException e) {
      throw damage("UTF-8 text", e);
    } catch (EOFException | ZipException e) {
      throw damage("intact gzip data", e);
    } catch (CsvException | IOException e) {
      // opencsv reports a quote that never ends as an IOException.
      throw damage("rows of comma-separated values with closed quotes", e);
    }
    if (row != null && header != null && row.length != header.size()) {
      throw damage(header.size() + " values as in the header, found " + row.length);
    }
    return row != null;
  }

  /** The text of the current row in {@code column}. */
  String text(String column) {
    return row[columnOfName.get(column)].strip();
  }

  /** An error in the current row: file, line, and what was expected. */
  InvalidInputException damage(String expected) {
    return damage(expected, null);
  }

  private InvalidInputException damage(String expected, Exception cause) {
    return new InvalidInputException(
        file + ": line " + csv.getLinesRead() + ": expected " + expected, cause);
  }

  /** An error of the current row, from what another part said of it. */
  InvalidInputException inThisRow(InvalidInputException problem) {
    return new InvalidInputException(
        file + ": line " + csv.getLinesRead() + ": " + problem.getMessage(), problem);
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
