package org.reprise.table.csv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.reprise.space.InvalidInputException;
import org.reprise.table.Series;
import org.reprise.table.importer.CsvOptions;

/**
 * Makes a {@link CsvMapping} of the names of columns ({@link ColumnNames}) and of what they hold
 * ({@link ColumnContents}), where no mapping is given. The README of this module is the reference:
 *
 * <ul>
 *   <li>{@code arch} or {@code architecture}: the architecture; {@code dataset}: the data set of
 *       the row;
 *   <li>{@code valid_acc}, {@code test_loss_200} and the like, in the usual spellings;
 *   <li>{@code *_seconds}, then perhaps {@code _EPOCHS};
 *   <li>{@code dataset/split/metric/epochs/seed}, as {@link CsvExporter} writes;
 *   <li>any other column of numbers: a metric of that name.
 * </ul>
 *
 * Columns of other text are left out, which the notes of the table say.
 */
final class ColumnConvention {
  private final List<Path> files;
  private final AbsentValues absent;
  private final Set<String> ignored = new LinkedHashSet<>();
  private final Map<String, ColumnContents> contents = new LinkedHashMap<>();
  private final Map<String, ColumnTarget> targets = new LinkedHashMap<>();
  private final Map<String, AbsentValues> absentOfColumn = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

  private ColumnConvention(List<Path> files, CsvOptions options) {
    this.files = files;
    absent = AbsentValues.parse(options.absent());
    ignored.addAll(options.ignored());
  }

  /** Returns the mapping for {@code files}, which are read once. */
  static CsvMapping of(List<Path> files, CsvOptions options) throws IOException {
    return new ColumnConvention(files, options).mapping();
  }

  private CsvMapping mapping() throws IOException {
    Optional<String> dataset = Optional.empty();
    Set<String> unnamed = new LinkedHashSet<>();
    for (Path file : files) {
      try (CsvFile csv = new CsvFile(file)) {
        dataset = dataset.or(() -> ColumnNames.dataset(csv.header()));
        unnamed.addAll(csv.unnamed());
        read(csv, dataset);
      }
    }
    String architecture = architecture(unnamed);
    for (Map.Entry<String, ColumnContents> column : contents.entrySet()) {
      String name = column.getKey();
      if (!name.equals(architecture)
          && !dataset.equals(Optional.of(name))
          && !ignored.contains(name)) {
        decide(name, column.getValue(), unnamed.contains(name));
      }
    }
    CsvMapping.Fractions fractions = new UnitEvidence(contents, targets).fractions(notes);
    absentOfColumn.put(CsvMapping.EVERY_COLUMN, absent);
    return new CsvMapping(
        Optional.empty(),
        new CsvMapping.ArchitectureText("{" + architecture + "}", List.of()),
        Map.of(),
        Optional.empty(),
        dataset,
        absentOfColumn,
        targets,
        fractions,
        ignored,
        List.of(),
        notes);
  }

  private void read(CsvFile csv, Optional<String> dataset) throws IOException {
    List<String> names = csv.header();
    List<ColumnContents> columns =
        names.stream()
            .map(name -> contents.computeIfAbsent(name, key -> new ColumnContents()))
            .toList();
    while (csv.next()) {
      String rowDataset = dataset.filter(csv::has).map(csv::text).orElse("");
      CsvMapping.Source source = new CsvMapping.Source(csv.path(), rowDataset);
      for (int i = 0; i < names.size(); i++) {
        columns.get(i).add(source, csv.line(), csv.text(names.get(i)), absent);
      }
    }
  }

  private String architecture(Set<String> unnamed) {
    Set<String> names = new LinkedHashSet<>(contents.keySet());
    names.removeAll(ignored);
    Optional<String> named = ColumnNames.architecture(names);
    if (named.isPresent()) {
      return named.get();
    }
    // What pandas writes of a frame whose index holds the architectures.
    for (String name : unnamed) {
      ColumnContents column = Objects.requireNonNull(contents.get(name), name);
      if (!column.isNumbers() && !column.isDamaged()) {
        notes.add("the first column without a name is taken for the architectures");
        return name;
      }
    }
    throw new InvalidInputException(
        files.get(0)
            + ": line 1: expected a column 'arch' in the header, found "
            + String.join(", ", contents.keySet())
            + "; a mapping can name another");
  }

  private void decide(String name, ColumnContents column, boolean isUnnamed) {
    if (isUnnamed && (column.isCount() || column.isEmpty())) {
      ignored.add(name);
      if (column.isCount()) {
        notes.add("the column without a name, which counts the rows, is left out");
      }
      return;
    }
    Optional<ColumnTarget> known;
    try {
      known = ColumnNames.named(name);
    } catch (InvalidInputException e) {
      throw new InvalidInputException(
          files.get(0) + ": line 1: in the header: " + e.getMessage(), e);
    }
    if (known.isEmpty() && column.isDamaged()) {
      ColumnContents.Cell cell = column.firstText();
      throw new InvalidInputException(
          cell.source()
              + ": line "
              + cell.line()
              + ": column "
              + name
              + " is damaged: expected a number as in the other rows, found '"
              + cell.text()
              + "'; if it stands for none, say so by --absent; --ignore "
              + name
              + " leaves the column out");
    }
    if (known.isEmpty() && !column.isNumbers()) {
      ignored.add(name);
      notes.add("column " + name + " is left out: it is not of numbers");
      return;
    }
    ColumnTarget target = known.orElseGet(() -> ColumnNames.other(name));
    targets.forEach(
        (other, taken) -> {
          if (taken.series(Series.NONE).equals(target.series(Series.NONE))) {
            throw new InvalidInputException(
                files.get(0)
                    + ": line 1: columns "
                    + other
                    + " and "
                    + name
                    + " would be the same series; --ignore one of them, or use a mapping");
          }
        });
    targets.put(name, target);
    if (target.isNeverNegative() && column.minusOnes() > 0) {
      absentOfColumn.put(name, AbsentValues.parse(List.of("-1")));
    }
  }
}
