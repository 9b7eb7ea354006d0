package org.reprise.table.importer;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.reprise.data.file.SourceFile;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.nasbench101.NasBench101;
import org.reprise.table.Series;
import org.reprise.table.Table;
import org.reprise.table.TableBuilder;

/**
 * Reads {@code nasbench_full.tfrecord} and {@code nasbench_only108.tfrecord} of NAS-Bench-101 (Ying
 * et al. 2019): training, validation and test accuracy and training seconds at the end of each
 * schedule. The runs of a cell are numbered 1, 2, 3 in the order of the file, since the file does
 * not say their seeds. What was measured half-way is left out: it belongs to no finished schedule.
 *
 * <p>The module hash of each cell is recomputed, and the file refused where it differs.
 */
public final class NasBench101Importer implements TableImporter {
  private static final String DATASET = "cifar10";

  @Override
  public String format() {
    return "nasbench-101";
  }

  @Override
  public String description() {
    return "NAS-Bench-101, nasbench_full.tfrecord or nasbench_only108.tfrecord (Ying et al. 2019)";
  }

  @Override
  public Table read(ImportRequest request) throws IOException {
    Path file = request.onlyFile(format());
    TableBuilder table = builder(request, file, format());
    Map<Integer, byte[]> runs = new HashMap<>();
    forEach(
        request,
        file,
        table,
        (record, row, reader) -> {
          NasBench101Record.Evaluation last = record.last(reader);
          int run = nextRun(runs, record.epochs(), row, reader);
          put(table, row, record, last, String.valueOf(run), reader);
        });
    table.note("the seeds of the three runs are not known: they are numbered 1 to 3");
    return table.build();
  }

  /** Receives each record with the row of its cell. */
  @FunctionalInterface
  interface RecordConsumer {
    void accept(NasBench101Record record, int row, TfRecordReader reader);
  }

  static TableBuilder builder(ImportRequest request, Path file, String format) throws IOException {
    request.requireNoCsvOptions(format);
    SourceFile.requireFile(file);
    return Table.builder(request.name(), new NasBench101())
        .importer(format)
        .version(request.version())
        .date(request.date())
        .source(file.getFileName().toString(), SourceFile.sha256(file));
  }

  /** Reads all records of {@code file}. */
  static void forEach(ImportRequest request, Path file, TableBuilder table, RecordConsumer consumer)
      throws IOException {
    long size = Files.size(file);
    NasBench101 space = new NasBench101();
    Map<String, Integer> rowOfHash = new HashMap<>();
    try (TfRecordReader reader = new TfRecordReader(file)) {
      byte[] data;
      while ((data = reader.next()) != null) {
        NasBench101Record record = NasBench101Record.parse(data, reader);
        Integer row = rowOfHash.get(record.moduleHash());
        if (row == null) {
          row = table.row(cell(space, record, reader));
          rowOfHash.put(record.moduleHash(), row);
        }
        try {
          consumer.accept(record, row, reader);
        } catch (InvalidInputException e) {
          throw reader.about(e);
        }
        request.progress().at(reader.position(), size);
      }
    }
    if (rowOfHash.isEmpty()) {
      throw new InvalidInputException(file + ": expected records, found none");
    }
    int absent = space.size().intValueExact() - rowOfHash.size();
    if (absent > 0) {
      table.note(
          String.format(
              Locale.ROOT,
              "%,d of %,d cells; %,d are absent",
              rowOfHash.size(),
              space.size(),
              absent));
    }
  }

  private static Architecture cell(
      NasBench101 space, NasBench101Record record, TfRecordReader reader) {
    Architecture cell;
    try {
      cell = space.parse(record.cellText(reader));
    } catch (InvalidInputException e) {
      throw reader.damage("a NAS-Bench-101 cell: " + e.getMessage());
    }
    String hash = space.moduleHash(cell);
    if (!hash.equals(record.moduleHash())) {
      throw reader.damage("module hash " + hash + " of its cell, found " + record.moduleHash());
    }
    return cell;
  }

  private static int nextRun(
      Map<Integer, byte[]> runs, int epochs, int row, TfRecordReader reader) {
    byte[] counts = runs.getOrDefault(epochs, new byte[1024]);
    if (row >= counts.length) {
      counts = Arrays.copyOf(counts, 2 * row);
    }
    runs.put(epochs, counts);
    if (counts[row] == Byte.MAX_VALUE) {
      throw reader.damage("at most " + Byte.MAX_VALUE + " runs of a cell");
    }
    return ++counts[row];
  }

  /** Stores what both benchmarks have, at the end of the schedule. */
  static void put(
      TableBuilder table,
      int row,
      NasBench101Record record,
      NasBench101Record.Evaluation last,
      String seed,
      TfRecordReader reader) {
    int epochs = record.epochs();
    double[] accuracies = {last.trainAccuracy(), last.validAccuracy(), last.testAccuracy()};
    String[] splits = {"train", "valid", "test"};
    for (int i = 0; i < splits.length; i++) {
      table.put(
          row,
          new Series(DATASET, splits[i], "accuracy", epochs, seed),
          percent(accuracies[i], splits[i], reader));
    }
    table.put(
        row, new Series(DATASET, Series.NONE, "train_seconds", epochs, seed), last.trainSeconds());
    if (record.parameters() <= 0) {
      throw reader.damage("a number of parameters, found " + record.parameters());
    }
    table.put(row, Series.cost(DATASET, "params"), record.parameters());
  }

  private static double percent(double fraction, String split, TfRecordReader reader) {
    if (Double.isNaN(fraction) || fraction == -1) {
      return Double.NaN;
    }
    if (fraction < 0 || fraction > 1) {
      throw reader.damage("a " + split + " accuracy from 0 to 1, found " + fraction);
    }
    return BigDecimal.valueOf(fraction).movePointRight(2).doubleValue();
  }
}
