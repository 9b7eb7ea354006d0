package org.reprise.claim;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reprise.space.InvalidInputException;
import org.reprise.table.Column;
import org.reprise.table.Series;
import org.reprise.table.Table;
import org.reprise.table.importer.CsvOptions;
import org.reprise.table.importer.ImportRequest;
import org.reprise.table.importer.TableImporter;

/**
 * Latencies and energies of the cells of NAS-Bench-201 on devices, as others measured them, by the
 * names of their columns. A cell that a device could not run has NaN.
 */
public final class MeasuredCosts {
  private static final String FILE = "nasbench201-hardware.csv.gz";

  private final Table table;
  private final Map<String, double[]> columns = new LinkedHashMap<>();

  private MeasuredCosts(Table table) {
    this.table = table;
    for (Series series : table.series()) {
      Column column = table.column(series);
      double[] values = new double[table.rows()];
      for (int row = 0; row < values.length; row++) {
        values[row] = column.seeds(row) == 0 ? Double.NaN : column.value(row);
      }
      columns.putIfAbsent(series.metric(), values);
    }
  }

  /**
   * Reads them from the shared data.
   *
   * @throws NotAvailableException if the file is not on this machine
   */
  public static MeasuredCosts read(CheckContext context) throws IOException, NotAvailableException {
    CsvOptions mapping =
        CsvOptions.of(Optional.empty(), Optional.of("nasbench201-hardware"), List.of());
    return new MeasuredCosts(
        TableImporter.of("csv")
            .read(
                new ImportRequest(
                    "hardware",
                    List.of(context.data(FILE)),
                    mapping,
                    "",
                    "",
                    (done, total) -> {})));
  }

  /** Returns the table whose rows they are. */
  public Table table() {
    return table;
  }

  /** Returns the names of the columns. */
  public List<String> names() {
    return List.copyOf(columns.keySet());
  }

  /**
   * Returns a column, one number for each row of the table.
   *
   * @throws InvalidInputException if there is none of this name
   */
  public double[] column(String name) {
    double[] values = columns.get(name);
    if (values == null) {
      throw new InvalidInputException(
          "no measured cost '" + name + "'; there are: " + String.join(", ", columns.keySet()));
    }
    return values.clone();
  }

  /** Returns the median of the numbers that are known. */
  public static double median(double[] values) {
    double[] sorted =
        Arrays.stream(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
