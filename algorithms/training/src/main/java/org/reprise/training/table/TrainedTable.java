package org.reprise.training.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.reprise.space.Architecture;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.space.network.LayerGraph;
import org.reprise.table.Series;
import org.reprise.table.Table;
import org.reprise.table.TableBuilder;
import org.reprise.training.standalone.TrainingResult;

/**
 * Entries as a table: accuracies in percent, losses and seconds by epoch and seed, parameters and
 * multiply-adds. Cells of NAS-Bench-201 that compute the same function share the entry of the one
 * that was trained.
 */
public final class TrainedTable {
  private static final double PERCENT = 100;

  private TrainedTable() {}

  /** The table of these entries; {@code version} and {@code date} say what made it, and when. */
  public static Table of(
      TrainingBenchmark benchmark, List<TrainedEntry> entries, String version, String date) {
    String dataset = benchmark.images().training().name().split(" ", 2)[0];
    TableBuilder table = Table.builder(benchmark.name(), benchmark.space());
    table.importer("reprise table build").version(version).date(date);
    table.note("trained by this project: " + benchmark.fingerprint());
    table.note(
        "a value of "
            + benchmark.protocol().epochs()
            + " epochs or fewer is a point on the curve of one training of "
            + benchmark.protocol().epochs()
            + " epochs");
    table.note("a training that diverged has no values from there on");
    Map<String, List<Architecture>> equals = equals(benchmark);
    for (TrainedEntry entry : entries) {
      Architecture trained = benchmark.space().parse(entry.architecture());
      for (Architecture equal :
          equals.getOrDefault(function(benchmark, trained), List.of(trained))) {
        put(table, equal, entry, dataset);
      }
    }
    for (Architecture architecture : architectures(equals, benchmark)) {
      LayerGraph network = benchmark.network().apply(architecture);
      table.put(architecture, Series.cost(dataset, "params"), network.parameters());
      table.put(architecture, Series.cost(dataset, "flops"), network.multiplyAdds());
    }
    return table.build();
  }

  private static void put(
      TableBuilder table, Architecture architecture, TrainedEntry entry, String dataset) {
    TrainingResult result = entry.result();
    String seed = Long.toString(entry.seed());
    int epochs = result.curve().size();
    for (int e = 1; e <= epochs; e++) {
      TrainingResult.Epoch epoch = result.curve().get(e - 1);
      table.put(
          architecture,
          new Series(dataset, "valid", "accuracy", e, seed),
          PERCENT * epoch.validationAccuracy());
      table.put(
          architecture, new Series(dataset, "valid", "loss", e, seed), epoch.validationLoss());
      table.put(architecture, new Series(dataset, "train", "loss", e, seed), epoch.trainLoss());
      table.put(
          architecture,
          new Series(dataset, Series.NONE, "train_seconds", e, seed),
          result.trainSeconds() * e / epochs);
    }
    table.put(
        architecture,
        new Series(dataset, "test", "accuracy", epochs, seed),
        PERCENT * result.testAccuracy());
    table.put(architecture, new Series(dataset, "test", "loss", epochs, seed), result.testLoss());
  }

  /** Cells by the function that they compute; empty for spaces whose cells all differ. */
  private static Map<String, List<Architecture>> equals(TrainingBenchmark benchmark) {
    Map<String, List<Architecture>> equals = new HashMap<>();
    if (benchmark.space() instanceof NasBench201 space) {
      for (long key = 0; key < space.size().longValueExact(); key++) {
        Architecture cell = space.fromKey(key);
        equals.computeIfAbsent(function(benchmark, cell), function -> new ArrayList<>()).add(cell);
      }
    }
    return equals;
  }

  private static List<Architecture> architectures(
      Map<String, List<Architecture>> equals, TrainingBenchmark benchmark) {
    return equals.isEmpty()
        ? benchmark.architectures()
        : equals.values().stream().flatMap(List::stream).toList();
  }

  private static String function(TrainingBenchmark benchmark, Architecture architecture) {
    return benchmark.space() instanceof NasBench201
        ? NasBench201.uniqueString(architecture, true)
        : benchmark.space().format(architecture);
  }
}
