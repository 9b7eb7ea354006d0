package org.reprise.table.csv;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reprise.space.InvalidInputException;
import org.reprise.table.Series;

/**
 * Makes a {@link CsvMapping} of the names of columns, where no mapping is given:
 *
 * <ul>
 *   <li>{@code arch} or {@code architecture}: the architecture;
 *   <li>{@code dataset}: the data set of the row;
 *   <li>{@code train_acc}, {@code valid_acc}, {@code test_acc} (also {@code val}, {@code accuracy},
 *       {@code loss}), then perhaps {@code _EPOCHS}, then perhaps {@code _mean} or {@code
 *       _seedNUMBER}. Accuracies that are all at most 1 are taken as fractions;
 *   <li>{@code *_seconds}, then perhaps {@code _EPOCHS};
 *   <li>{@code dataset/split/metric/epochs/seed}, as {@link CsvExporter} writes;
 *   <li>any other column of numbers: a metric of that name.
 * </ul>
 *
 * Columns of other text are left out, which the notes of the table say.
 */
final class ColumnConvention {
  private static final Set<String> ARCHITECTURE = Set.of("arch", "architecture");
  private static final String DATASET = "dataset";
  private static final Pattern MEASURED =
      Pattern.compile(
          "(train|valid|val|test)_(acc|accuracy|loss)(?:_(\\d{1,5}))?(?:_(mean)|_seed(\\d{1,18}))?");
  private static final Pattern SERIES = Pattern.compile("([^/]+/){3}\\d+/[^/]+");
  private static final Pattern SECONDS = Pattern.compile("(\\w+_seconds)(?:_(\\d{1,5}))?");

  /** What one pass over the files says of a column. */
  private static final class Contents {
    private boolean numbers = true;
    private double greatest = Double.NEGATIVE_INFINITY;

    void add(String text) {
      if (!CellValue.isValue(text)) {
        numbers = false;
      } else if (!CellValue.isNothing(text)) {
        greatest = Math.max(greatest, Double.parseDouble(text));
      }
    }
  }

  private ColumnConvention() {}

  /** The mapping for {@code files}, which are read once. */
  static CsvMapping of(List<Path> files) throws IOException {
    Map<String, Contents> columns = new LinkedHashMap<>();
    for (Path file : files) {
      try (CsvFile csv = new CsvFile(file)) {
        csv.header().forEach(name -> columns.computeIfAbsent(name, key -> new Contents()));
        while (csv.next()) {
          csv.header().forEach(name -> columns.get(name).add(csv.text(name)));
        }
      }
    }
    return of(columns, files.get(0));
  }

  private static CsvMapping of(Map<String, Contents> columns, Path file) {
    Optional<String> architecture =
        columns.keySet().stream().filter(ARCHITECTURE::contains).findFirst();
    if (architecture.isEmpty()) {
      throw new InvalidInputException(
          file
              + ": expected a column 'arch' in the header, found "
              + String.join(", ", columns.keySet())
              + "; a mapping can name another");
    }
    Map<String, ColumnTarget> targets = new LinkedHashMap<>();
    Set<String> ignored = new LinkedHashSet<>();
    List<String> notes = new ArrayList<>();
    columns.forEach(
        (name, contents) -> {
          if (name.equals(architecture.get()) || name.equals(DATASET)) {
            return;
          }
          Optional<ColumnTarget> known;
          try {
            known = named(name);
          } catch (InvalidInputException e) {
            throw new InvalidInputException(file + ": in the header: " + e.getMessage(), e);
          }
          if (known.isEmpty() && !contents.numbers) {
            ignored.add(name);
            notes.add("column " + name + " is left out: it is not of numbers");
            return;
          }
          ColumnTarget target = known.orElseGet(() -> other(name));
          if (!SERIES.matcher(name).matches()
              && target.isAccuracy()
              && contents.greatest <= 1
              && contents.greatest > 0) {
            target = target.times(100);
            notes.add("column " + name + " is taken as fractions and stored in percent");
          }
          targets.put(name, target);
        });
    return new CsvMapping(
        Optional.empty(),
        new CsvMapping.ArchitectureText("{" + architecture.get() + "}", List.of()),
        Map.of(),
        Optional.empty(),
        Optional.of(DATASET).filter(columns::containsKey),
        Set.of(),
        targets,
        ignored,
        List.of(),
        notes);
  }

  /** What a name says by itself. */
  private static Optional<ColumnTarget> named(String name) {
    if (SERIES.matcher(name).matches()) {
      return Optional.of(ColumnTarget.of(Series.parse(name)));
    }
    Matcher measured = MEASURED.matcher(name.toLowerCase(Locale.ROOT));
    if (measured.matches()) {
      String split = measured.group(1).equals("val") ? "valid" : measured.group(1);
      String metric = measured.group(2).equals("loss") ? "loss" : "accuracy";
      String seed =
          measured.group(4) != null
              ? Series.MEAN
              : measured.group(5) != null ? measured.group(5) : Series.ONE;
      return Optional.of(target(split, metric, measured.group(3), seed));
    }
    Matcher seconds = SECONDS.matcher(name);
    if (seconds.matches()) {
      return Optional.of(target(Series.NONE, seconds.group(1), seconds.group(2), Series.NONE));
    }
    return Optional.empty();
  }

  private static ColumnTarget other(String name) {
    return target(Series.NONE, name.replaceAll("[\\s,\"/\\p{Cntrl}]+", "_"), null, Series.NONE);
  }

  private static ColumnTarget target(String split, String metric, String epochs, String seed) {
    int length = epochs == null ? 0 : Integer.parseInt(epochs);
    return new ColumnTarget(null, split, metric, length, seed, BigDecimal.ONE);
  }
}
