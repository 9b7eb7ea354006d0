package org.reprise.table;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;

/** The real benchmark data that tests read where they are at hand. */
public final class SharedData {
  private SharedData() {}

  /** A file or folder under {@code data}; the test is skipped if it is not there. */
  public static Path path(String name) {
    Path path = Path.of(System.getProperty("reprise.shared", "../shared"), "data", name);
    assumeThat(Files.exists(path))
        .as("real data %s; give their folder by -Dreprise.shared=...", path)
        .isTrue();
    return path;
  }
}
