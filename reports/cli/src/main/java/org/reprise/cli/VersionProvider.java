package org.reprise.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version as the build wrote it down. */
public final class VersionProvider implements IVersionProvider {
  @Override
  public String[] getVersion() throws IOException {
    return new String[] {"reprise " + version() + " (Java " + Runtime.version() + ")"};
  }

  /** The version of Reprise alone, such as {@code 0.1.0}; {@code unknown} if none was written. */
  public static String version() throws IOException {
    Properties build = new Properties();
    try (InputStream in = VersionProvider.class.getResourceAsStream("build.properties")) {
      build.load(in);
    }
    String version = build.getProperty("version");
    // A build that is not Maven's may leave the placeholder: no table shall carry it.
    return version.contains("${") ? "unknown" : version;
  }
}
