package org.reprise.table.csv;

import java.util.List;
import java.util.Map;
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
 * @param absent numbers that mean that there is no value
 * @param columns the columns with values
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
    Set<Double> absent,
    Map<String, ColumnTarget> columns,
    Set<String> ignored,
    List<String> lowerIsBetter,
    List<String> notes) {

  /**
   * The text of an architecture: a template of columns, then replacements.
   *
   * @param template text with names of columns in braces, {@code {adjacency};{ops}}
   * @param rewrites replacements that are made one after the other, everywhere in the text
   */
  record ArchitectureText(String template, List<Rewrite> rewrites) {
    static final Pattern COLUMN = Pattern.compile("\\{([^{}]+)}");

    /** The names of the columns that it is made of. */
    List<String> columns() {
      return COLUMN.matcher(template).results().map(found -> found.group(1)).toList();
    }
  }

  /** A replacement of what matches {@code pattern}. */
  record Rewrite(Pattern pattern, String replacement) {}
}
