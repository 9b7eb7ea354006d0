package org.reprise.claim;

import java.nio.file.Path;
import java.util.Optional;
import org.reprise.search.RandomStreams;
import org.reprise.table.Table;

/** What a check may use. */
public interface CheckContext {
  /**
   * Returns an argument that the target gives.
   *
   * @throws IllegalArgumentException if it gives none of this name
   */
  String argument(String name);

  /** Returns how many runs to make, for a check that samples. */
  int runs();

  /** Returns the random streams of this target. */
  RandomStreams streams();

  /**
   * Returns a file of measured data.
   *
   * @throws NotAvailableException if there is none on this machine
   */
  Path data(String file) throws NotAvailableException;

  /**
   * Returns a table that a protocol fits.
   *
   * @throws NotAvailableException if there is none on this machine
   */
  Table table(String protocol) throws NotAvailableException;

  /**
   * Returns a file, which need not exist, in which a check of many trainings keeps those that are
   * done, so that an interrupted one goes on; none where nothing is kept.
   */
  default Optional<Path> unfinished(String name) {
    return Optional.empty();
  }
}
