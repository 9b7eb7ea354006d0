package org.reprise.claim;

import java.nio.file.Path;
import org.reprise.search.RandomStreams;
import org.reprise.table.Table;

/** What a check may use. */
public interface CheckContext {
  /**
   * An argument that the target gives.
   *
   * @throws IllegalArgumentException if it gives none of this name
   */
  String argument(String name);

  /** How many runs to make, for a check that samples. */
  int runs();

  /** The random streams of this target. */
  RandomStreams streams();

  /**
   * A file of measured data.
   *
   * @throws NotAvailableException if there is none on this machine
   */
  Path data(String file) throws NotAvailableException;

  /**
   * A table that a protocol fits.
   *
   * @throws NotAvailableException if there is none on this machine
   */
  Table table(String protocol) throws NotAvailableException;
}
