package org.reprise.reproduction.target;

import com.opencsv.CSVReaderHeaderAware;
import com.opencsv.exceptions.CsvValidationException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;
import org.reprise.space.SearchSpaces;
import org.reprise.table.Series;
import org.reprise.table.Table;
import org.reprise.table.TableBuilder;
import org.reprise.table.importer.ImportRequest;
import org.reprise.table.importer.TableImporter;

/**
 * The tables that the files of a folder of shared data make, read when they are first asked for.
 */
final class SharedTables {
  private static final Map<String, String> COLUMNS =
      Map.of(
          "valid_acc_12", "valid/accuracy/12/one",
          "test_acc_12", "test/accuracy/12/one",
          "valid_acc_200", "valid/accuracy/200/one",
          "test_acc_200", "test/accuracy/200/mean",
          "search_seconds_12", "-/search_seconds/12/one");

  private final Path folder;
  private final Map<String, Optional<Table>> tables = new HashMap<>();

  /** The tables of {@code folder}; null if there is none. */
  SharedTables(Path folder) {
    this.folder = folder;
  }

  /** The whole table of a space, if the folder has it. */
  Optional<Table> of(String space) {
    return folder == null ? Optional.empty() : tables.computeIfAbsent(space, this::read);
  }

  private Optional<Table> read(String space) {
    return switch (space) {
      case "nasbench201" -> readNasBench201();
      case "nasbench-macro" -> readNasBenchMacro();
      default -> Optional.empty();
    };
  }

  private Optional<Table> readNasBenchMacro() {
    Path file = folder.resolve("nas-bench-macro_cifar10.json");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          TableImporter.of("nas-bench-macro")
              .read(ImportRequest.of("shared-nasbench-macro", file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<Table> readNasBench201() {
    Path cifar10 = folder.resolve("nasbench201-cifar10.csv.gz");
    Path cifar100 = folder.resolve("nasbench201-cifar100.csv.gz");
    if (!Files.exists(cifar10) || !Files.exists(cifar100)) {
      return Optional.empty();
    }
    TableBuilder table = Table.builder("shared-nasbench201", SearchSpaces.named("nasbench201"));
    add(table, cifar10, "cifar10");
    add(table, cifar100, "cifar100");
    return Optional.of(table.build());
  }

  private static void add(TableBuilder table, Path file, String dataset) {
    SearchSpace space = SearchSpaces.named("nasbench201");
    try (CSVReaderHeaderAware csv =
        new CSVReaderHeaderAware(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      Map<String, String> row;
      while ((row = csv.readMap()) != null) {
        Architecture cell = space.parse(row.get("arch"));
        for (Map.Entry<String, String> column : COLUMNS.entrySet()) {
          String value = row.get(column.getKey());
          if (value != null) {
            table.put(
                cell, Series.parse(dataset + "/" + column.getValue()), Double.parseDouble(value));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (CsvValidationException e) {
      throw new InvalidInputException(file + " is damaged: " + e.getMessage(), e);
    }
  }
}
