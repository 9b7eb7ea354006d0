package org.reprise.reproduction.result;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Which Reprise this is, as the build wrote it down.
 *
 * @param version Maven's
 * @param commit of the sources, {@code unknown} if it was not built in a Git checkout
 */
public record BuildInfo(String version, String commit) {
  /** This Reprise. */
  public static final BuildInfo CURRENT = read();

  private static BuildInfo read() {
    Properties properties = new Properties();
    try (InputStream in =
        BuildInfo.class.getResourceAsStream("/org/reprise/reproduction/build.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String commit = properties.getProperty("commit", "");
    return new BuildInfo(
        properties.getProperty("version"), commit.matches("[0-9a-f]{7,64}") ? commit : "unknown");
  }
}
