package org.reprise.table.importer;

import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.reprise.space.InvalidInputException;
import org.reprise.table.Table;

/**
 * Reads files of one format into a table.
 *
 * <p>To add one: implement this interface and name the class in {@code
 * META-INF/services/org.reprise.table.importer.TableImporter}. Files are strangers' input: whatever
 * they hold, an importer ends, in bounded memory, with a whole table or an {@link
 * InvalidInputException} that names the file, the place and what was expected there.
 */
public interface TableImporter {
  /** The name of the format on the command line. */
  String format();

  /** What it reads, in one line. */
  String description();

  /**
   * The table in the files of {@code request}. What is absent is absent in the table; what a user
   * should know stands in its notes.
   *
   * @throws InvalidInputException if a file is damaged or not of this format, or the request asks
   *     for what this format does not have
   */
  Table read(ImportRequest request) throws IOException;

  /** All importers, by format. */
  static Map<String, TableImporter> all() {
    Map<String, TableImporter> byFormat = new TreeMap<>();
    ServiceLoader.load(TableImporter.class)
        .forEach(importer -> byFormat.put(importer.format(), importer));
    return Collections.unmodifiableMap(byFormat);
  }

  /**
   * The importer of {@code format}.
   *
   * @throws InvalidInputException if there is none
   */
  static TableImporter of(String format) {
    TableImporter importer = all().get(format);
    if (importer == null) {
      throw new InvalidInputException(
          "no format '" + format + "'; there are: " + String.join(", ", all().keySet()));
    }
    return importer;
  }
}
