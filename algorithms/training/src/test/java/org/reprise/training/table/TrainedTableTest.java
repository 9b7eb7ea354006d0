package org.reprise.training.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reprise.space.SearchSpace;
import org.reprise.table.Series;
import org.reprise.table.Table;
import org.reprise.table.store.BuiltInTables;
import org.reprise.training.engine.Engine;
import org.reprise.training.standalone.TrainingResult;

class TrainedTableTest {
  private static final String ALONE = "|none~0|+|none~0|none~1|+|skip_connect~0|none~1|none~2|";
  private static final String DEAD_END =
      "|nor_conv_3x3~0|+|none~0|none~1|+|skip_connect~0|none~1|none~2|";
  private static final String OTHER = "|none~0|+|none~0|none~1|+|nor_conv_1x1~0|none~1|none~2|";

  private final TrainingBenchmark benchmark = BuiltInBenchmark.NB201_FASHION.benchmark();

  private static Series series(String split, String metric, int epochs, String seed) {
    return new Series("fashion14", split, metric, epochs, seed);
  }

  private double value(Table table, String cell, Series series) {
    SearchSpace space = table.space();
    return table.column(series).value(table.row(space.parse(cell)));
  }

  @Test
  void equalCellsShareATrainingAndADivergedOneEndsEarly() {
    TrainingResult.Epoch first = new TrainingResult.Epoch(2.1, 2.0, 0.805667);
    TrainingResult.Epoch second = new TrainingResult.Epoch(1.1, 1.0, 0.811333);
    TrainingResult whole = new TrainingResult(List.of(first, second), false, 0.7993, 1.2, 0.5);
    TrainingResult diverged = new TrainingResult(List.of(first), true, Double.NaN, Double.NaN, 0.3);
    Table table =
        TrainedTable.of(
            benchmark,
            List.of(new TrainedEntry(ALONE, 0, whole), new TrainedEntry(OTHER, 0, diverged)),
            "0",
            "2026-11-24");
    assertThat(value(table, ALONE, series("valid", "accuracy", 2, "0"))).isEqualTo(81.1333);
    assertThat(value(table, DEAD_END, series("valid", "accuracy", 2, "0"))).isEqualTo(81.1333);
    assertThat(value(table, DEAD_END, series("test", "accuracy", 2, "0"))).isEqualTo(79.93);
    assertThat(value(table, ALONE, series("-", "train_seconds", 2, "0"))).isEqualTo(0.5);
    assertThat(value(table, OTHER, series("valid", "accuracy", 1, "0"))).isEqualTo(80.5667);
    assertThat(value(table, OTHER, series("valid", "accuracy", 2, "0"))).isNaN();
    assertThat(value(table, OTHER, series("test", "accuracy", 2, "0"))).isNaN();
    // The convolution that leads nowhere still is a layer with parameters.
    Series parameters = Series.cost("fashion14", "params");
    assertThat(value(table, DEAD_END, parameters)).isGreaterThan(value(table, ALONE, parameters));
  }

  @Test
  void aTableNamesItsEngineWhereItIsNotTheUsualOne() {
    for (Engine engine : Engine.values()) {
      Table table =
          TrainedTable.of(benchmark, List.of(), engine, Optional.empty(), "0", "2026-11-27");
      assertThat(table.info().notes().get(0))
          .isEqualTo(
              "trained by this project: "
                  + benchmark.fingerprint()
                  + (engine == Engine.LANES ? "" : "; engine " + engine.text()));
    }
  }

  static List<String> builtIn() {
    return BuiltInTables.names();
  }

  /** The shipped tables hold what was trained and measured, and nothing else. */
  @ParameterizedTest
  @MethodSource("builtIn")
  void theBuiltInTablesAreMadeOfTheCommittedEntries(String name) {
    BuiltInBenchmark recipe = BuiltInBenchmark.named(name);
    TrainingBenchmark trained = recipe.benchmark();
    Path folder = Path.of("../../nasbench-data/entries");
    LatencyFile latencies =
        new LatencyFile(
            folder.resolve(name + "-latency.csv.gz"), name, recipe.latencyBatches(), "");
    Optional<LatencyColumns> columns =
        recipe.latencyBatches().isEmpty()
            ? Optional.empty()
            : Optional.of(
                new LatencyColumns(
                    trained.space(),
                    recipe.latencyBatches(),
                    latencies.read(),
                    latencies.measuredOn()));
    Table made =
        TrainedTable.of(
            trained,
            EntryFile.ofAnyEngine(folder.resolve(name + ".csv.gz"), trained).read(),
            recipe.engine(),
            columns,
            "0",
            "2026-11-24");
    Table shipped = BuiltInTables.open(name);
    assertThat(shipped.contentSha256())
        .isEqualTo(shipped.info().sha256())
        .isEqualTo(made.info().sha256());
  }
}
