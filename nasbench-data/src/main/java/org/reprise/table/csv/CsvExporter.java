package org.reprise.table.csv;

import com.opencsv.CSVWriterBuilder;
import com.opencsv.ICSVWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.reprise.table.Series;
import org.reprise.table.StoredColumn;
import org.reprise.table.Table;

/**
 * Writes a table as CSV: column {@code arch}, then one for each series, named as {@link
 * Series#toString} does; a row for each architecture; absent values are empty. Numbers have as many
 * digits as it takes to read back the same number, so {@link CsvImporter} makes an equal table of
 * it.
 */
public final class CsvExporter {
  private CsvExporter() {}

  /** Writes {@code table} to {@code out}, which is left open. */
  public static void write(Table table, Writer out) throws IOException {
    // Not closed, since that would close what is not ours.
    ICSVWriter csv = new CSVWriterBuilder(out).withLineEnd("\n").build();
    List<Series> series = table.ownSeries();
    List<StoredColumn> columns = series.stream().map(table::column).toList();
    String[] cells = new String[1 + series.size()];
    cells[0] = "arch";
    for (int i = 0; i < series.size(); i++) {
      cells[i + 1] = series.get(i).toString();
    }
    csv.writeNext(cells, false);
    for (int row = 0; row < table.rows(); row++) {
      cells[0] = table.space().format(table.architecture(row));
      for (int i = 0; i < columns.size(); i++) {
        double value = columns.get(i).value(row);
        cells[i + 1] = Double.isNaN(value) ? "" : text(value);
      }
      csv.writeNext(cells, false);
    }
    csv.flush();
    // A print writer keeps its errors to itself; whoever made it asks for them.
    if (csv.checkError() && csv.getException() != null) {
      throw csv.getException();
    }
  }

  private static String text(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole && !(value == 0 && 1 / value < 0)
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }
}
