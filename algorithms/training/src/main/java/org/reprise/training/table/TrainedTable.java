package org.reprise.training.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reprise.space.Architecture;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.space.network.LayerGraph;
import org.reprise.table.Series;
import org.reprise.table.Table;
import org.reprise.table.TableBuilder;
import org.reprise.training.engine.Engine;
import org.reprise.training.standalone.TrainingResult;

/**
 * Entries as a table: accuracies in percent and losses by epoch and seed, seconds of the whole
 * training, parameters and multiply-adds, and latencies where they were measured. Cells of
 * NAS-Bench-201 that compute the same function share the entry of the one that was trained.
 */
public final class TrainedTable {
  private TrainedTable() {}

  /**
   * The table of these entries, by the usual engine; {@code version} and {@code date} say what made
   * it, and when.
   */
  public static Table of(
      TrainingBenchmark benchmark, List<TrainedEntry> entries, String version, String date) {
    return of(benchmark, entries, Engine.LANES, Optional.empty(), version, date);
  }

  /** The same by any engine, which it names where it is not the usual one, and with latencies. */
  public static Table of(
      TrainingBenchmark benchmark,
      List<TrainedEntry> entries,
      Engine engine,
      Optional<LatencyColumns> latencies,
      String version,
      String date) {
    String dataset = benchmark.dataset();
    TableBuilder table = Table.builder(benchmark.name(), benchmark.space());
    table.importer("reprise table build").version(version).date(date);
    table.note("trained by this project: " + EntryFile.madeBy(benchmark, engine));
    table.note(
        "a value of "
            + benchmark.protocol().epochs()
            + " epochs or fewer is a point on the curve of one training of "
            + benchmark.protocol().epochs()
            + " epochs");
    table.note(
        engine == Engine.CUDA
            ? "train_seconds are an equal share of the seconds of a wave of networks, evaluation"
                + " left out"
            : "train_seconds are processor seconds of the training alone, evaluation left out");
    table.note("a training that diverged has no values from there on");
    if (benchmark.space() instanceof NasBench201) {
      table.note("cells that compute the same function share the training of one of them");
    }
    BuiltInBenchmark.all().stream()
        .filter(recipe -> recipe.name().equals(benchmark.name()))
        .forEach(recipe -> table.note(recipe.goodFor()));
    new TableNoise(benchmark, entries).notes().forEach(table::note);
    Map<String, List<Architecture>> equals = equals(benchmark);
    for (TrainedEntry entry : entries) {
      Architecture trained = benchmark.space().parse(entry.architecture());
      for (Architecture equal :
          equals.getOrDefault(function(benchmark, trained), List.of(trained))) {
        int row = table.row(equal);
        putResult(table, row, entry, dataset);
        LayerGraph network = benchmark.network().apply(equal);
        table.put(row, Series.cost(dataset, "params"), network.parameters());
        table.put(row, Series.cost(dataset, "flops"), network.multiplyAdds());
      }
    }
    latencies.ifPresent(columns -> columns.addTo(table, dataset));
    return table.build();
  }

  private static void putResult(TableBuilder table, int row, TrainedEntry entry, String dataset) {
    TrainingResult result = entry.result();
    String seed = Long.toString(entry.seed());
    int epochs = result.curve().size();
    for (int e = 1; e <= epochs; e++) {
      TrainingResult.Epoch epoch = result.curve().get(e - 1);
      double accuracy = percent(epoch.validationAccuracy());
      table.put(row, new Series(dataset, "valid", "accuracy", e, seed), accuracy);
      table.put(row, new Series(dataset, "valid", "loss", e, seed), epoch.validationLoss());
      table.put(row, new Series(dataset, "train", "loss", e, seed), epoch.trainLoss());
    }
    if (!result.diverged()) {
      Series seconds = new Series(dataset, Series.NONE, "train_seconds", epochs, seed);
      table.put(row, seconds, result.trainSeconds());
      Series accuracy = new Series(dataset, "test", "accuracy", epochs, seed);
      table.put(row, accuracy, percent(result.testAccuracy()));
      table.put(row, new Series(dataset, "test", "loss", epochs, seed), result.testLoss());
    }
  }

  /** A share that was written with six digits. */
  private static double percent(double share) {
    return Math.rint(1e6 * share) / 1e4;
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

  private static String function(TrainingBenchmark benchmark, Architecture architecture) {
    return benchmark.space() instanceof NasBench201
        ? NasBench201.uniqueString(architecture, true)
        : benchmark.space().format(architecture);
  }
}
