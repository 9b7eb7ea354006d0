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
 * @param csv what is said of CSV files
 * @param version version of the program
 * @param date the day, ISO 8601; may be empty
 * @param progress told how far the import is
 */
public record ImportRequest(
    String name, List<Path> files, CsvOptions csv, String version, String date, Progress progress) {
  public ImportRequest {
    files = List.copyOf(files);
    if (files.isEmpty()) {
      throw new InvalidInputException("no file to import; name at least one");
    }
  }

  /** A request that names the space, the mapping and the data sets of CSV files. */
  public ImportRequest(
      String name,
      List<Path> files,
      Optional<SearchSpace> space,
      Optional<String> mapping,
      List<String> datasets,
      String version,
      String date,
      Progress progress) {
    this(name, files, CsvOptions.of(space, mapping, datasets), version, date, progress);
  }

  /** Told how far an import is. */
  @FunctionalInterface
  public interface Progress {
    /** {@code done} of {@code total} steps are done. */
    void at(long done, long total);
  }

  /** A request for {@code files} and nothing special. */
  public static ImportRequest of(String name, Path... files) {
    return new ImportRequest(name, List.of(files), CsvOptions.NONE, "", "", (done, total) -> {});
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
    if (!csv.equals(CsvOptions.NONE)) {
      throw new InvalidInputException(
          "format "
              + format
              + " says itself which space, columns and data sets it has; a space, a mapping, data"
              + " sets, columns and absent values can be named for format csv only");
    }
  }
}
