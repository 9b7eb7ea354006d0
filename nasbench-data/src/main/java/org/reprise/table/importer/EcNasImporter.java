package org.reprise.table.importer;

import java.io.IOException;
import java.nio.file.Path;
import org.reprise.table.Series;
import org.reprise.table.Table;
import org.reprise.table.TableBuilder;

/**
 * Reads a TFRecord file of EC-NAS (Bakhtiarifard et al. 2024): NAS-Bench-101 cells of few vertices,
 * one run each, with the energy and emission of their training up to the end of the schedule:
 * metrics {@code energy_kwh} and {@code co2_grams}.
 */
public final class EcNasImporter implements TableImporter {
  private static final String DATASET = "cifar10";

  @Override
  public String format() {
    return "ec-nas";
  }

  @Override
  public String description() {
    return "EC-NAS, energy_*.tfrecord: NAS-Bench-101 cells with energy (Bakhtiarifard et al. 2024)";
  }

  @Override
  public Table read(ImportRequest request) throws IOException {
    Path file = request.onlyFile(format());
    TableBuilder table = NasBench101Importer.builder(request, file, format());
    NasBench101Importer.forEach(
        request,
        file,
        table,
        (record, row, reader) -> {
          NasBench101Record.Evaluation last = record.last(reader);
          if (Double.isNaN(last.energyKwh()) || Double.isNaN(last.co2Grams())) {
            throw reader.damage("energy and emission, as EC-NAS has them");
          }
          NasBench101Importer.put(table, row, record, last, Series.ONE, reader);
          int epochs = record.epochs();
          table.put(
              row,
              new Series(DATASET, Series.NONE, "energy_kwh", epochs, Series.ONE),
              last.energyKwh());
          table.put(
              row,
              new Series(DATASET, Series.NONE, "co2_grams", epochs, Series.ONE),
              last.co2Grams());
        });
    return table.build();
  }
}
