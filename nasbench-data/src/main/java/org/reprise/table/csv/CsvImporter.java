package org.reprise.table.csv;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.reprise.data.file.SourceFile;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;
import org.reprise.space.SearchSpaces;
import org.reprise.table.Direction;
import org.reprise.table.Series;
import org.reprise.table.Table;
import org.reprise.table.TableBuilder;
import org.reprise.table.importer.CsvOptions;
import org.reprise.table.importer.ImportRequest;
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
    List<String> datasets = request.csv().datasets();
    if (!datasets.isEmpty() && datasets.size() != request.files().size()) {
      throw new InvalidInputException(
          "named are "
              + datasets.size()
              + " data sets for "
              + request.files().size()
              + " files; expected one for each");
    }
    CsvMapping mapping = mapping(request);
    SearchSpace space = space(request, mapping);
    TableBuilder table =
        Table.builder(request.name(), space)
            .importer(format())
            .version(request.version())
            .date(request.date());
    Set<String> missing = new TreeSet<>(mapping.columns().keySet());
    AbsentCount absent = new AbsentCount();
    for (int i = 0; i < request.files().size(); i++) {
      Path file = request.files().get(i);
      String dataset = datasets.isEmpty() ? dataset(mapping, file) : datasets.get(i);
      try (CsvFile csv = new CsvFile(file)) {
        missing.removeAll(csv.header());
        read(csv, mapping, space, dataset, table, absent);
      }
      table.source(file.getFileName().toString(), SourceFile.sha256(file));
      request.progress().at(i + 1, request.files().size());
    }
    if (table.rows() == 0) {
      throw new InvalidInputException(request.files().get(0) + ": expected rows, found none");
    }
    setDirections(request, mapping, table);
    mapping.notes().forEach(table::note);
    absent.notes().forEach(table::note);
    if (!missing.isEmpty()) {
      table.note("columns of the mapping that no file has: " + String.join(", ", missing));
    }
    return table.build();
  }

  private static CsvMapping mapping(ImportRequest request) throws IOException {
    CsvOptions options = request.csv();
    return options.mapping().isPresent()
        ? MappingFile.read(options.mapping().get())
            .with(AbsentValues.parse(options.absent()), options.ignored())
        : ColumnConvention.of(request.files(), options);
  }

  private static void setDirections(ImportRequest request, CsvMapping mapping, TableBuilder table) {
    Stream.concat(mapping.lowerIsBetter().stream(), request.csv().lowerIsBetter().stream())
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
    if (request.csv().space().isPresent()) {
      SearchSpace space = request.csv().space().get();
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
      CsvFile csv,
      CsvMapping mapping,
      SearchSpace space,
      String dataset,
      TableBuilder table,
      AbsentCount absent)
      throws IOException {
    requireColumns(csv, mapping.architecture().columns());
    mapping.datasetColumn().ifPresent(column -> requireColumns(csv, List.of(column)));
    List<String> columns = columns(csv, mapping);
    Map<String, List<ValueColumn>> ofDataset = new HashMap<>();
    while (csv.next()) {
      try {
        int row = table.row(space.parse(architecture(csv, mapping.architecture())));
        String rowDataset = mapping.datasetColumn().map(csv::text).orElse("");
        List<ValueColumn> values =
            ofDataset.computeIfAbsent(
                rowDataset,
                name -> {
                  CsvMapping.Source source = new CsvMapping.Source(csv.path(), name);
                  String named = mapping.datasetColumn().isPresent() ? name : dataset;
                  return columns.stream()
                      .map(column -> ValueColumn.of(column, mapping, source, named))
                      .toList();
                });
        for (ValueColumn column : values) {
          String text = csv.text(column.name());
          table.put(row, column.series(), column.value(text));
          if (column.isAbsentByRule(text)) {
            absent.add(column.name(), csv, text);
          }
        }
      } catch (InvalidInputException e) {
        throw csv.inThisRow(e);
      }
    }
  }

  /** A column of values in the rows of one data set. */
  private record ValueColumn(
      String name, ColumnTarget target, Series series, BigDecimal factor, AbsentValues absent) {
    static ValueColumn of(
        String name, CsvMapping mapping, CsvMapping.Source source, String dataset) {
      ColumnTarget target = mapping.target(name);
      return new ValueColumn(
          name, target, target.series(dataset), mapping.factor(name, source), mapping.absent(name));
    }

    double value(String text) {
      try {
        return CellValue.of(text, target, factor, absent);
      } catch (InvalidInputException e) {
        throw new InvalidInputException("column " + name + ": " + e.getMessage(), e);
      }
    }

    boolean isAbsentByRule(String text) {
      return !CellValue.isNothing(text) && absent.matches(text);
    }
  }

  /** What was taken for absent though something stands in the cell. */
  private static final class AbsentCount {
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<String, String> first = new TreeMap<>();

    void add(String column, CsvFile csv, String text) {
      counts.merge(column, 1, Integer::sum);
      first.putIfAbsent(column, csv.path().getFileName() + " line " + csv.line() + ": " + text);
    }

    List<String> notes() {
      List<String> notes = new ArrayList<>();
      counts.forEach(
          (column, count) ->
              notes.add(
                  "column "
                      + column
                      + ": "
                      + count
                      + (count == 1 ? " value is" : " values are")
                      + " taken as absent ("
                      + (count == 1 ? "" : "the first in ")
                      + first.get(column)
                      + ")"));
      return notes;
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
          && !csv.unnamed().contains(name)
          && !mapping.architecture().columns().contains(name)
          && !mapping.datasetColumn().equals(Optional.of(name))) {
        throw csv.damage(
            "columns that the mapping knows, found '"
                + name
                + "'; add it to the mapping under columns or ignore, or leave it out by --ignore");
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
