package org.reprise.reproduction.result;

import com.fasterxml.jackson.databind.cfg.PackageVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where, when and by which command an experiment ran.
 *
 * @param started when, in UTC
 * @param commandLine the arguments that repeat it
 * @param java version and vendor of the Java machine
 * @param system operating system, its version and architecture
 * @param processor its name where the system tells it
 * @param processors how many the Java machine may use
 * @param libraries versions by name
 */
public record Provenance(
    String started,
    List<String> commandLine,
    String java,
    String system,
    String processor,
    int processors,
    Map<String, String> libraries) {

  /** Returns the present circumstances of {@code commandLine}. */
  public static Provenance now(List<String> commandLine) {
    Map<String, String> libraries = new LinkedHashMap<>();
    libraries.put("reprise", BuildInfo.CURRENT.version());
    libraries.put("jackson", PackageVersion.VERSION.toString());
    return new Provenance(
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        List.copyOf(commandLine),
        Runtime.version() + " (" + System.getProperty("java.vendor") + ")",
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch"),
        processorName(),
        Runtime.getRuntime().availableProcessors(),
        libraries);
  }

  private static String processorName() {
    Path cpuInfo = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(cpuInfo)) {
      return "unknown";
    }
    try (Stream<String> lines = Files.lines(cpuInfo)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }
}
