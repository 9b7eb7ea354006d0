package org.reprise.table.importer;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;

/**
 * What to import.
 *
 * @param name what the table shall be called
 * @param files the files or folders, at least one
 * @param space the space of the architectures, where the format does not say it
 * @param mapping how to read the columns of a CSV file: a path or the name of a mapping that comes
 *     with Reprise
 * @param datasets names of the data sets of the CSV files, one for each; empty to leave it to the
 *     mapping
 * @param lowerIsBetter columns of the CSV files, or metrics, where less is better though their name
 *     does not suggest it
 * @param version version of the program
 * @param date the day, ISO 8601; may be empty
 * @param progress told how far the import is
 */
public record ImportRequest(
    String name,
    List<Path> files,
    Optional<SearchSpace> space,
    Optional<String> mapping,
    List<String> datasets,
    List<String> lowerIsBetter,
    String version,
    String date,
    Progress progress) {
  public ImportRequest {
    files = List.copyOf(files);
    datasets = List.copyOf(datasets);
    lowerIsBetter = List.copyOf(lowerIsBetter);
    if (files.isEmpty()) {
      throw new InvalidInputException("no file to import; name at least one");
    }
  }

  /** A request that says of no metric that less is better. */
  public ImportRequest(
      String name,
      List<Path> files,
      Optional<SearchSpace> space,
      Optional<String> mapping,
      List<String> datasets,
      String version,
      String date,
      Progress progress) {
    this(name, files, space, mapping, datasets, List.of(), version, date, progress);
  }

  /** Told how far an import is. */
  @FunctionalInterface
  public interface Progress {
    /** {@code done} of {@code total} steps are done. */
    void at(long done, long total);
  }

  /** A request for {@code files} and nothing special. */
  public static ImportRequest of(String name, Path... files) {
    return new ImportRequest(
        name,
        List.of(files),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        "",
        "",
        (done, total) -> {});
  }

  /** The only file. */
  Path onlyFile(String format) {
    if (files.size() != 1) {
      throw new InvalidInputException(
          "format " + format + " takes one file or folder, not " + files.size());
    }
    return files.get(0);
  }

  /** Refuses options that {@code format} has no use for. */
  void requireNoCsvOptions(String format) {
    if (space.isPresent()
        || mapping.isPresent()
        || !datasets.isEmpty()
        || !lowerIsBetter.isEmpty()) {
      throw new InvalidInputException(
          "format "
              + format
              + " says itself which space, columns and data sets it has; a space, a mapping and"
              + " data sets can be named for format csv only");
    }
  }
}
