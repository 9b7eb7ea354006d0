package org.reprise.reproduction.claim;

import java.util.Optional;
import org.reprise.table.Table;
import org.reprise.table.store.BuiltInTables;

/**
 * The table that a target was measured on. A built-in table may be made anew, with other numbers
 * under the same name: what was measured on the one before is not held against the other.
 *
 * @param name of the table
 * @param sha256 of its content
 */
public record JudgedTable(String name, String sha256) {
  private static final int BRIEF = 8;

  static JudgedTable of(Table table) {
    return new JudgedTable(table.name(), table.info().sha256());
  }

  /** Returns what a reader must know if the table of this name is another today, in a phrase. */
  Optional<String> outdated() {
    if (!BuiltInTables.has(name)) {
      return Optional.empty();
    }
    String today = BuiltInTables.open(name).info().sha256();
    return today.equals(sha256)
        ? Optional.empty()
        : Optional.of(
            "measured on an earlier table " + name + " (" + this + "), not on " + brief(today));
  }

  private static String brief(String sha256) {
    return sha256.substring(0, Math.min(BRIEF, sha256.length()));
  }

  /** Returns the beginning of the SHA-256. */
  @Override
  public String toString() {
    return "SHA-256 " + brief(sha256);
  }
}
