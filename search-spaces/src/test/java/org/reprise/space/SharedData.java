package org.reprise.space;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Real benchmark data for tests; where the folder is absent, the test is skipped and says so. */
public final class SharedData {
  private SharedData() {}

  /** The path of a shared file. */
  public static Path file(String name) {
    Path path = Path.of(System.getProperty("reprise.shared", "../shared"), "data", name);
    assumeTrue(
        Files.exists(path),
        () ->
            "skipped: real data " + name + " not found (property reprise.shared names its folder)");
    return path;
  }

  /** The lines of a gzipped text file, the header left out. */
  public static List<String> rows(String name) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file(name))), StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).toList();
    }
  }
}
