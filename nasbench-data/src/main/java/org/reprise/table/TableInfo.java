package org.reprise.table;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a table comes from, and which one it is.
 *
 * @param sources the files it was made of, in the order given
 * @param importer what made it, such as {@code nats-bench}; {@code memory} if no importer did
 * @param version version of the program that made it; may be empty
 * @param date the day it was made, as the caller wrote it (ISO 8601); may be empty
 * @param notes what a user should know: gaps, conversions, oddities of the source
 * @param datasets the data sets of its columns, in alphabetical order
 * @param directions which way metrics get better, for those where the source or the user said it;
 *     {@link Table#direction} knows about all
 * @param sha256 SHA-256 of the content (space, series, keys and values, see {@link
 *     Table#contentSha256}), whatever the table is called and however it is stored
 */
public record TableInfo(
    List<Source> sources,
    String importer,
    String version,
    String date,
    List<String> notes,
    List<String> datasets,
    Map<String, Direction> directions,
    String sha256) {
  public TableInfo {
    sources = List.copyOf(sources);
    notes = List.copyOf(notes);
    datasets = List.copyOf(datasets);
    directions = Collections.unmodifiableMap(new TreeMap<>(directions));
  }

  /**
   * One file that a table was made of.
   *
   * @param file its name, without folders
   * @param sha256 the SHA-256 of its bytes as lower case hexadecimal digits
   */
  public record Source(String file, String sha256) {}
}
