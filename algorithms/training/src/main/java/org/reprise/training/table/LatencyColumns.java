package org.reprise.training.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.reprise.search.statistics.RankCorrelation;
import org.reprise.space.SearchSpace;
import org.reprise.table.Series;
import org.reprise.table.TableBuilder;

/**
 * Measured latencies as columns of a table: for each size of batch {@code latency_ms_SIZE}, the
 * least of the passes' medians, and {@code spread_ms_SIZE}, the distance from the 10th to the 90th
 * percentile in that pass. The least, since what else runs on the machine only adds.
 *
 * @param space of the architectures
 * @param batches sizes of batch, in the order of the entries
 * @param entries what was measured
 * @param machine what it was measured on
 */
public record LatencyColumns(
    SearchSpace space, List<Integer> batches, List<LatencyEntry> entries, String machine) {

  void addTo(TableBuilder table, String dataset) {
    Map<String, TreeMap<Integer, LatencyEntry>> byArchitecture = new TreeMap<>();
    for (LatencyEntry entry : entries) {
      byArchitecture
          .computeIfAbsent(entry.architecture(), name -> new TreeMap<>())
          .put(entry.pass(), entry);
    }
    for (int b = 0; b < batches.size(); b++) {
      int batch = b;
      byArchitecture.forEach(
          (name, passes) -> {
            int row = table.row(space.parse(name));
            Latency least =
                passes.values().stream()
                    .map(entry -> entry.latencies().get(batch))
                    .min(Comparator.comparingDouble(Latency::median))
                    .orElseThrow();
            table.put(row, series(dataset, "latency_ms_", batch), rounded(least.median()));
            table.put(
                row, series(dataset, "spread_ms_", batch), rounded(least.high() - least.low()));
          });
      table.note(repeatability(byArchitecture, b));
    }
    table.note(
        "latency_ms_N is the time of a forward pass of N images in one thread, the least of the"
            + " passes' medians, spread_ms_N from the 10th to the 90th percentile of that pass;"
            + " measured on "
            + machine);
  }

  private Series series(String dataset, String metric, int batch) {
    return Series.cost(dataset, metric + batches.get(batch));
  }

  /** In steps of ten nanoseconds. */
  private static double rounded(double milliseconds) {
    return Math.rint(1e5 * milliseconds) / 1e5;
  }

  private static double[] medians(TreeMap<Integer, LatencyEntry> passes, int batch) {
    return passes.values().stream()
        .mapToDouble(entry -> entry.latencies().get(batch).median())
        .toArray();
  }

  private String repeatability(
      Map<String, TreeMap<Integer, LatencyEntry>> byArchitecture, int batch) {
    List<double[]> pairs = new ArrayList<>();
    for (TreeMap<Integer, LatencyEntry> passes : byArchitecture.values()) {
      if (passes.size() > 1) {
        pairs.add(medians(passes, batch));
      }
    }
    String what = "latency_ms_" + batches.get(batch) + ": ";
    if (pairs.size() < 2) {
      return what + "measured in one pass, so how well it repeats is not known";
    }
    double[] first = pairs.stream().mapToDouble(pair -> pair[0]).toArray();
    double[] second = pairs.stream().mapToDouble(pair -> pair[1]).toArray();
    double[] apart = new double[first.length];
    Arrays.setAll(apart, i -> 100 * Math.abs(second[i] / first[i] - 1));
    Arrays.sort(apart);
    return what
        + String.format(
            Locale.ROOT,
            "two passes over %d architectures differ by %.1f %% (median), tau-b between them %.3f",
            pairs.size(),
            apart[apart.length / 2],
            RankCorrelation.kendallTauB(first, second));
  }
}
