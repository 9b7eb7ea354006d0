package org.reprise.table.csv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;
import org.reprise.space.SearchSpaces;
import org.reprise.table.Direction;
import org.reprise.table.Series;
import org.reprise.table.Table;
import org.reprise.table.TableBuilder;
import org.reprise.table.importer.ImportRequest;
import org.reprise.table.importer.SourceFile;
import org.reprise.table.importer.TableImporter;

/**
 * Reads CSV files, plain or gzip: a row for each architecture, a column for each series. What the
 * columns mean says a mapping, or the names of the columns by {@link ColumnConvention}. Several
 * files add to one table, each with a data set of its own or with other columns.
 */
public final class CsvImporter implements TableImporter {
  @Override
  public String format() {
    return "csv";
  }

  @Override
  public String description() {
    return "CSV files, plain or gzip, by a mapping or by the names of their columns";
  }

  @Override
  public Table read(ImportRequest request) throws IOException {
    request.files().forEach(SourceFile::requireFile);
    if (!request.datasets().isEmpty() && request.datasets().size() != request.files().size()) {
      throw new InvalidInputException(
          "named are "
              + request.datasets().size()
              + " data sets for "
              + request.files().size()
              + " files; expected one for each");
    }
    CsvMapping mapping =
        request.mapping().isPresent()
            ? MappingFile.read(request.mapping().get())
            : ColumnConvention.of(request.files());
    SearchSpace space = space(request, mapping);
    TableBuilder table =
        Table.builder(request.name(), space)
            .importer(format())
            .version(request.version())
            .date(request.date());
    Set<String> missing = new TreeSet<>(mapping.columns().keySet());
    for (int i = 0; i < request.files().size(); i++) {
      Path file = request.files().get(i);
      String dataset =
          request.datasets().isEmpty() ? dataset(mapping, file) : request.datasets().get(i);
      try (CsvFile csv = new CsvFile(file)) {
        missing.removeAll(csv.header());
        read(csv, mapping, space, dataset, table);
      }
      table.source(file.getFileName().toString(), SourceFile.sha256(file));
      request.progress().at(i + 1, request.files().size());
    }
    if (table.rows() == 0) {
      throw new InvalidInputException(request.files().get(0) + ": expected rows, found none");
    }
    setDirections(request, mapping, table);
    mapping.notes().forEach(table::note);
    if (!missing.isEmpty()) {
      table.note("columns of the mapping that no file has: " + String.join(", ", missing));
    }
    return table.build();
  }

  private static void setDirections(ImportRequest request, CsvMapping mapping, TableBuilder table) {
    Stream.concat(mapping.lowerIsBetter().stream(), request.lowerIsBetter().stream())
        .forEach(name -> table.direction(metric(name, mapping), Direction.LOWER));
  }

  /** The metric of the column called {@code name}, or that is called so. */
  private static String metric(String name, CsvMapping mapping) {
    if (mapping.columns().containsKey(name)) {
      return mapping.columns().get(name).metric();
    }
    if (mapping.columns().values().stream().noneMatch(target -> target.metric().equals(name))) {
      throw new InvalidInputException(
          "lower is better for '"
              + name
              + "', but no column of values is called so; there are: "
              + String.join(", ", mapping.columns().keySet()));
    }
    return name;
  }

  private static SearchSpace space(ImportRequest request, CsvMapping mapping) throws IOException {
    if (request.space().isPresent()) {
      SearchSpace space = request.space().get();
      if (mapping.space().isPresent() && !mapping.space().get().equals(space.name())) {
        throw new InvalidInputException(
            "the mapping is for space " + mapping.space().get() + ", not " + space.name());
      }
      return space;
    }
    if (mapping.space().isPresent()) {
      return SearchSpaces.named(mapping.space().get());
    }
    return guess(request.files().get(0), mapping);
  }

  /** The only registered space that the first architecture is of. */
  private static SearchSpace guess(Path file, CsvMapping mapping) throws IOException {
    try (CsvFile csv = new CsvFile(file)) {
      requireColumns(csv, mapping.architecture().columns());
      List<SearchSpace> fitting = new ArrayList<>();
      if (csv.next()) {
        String text = architecture(csv, mapping.architecture());
        for (SearchSpace space : SearchSpaces.all().values()) {
          try {
            space.parse(text);
            fitting.add(space);
          } catch (InvalidInputException e) {
            // Not of this space.
          }
        }
      }
      if (fitting.size() == 1) {
        return fitting.get(0);
      }
      throw csv.damage(
          "an architecture that tells its space, found one that fits "
              + fitting.size()
              + "; name the space: a YAML file that describes it, or one of "
              + String.join(", ", SearchSpaces.all().keySet()));
    }
  }

  private static String dataset(CsvMapping mapping, Path file) {
    String stem = file.getFileName().toString().replaceFirst("(?i)(\\.csv)?(\\.gz)?$", "");
    if (mapping.dataset().isPresent()) {
      return mapping.dataset().get();
    }
    if (!mapping.datasets().isEmpty()) {
      String dataset = mapping.datasets().get(stem);
      if (dataset == null) {
        throw new InvalidInputException(
            file
                + ": the mapping has data sets for files called "
                + String.join(", ", mapping.datasets().keySet())
                + "; name the data set of each file, or rename it");
      }
      return dataset;
    }
    String name = stem.replaceAll("[^A-Za-z0-9._-]+", "-");
    return name.isEmpty() ? Series.NONE : name;
  }

  private static void read(
      CsvFile csv, CsvMapping mapping, SearchSpace space, String dataset, TableBuilder table)
      throws IOException {
    requireColumns(csv, mapping.architecture().columns());
    mapping.datasetColumn().ifPresent(column -> requireColumns(csv, List.of(column)));
    List<String> columns = columns(csv, mapping);
    Map<String, List<Series>> seriesOfDataset = new HashMap<>();
    while (csv.next()) {
      try {
        int row = table.row(space.parse(architecture(csv, mapping.architecture())));
        String rowDataset = mapping.datasetColumn().map(csv::text).orElse(dataset);
        List<Series> series =
            seriesOfDataset.computeIfAbsent(
                rowDataset,
                name -> columns.stream().map(c -> mapping.columns().get(c).series(name)).toList());
        for (int i = 0; i < columns.size(); i++) {
          ColumnTarget target = mapping.columns().get(columns.get(i));
          String text = csv.text(columns.get(i));
          table.put(row, series.get(i), value(columns.get(i), text, target, mapping.absent()));
        }
      } catch (InvalidInputException e) {
        throw csv.inThisRow(e);
      }
    }
  }

  private static double value(String column, String text, ColumnTarget target, Set<Double> absent) {
    try {
      return CellValue.of(text, target, absent);
    } catch (InvalidInputException e) {
      throw new InvalidInputException("column " + column + ": " + e.getMessage(), e);
    }
  }

  /**
   * The columns of {@code csv} that have values; every other must be known to be something else.
   */
  private static List<String> columns(CsvFile csv, CsvMapping mapping) {
    List<String> columns = new ArrayList<>();
    for (String name : csv.header()) {
      if (mapping.columns().containsKey(name)) {
        columns.add(name);
      } else if (!mapping.ignored().contains(name)
          && !mapping.architecture().columns().contains(name)
          && !mapping.datasetColumn().equals(Optional.of(name))) {
        throw csv.damage(
            "columns that the mapping knows, found '"
                + name
                + "'; add it to the mapping under columns or ignore");
      }
    }
    if (columns.isEmpty()) {
      throw csv.damage(
          "one of the columns " + String.join(", ", mapping.columns().keySet()) + ", found none");
    }
    return columns;
  }

  private static void requireColumns(CsvFile csv, List<String> names) {
    for (String name : names) {
      if (!csv.has(name)) {
        throw csv.damage("a column '" + name + "', found " + String.join(", ", csv.header()));
      }
    }
  }

  private static String architecture(CsvFile csv, CsvMapping.ArchitectureText architecture) {
    String text =
        CsvMapping.ArchitectureText.COLUMN
            .matcher(architecture.template())
            .replaceAll(found -> Matcher.quoteReplacement(csv.text(found.group(1))));
    for (CsvMapping.Rewrite rewrite : architecture.rewrites()) {
      text = rewrite.pattern().matcher(text).replaceAll(rewrite.replacement());
    }
    return text;
  }
}
