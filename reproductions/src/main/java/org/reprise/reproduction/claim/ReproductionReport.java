package org.reprise.reproduction.claim;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.reprise.data.file.OutputFile;
import org.reprise.reproduction.result.BuildInfo;
import org.reprise.reproduction.result.Provenance;
import org.reprise.reproduction.result.ResultJson;

/**
 * The outcomes of one execution, as data for pages and build servers.
 *
 * @param version of Reprise
 * @param commit of its sources
 * @param full whether the full number of runs was made
 * @param masterSeed of all runs; run i has seed index i
 * @param provenance where, when, by which command
 * @param outcomes in the order of the targets
 */
public record ReproductionReport(
    String version,
    String commit,
    boolean full,
    long masterSeed,
    Provenance provenance,
    List<Outcome> outcomes) {

  /** Returns the report of these outcomes, made now. */
  public static ReproductionReport of(
      List<Outcome> outcomes, boolean full, List<String> commandLine) {
    return new ReproductionReport(
        BuildInfo.CURRENT.version(),
        BuildInfo.CURRENT.commit(),
        full,
        Reproducer.MASTER_SEED,
        Provenance.now(commandLine),
        List.copyOf(outcomes));
  }

  /** Returns how many targets met each verdict. */
  @JsonProperty
  public Map<Verdict, Integer> counts() {
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    for (Verdict verdict : Verdict.values()) {
      counts.put(verdict, 0);
    }
    outcomes.forEach(outcome -> counts.merge(outcome.verdict(), 1, Integer::sum));
    return counts;
  }

  /** Returns how many targets stand how to what is recorded of them. */
  @JsonProperty
  public Map<Standing, Integer> standings() {
    Map<Standing, Integer> counts = new EnumMap<>(Standing.class);
    for (Standing standing : Standing.values()) {
      counts.put(standing, 0);
    }
    outcomes.forEach(outcome -> counts.merge(outcome.standing(), 1, Integer::sum));
    return counts;
  }

  /** Returns how many targets are missed and were not before, or are worse than recorded. */
  public long newOrWorse() {
    return outcomes.stream().filter(o -> o.standing() == Standing.WORSE).count();
  }

  /** Returns one line: how many targets met each verdict, and how many of the misses are known. */
  public String headline() {
    long known =
        outcomes.stream()
            .filter(o -> o.verdict() == Verdict.NOT_REPRODUCED && o.standing() != Standing.WORSE)
            .count();
    StringBuilder line = new StringBuilder();
    line.append(outcomes.size()).append(outcomes.size() == 1 ? " target: " : " targets: ");
    String separator = "";
    for (Map.Entry<Verdict, Integer> count : counts().entrySet()) {
      line.append(separator).append(count.getValue()).append(' ').append(count.getKey().text());
      if (count.getKey() == Verdict.NOT_REPRODUCED && count.getValue() > 0) {
        line.append(" (").append(known).append(" known and explained, ");
        line.append(newOrWorse()).append(" new or worse)");
      }
      separator = "; ";
    }
    return line.toString();
  }

  /**
   * Writes {@code reproduction.json}, {@code reproduction.md} and {@code reproduction-junit.xml}
   * into {@code directory}, which is created if need be.
   */
  public void write(Path directory) throws IOException {
    Files.createDirectories(directory);
    OutputFile.writeBytes(
        directory.resolve("reproduction.json"), ResultJson.PRETTY.writeValueAsBytes(this));
    OutputFile.writeText(
        directory.resolve("reproduction.md"), new ReproductionMarkdown(this).text());
    try (var out = Files.newOutputStream(directory.resolve("reproduction-junit.xml"))) {
      new ReproductionJUnit(this).write(out);
    }
  }
}
