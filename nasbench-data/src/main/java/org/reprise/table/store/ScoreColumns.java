package org.reprise.table.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.DoubleBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.reprise.data.file.OutputFile;
import org.reprise.space.InvalidInputException;
import org.reprise.table.Series;
import org.reprise.table.StoredColumn;
import org.reprise.table.Table;

/**
 * Scores that lie in a file beside a table, {@code NAME.scores.csv.gz}, and are joined to it when
 * it is opened: a line {@code # reprise scores} with what made them, a header of {@code
 * architecture} and series, a line for each architecture. They belong to architectures, not to the
 * table's values, so they stay true when the table is measured again. The file is read when a
 * column is first used. Of architectures that compute the same function one is enough.
 */
public final class ScoreColumns {
  private static final String FIRST = "# reprise scores";

  private final String name;
  private final Source source;
  private final Table table;
  private final List<Series> series = new ArrayList<>();
  private StoredColumn @Nullable [] columns;

  /** Opens the file. */
  @FunctionalInterface
  interface Source {
    InputStream open() throws IOException;
  }

  private ScoreColumns(Table table, String name, Source source) {
    this.table = table;
    this.name = name;
    this.source = source;
  }

  /** The name of the file beside table {@code table}. */
  static String file(String table) {
    return table + ".scores.csv.gz";
  }

  /** {@code table} with the scores of a file; reads the file's header only. */
  static Table join(Table table, String name, Source source) {
    ScoreColumns scores = new ScoreColumns(table, name, source);
    try (BufferedReader lines = scores.open()) {
      scores.readHeader(lines);
    } catch (IOException e) {
      throw scores.unreadable(e);
    }
    // Ordered: the hash of a record is set up at run time, which takes a new virtual machine longer
    // than to read the header.
    Map<Series, Supplier<StoredColumn>> columns = new TreeMap<>();
    for (int i = 0; i < scores.series.size(); i++) {
      int column = i;
      columns.put(scores.series.get(i), () -> scores.column(column));
    }
    return table.beside(columns);
  }

  private BufferedReader open() throws IOException {
    return new BufferedReader(
        new InputStreamReader(new GZIPInputStream(source.open(), 1 << 16), StandardCharsets.UTF_8));
  }

  private void readHeader(BufferedReader lines) throws IOException {
    String first = lines.readLine();
    if (first == null || !first.startsWith(FIRST)) {
      throw new InvalidInputException(name + " does not begin with '" + FIRST + "'");
    }
    String header = lines.readLine();
    if (header == null || !header.startsWith("architecture,")) {
      throw new InvalidInputException(name + " has no header 'architecture,...' in line 2");
    }
    series.clear();
    for (String text : header.substring("architecture,".length()).split(",", -1)) {
      series.add(Series.parse(text));
    }
  }

  private synchronized StoredColumn column(int number) {
    if (columns == null) {
      try (BufferedReader lines = open()) {
        readHeader(lines);
        columns = read(lines);
      } catch (IOException e) {
        throw unreadable(e);
      }
    }
    return columns[number];
  }

  private StoredColumn[] read(BufferedReader lines) throws IOException {
    Map<String, double[]> byFunction = new HashMap<>();
    int number = 2;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      int comma = line.indexOf(',');
      String[] cells = line.substring(comma + 1).split(",", -1);
      if (comma < 0 || cells.length != series.size()) {
        throw new InvalidInputException(
            name + " line " + number + " does not have " + series.size() + " scores");
      }
      try {
        double[] values =
            Arrays.stream(cells)
                .mapToDouble(cell -> cell.isEmpty() ? Double.NaN : Double.parseDouble(cell))
                .toArray();
        byFunction.put(
            table.space().functionKey(table.space().parse(line.substring(0, comma))), values);
      } catch (NumberFormatException e) {
        throw new InvalidInputException(name + " line " + number + ": " + e.getMessage(), e);
      }
    }
    double[][] values = new double[series.size()][table.rows()];
    for (int row = 0; row < table.rows(); row++) {
      double[] known = byFunction.get(table.space().functionKey(table.architecture(row)));
      for (int i = 0; i < values.length; i++) {
        values[i][row] = known == null ? Double.NaN : known[i];
      }
    }
    return Arrays.stream(values)
        .map(column -> StoredColumn.of(DoubleBuffer.wrap(column)))
        .toArray(StoredColumn[]::new);
  }

  private InvalidInputException unreadable(IOException e) {
    return new InvalidInputException("cannot read " + name + ": " + e.getMessage(), e);
  }

  /**
   * Writes a file of scores, whole or not at all.
   *
   * @param origin what made them, on one line
   * @param scores by architecture in the text form of its space: a number for each series, NaN for
   *     none
   */
  public static void write(
      Path file, String origin, List<Series> series, SortedMap<String, double[]> scores)
      throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    OutputFile.write(
        file,
        out -> {
          GZIPOutputStream packed = new GZIPOutputStream(out);
          Writer text = new OutputStreamWriter(packed, StandardCharsets.UTF_8);
          text.write(FIRST + "; " + origin + "\narchitecture");
          for (Series one : series) {
            text.write("," + one);
          }
          text.write('\n');
          for (Map.Entry<String, double[]> row : scores.entrySet()) {
            text.write(row.getKey());
            for (double value : row.getValue()) {
              text.write("," + (Double.isNaN(value) ? "" : shortest(value)));
            }
            text.write('\n');
          }
          text.flush();
          packed.finish();
        });
  }

  private static String shortest(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole ? Long.toString((long) value) : Double.toString(value);
  }
}
