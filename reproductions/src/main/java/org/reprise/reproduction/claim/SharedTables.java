package org.reprise.reproduction.claim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.reprise.table.Table;
import org.reprise.table.importer.ImportRequest;
import org.reprise.table.importer.TableImporter;

/**
 * The tables that the files of a folder of shared data make, read when they are first asked for.
 */
final class SharedTables {
  private final Path folder;
  private final Map<String, Optional<Table>> tables = new HashMap<>();

  /** The tables of {@code folder}. */
  SharedTables(Path folder) {
    this.folder = folder;
  }

  /**
   * Returns the table of a space, if the folder has one: the whole of it, or of NAS-Bench-101 a
   * sample, whose only seed is {@code one}, so that protocols can tell it from the whole.
   */
  Optional<Table> of(String space) {
    return tables.computeIfAbsent(space, this::read);
  }

  private Optional<Table> read(String space) {
    return switch (space) {
      case "nasbench201" ->
          read(
                  "csv",
                  space,
                  Optional.of("nasbench201"),
                  "nasbench201-cifar10.csv.gz",
                  "nasbench201-cifar100.csv.gz")
              .map(this::withProxies);
      case "nasbench101" ->
          read("csv", space, Optional.of("nasbench101-sample"), "nasbench101-sample.csv.gz");
      case "nasbench-macro" ->
          read("nas-bench-macro", space, Optional.empty(), "nas-bench-macro_cifar10.json");
      default -> Optional.empty();
    };
  }

  /** Published scores of zero-cost proxies, which are no part of the benchmark, beside it. */
  private Table withProxies(Table table) {
    return read(
            "csv",
            "nasbench201-zero-cost",
            Optional.of("nasbench201-zero-cost"),
            "nasbench201-zero-cost.csv.gz")
        .map(table::beside)
        .orElse(table);
  }

  private Optional<Table> read(
      String format, String name, Optional<String> mapping, String... names) {
    List<Path> files = Stream.of(names).map(folder::resolve).toList();
    if (!files.stream().allMatch(Files::isRegularFile)) {
      return Optional.empty();
    }
    ImportRequest request =
        new ImportRequest(
            "shared-" + name,
            files,
            Optional.empty(),
            mapping,
            List.of(),
            "",
            "",
            (done, total) -> {});
    try {
      return Optional.of(TableImporter.of(format).read(request));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
