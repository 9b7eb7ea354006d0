package org.reprise.table.importer;

import java.util.List;
import java.util.Optional;
import org.reprise.space.SearchSpace;

/**
 * What a user says of CSV files beyond what stands in them.
 *
 * @param space the space of the architectures
 * @param mapping how to read the columns: a path or the name of a mapping that comes with Reprise
 * @param datasets names of the data sets of the files, one for each; empty to leave it to the
 *     mapping
 * @param lowerIsBetter columns, or metrics, where less is better though their name does not suggest
 *     it
 * @param absent what means that there is no value: a number, a text, or a range such as {@code >
 *     100}, which counts for accuracies
 * @param ignored columns to leave out
 */
public record CsvOptions(
    Optional<SearchSpace> space,
    Optional<String> mapping,
    List<String> datasets,
    List<String> lowerIsBetter,
    List<String> absent,
    List<String> ignored) {
  /** Nothing said. */
  public static final CsvOptions NONE = of(Optional.empty(), Optional.empty(), List.of());

  public CsvOptions {
    datasets = List.copyOf(datasets);
    lowerIsBetter = List.copyOf(lowerIsBetter);
    absent = List.copyOf(absent);
    ignored = List.copyOf(ignored);
  }

  /** Returns the options that name things, and no others. */
  public static CsvOptions of(
      Optional<SearchSpace> space, Optional<String> mapping, List<String> datasets) {
    return new CsvOptions(space, mapping, datasets, List.of(), List.of(), List.of());
  }
}
