package org.reprise.table.csv;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the columns of CSV files mean. {@link MappingFile} reads one from YAML; {@link
 * ColumnConvention} makes one from the names of the columns.
 *
 * @param space name of the search space, if the mapping says it
 * @param architecture how the text of an architecture is put together
 * @param datasets data set of each file, by the file's name without its ending; empty if the files
 *     say it in {@code datasetColumn}, or if all are of {@code dataset}
 * @param dataset the data set of every file, if there is one
 * @param datasetColumn the column that says the data set of its row, if there is one
 * @param absent what means that there is no value, by column, and under {@value #EVERY_COLUMN} for
 *     all
 * @param columns the columns with values
 * @param fractions where accuracies are fractions though their columns do not say so
 * @param ignored columns to leave out
 * @param lowerIsBetter columns with values, or metrics, where less is better
 * @param notes what a user of the table should know
 */
record CsvMapping(
    Optional<String> space,
    ArchitectureText architecture,
    Map<String, String> datasets,
    Optional<String> dataset,
    Optional<String> datasetColumn,
    Map<String, AbsentValues> absent,
    Map<String, ColumnTarget> columns,
    Fractions fractions,
    Set<String> ignored,
    List<String> lowerIsBetter,
    List<String> notes) {
  static final String EVERY_COLUMN = "*";

  /**
   * Returns the same mapping, with more that means absent in every column and more columns left
   * out.
   */
  CsvMapping with(AbsentValues moreAbsent, List<String> moreIgnored) {
    Map<String, AbsentValues> allAbsent = new HashMap<>(absent);
    allAbsent.merge(EVERY_COLUMN, moreAbsent, AbsentValues::and);
    Set<String> allIgnored = new LinkedHashSet<>(ignored);
    allIgnored.addAll(moreIgnored);
    Map<String, ColumnTarget> left = new LinkedHashMap<>(columns);
    left.keySet().removeAll(moreIgnored);
    return new CsvMapping(
        space,
        architecture,
        datasets,
        dataset,
        datasetColumn,
        allAbsent,
        left,
        fractions,
        allIgnored,
        lowerIsBetter,
        notes);
  }

  /**
   * Returns what is meant for absent in {@code column}; a range for all counts for accuracies
   * alone.
   */
  AbsentValues absent(String column) {
    AbsentValues all = absent.getOrDefault(EVERY_COLUMN, AbsentValues.NONE);
    ColumnTarget target = columns.get(column);
    boolean accuracy = target != null && target.isAccuracy();
    return (accuracy ? all : all.withoutRanges())
        .and(absent.getOrDefault(column, AbsentValues.NONE));
  }

  /** Returns what {@code column}, one of {@link #columns}, becomes. */
  ColumnTarget target(String column) {
    return Objects.requireNonNull(columns.get(column), column);
  }

  /** Returns what a value of {@code column} is multiplied by in a row of {@code source}. */
  BigDecimal factor(String column, Source source) {
    BigDecimal factor = target(column).factor();
    return fractions.columns().contains(column) && fractions.sources().contains(source)
        ? factor.movePointRight(2)
        : factor;
  }

  /**
   * The rows of one data set in one file, which have one unit.
   *
   * @param dataset what the column of data sets says; empty where there is none
   */
  record Source(Path file, String dataset) implements Comparable<Source> {
    private static final Comparator<Source> ORDER =
        Comparator.comparing(Source::file).thenComparing(Source::dataset);

    @Override
    public int compareTo(Source other) {
      return ORDER.compare(this, other);
    }

    /** Returns the name of the file, without folders, and the data set: for notes. */
    String label() {
      return file.getFileName() + (dataset.isEmpty() ? "" : " on " + dataset);
    }

    @Override
    public String toString() {
      return file + (dataset.isEmpty() ? "" : ", data set " + dataset);
    }
  }

  /**
   * Accuracies that are fractions.
   *
   * @param columns of these columns
   * @param sources in these sources
   */
  record Fractions(Set<String> columns, Set<Source> sources) {
    static final Fractions NONE = new Fractions(Set.of(), Set.of());
  }

  /**
   * The text of an architecture: a template of columns, then replacements.
   *
   * @param template text with names of columns in braces, {@code {adjacency};{ops}}
   * @param rewrites replacements that are made one after the other, everywhere in the text
   */
  record ArchitectureText(String template, List<Rewrite> rewrites) {
    static final Pattern COLUMN = Pattern.compile("\\{([^{}]+)}");

    /** Returns the names of the columns that it is made of. */
    List<String> columns() {
      return COLUMN.matcher(template).results().map(found -> found.group(1)).toList();
    }
  }

  /** A replacement of what matches {@code pattern}. */
  record Rewrite(Pattern pattern, String replacement) {}
}
