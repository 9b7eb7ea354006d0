package org.reprise.report.leaderboard;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What papers print under the protocols that the harness knows: read from each {@code
 * META-INF/reprise/published.json} on the class path, so that a new table of figures is data.
 */
public final class PublishedResults {
  private static final String RESOURCE = "META-INF/reprise/published.json";
  private static final List<Group> GROUPS = load();

  private PublishedResults() {}

  /**
   * The figures of one paper for one protocol and data set.
   *
   * @param protocol the protocol's name
   * @param budget as the command line writes it; figures hold for no other
   * @param dataset as in scores
   * @param source paper, edition and table
   * @param rows the figures
   */
  private record Group(
      String protocol, String budget, String dataset, String source, List<Line> rows) {}

  /** One row of a file: {@code [mean, deviation]}, the latter optional, and whether confirmed. */
  private record Line(
      String method,
      String printedAs,
      int runs,
      double[] valid,
      boolean validConfirmed,
      double[] test,
      boolean testConfirmed) {
    Published published(String source) {
      return new Published(
          method,
          printedAs,
          figure(valid, validConfirmed),
          figure(test, testConfirmed),
          runs,
          source);
    }

    private static Published.Figure figure(double[] printed, boolean confirmed) {
      return new Published.Figure(
          printed[0], printed.length > 1 ? printed[1] : Double.NaN, confirmed);
    }
  }

  /** Returns what is printed for this protocol, budget and data set; empty if nothing is. */
  public static List<Published> of(String protocol, String budget, String dataset) {
    return GROUPS.stream()
        .filter(group -> group.protocol().equals(protocol))
        .filter(group -> group.budget().equals(budget) && group.dataset().equals(dataset))
        .flatMap(group -> group.rows().stream().map(line -> line.published(group.source())))
        .toList();
  }

  private static List<Group> load() {
    List<Group> groups = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    try {
      for (URL url :
          Collections.list(PublishedResults.class.getClassLoader().getResources(RESOURCE))) {
        groups.addAll(json.readValue(url, new TypeReference<List<Group>>() {}));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("published figures on the class path cannot be read", e);
    }
    return groups;
  }
}
