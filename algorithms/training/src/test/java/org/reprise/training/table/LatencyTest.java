package org.reprise.training.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.space.InvalidInputException;
import org.reprise.table.Series;
import org.reprise.table.Table;
import org.reprise.training.engine.Engine;
import org.reprise.training.lanes.LaneOperations;
import org.reprise.training.standalone.TrainingResult;

class LatencyTest {
  private static final TrainingBenchmark MOBILE = BuiltInBenchmark.MOBILE_FASHION.benchmark();
  private static final TrainingBenchmark THREE = MOBILE.with(MOBILE.architectures().subList(0, 3));
  private static final List<Integer> BATCHES = List.of(1, 4);

  @TempDir private Path folder;

  private LatencyFile file(String machine) {
    return new LatencyFile(folder.resolve("latency.csv"), THREE.name(), BATCHES, machine);
  }

  @Test
  void eachArchitectureIsMeasuredOnceInEachPassAndAKilledRunGoesOn() throws Exception {
    try (LaneOperations operations = new LaneOperations()) {
      LatencyMeasurement measurement = new LatencyMeasurement(THREE, BATCHES, operations, 0.01);
      assertThat(measurement.missing(file("here"), 2)).isEqualTo(6);
      measurement.run(file("here"), 2, entry -> {});
      List<LatencyEntry> entries = file("here").read();
      assertThat(entries).hasSize(6);
      assertThat(entries).extracting(LatencyEntry::pass).containsExactly(0, 0, 0, 1, 1, 1);
      for (LatencyEntry entry : entries) {
        for (Latency latency : entry.latencies()) {
          assertThat(latency.low()).isPositive().isLessThanOrEqualTo(latency.median());
          assertThat(latency.high()).isGreaterThanOrEqualTo(latency.median());
        }
      }
      Path path = folder.resolve("latency.csv");
      List<String> lines = Files.readAllLines(path);
      Files.write(path, lines.subList(0, 6));
      Files.writeString(path, lines.get(6).substring(0, 20), StandardOpenOption.APPEND);
      List<LatencyEntry> again = new ArrayList<>();
      measurement.run(file("here"), 2, again::add);
      assertThat(again).hasSize(2);
      assertThat(file("here").read().subList(0, 4)).isEqualTo(entries.subList(0, 4));
      assertThat(measurement.missing(file("here"), 2)).isZero();
    }
  }

  @Test
  void anyMachineReadsButOnlyTheSameGoesOn() {
    file("here").open();
    file("here").append(new LatencyEntry("x", 0, List.of(latency(1), latency(2))));
    assertThat(file("there").read()).hasSize(1);
    assertThat(file("there").measuredOn()).isEqualTo("here");
    assertThatThrownBy(() -> file("there").open())
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("holds latencies of another machine (here) than this (there)");
    assertThatThrownBy(
            () -> new LatencyFile(folder.resolve("latency.csv"), "other", BATCHES, "here").read())
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("not with '# other; ");
  }

  private static Latency latency(double median) {
    return new Latency(median, median - 0.25, median + 0.5);
  }

  @Test
  void columnsAreTheLeastDisturbedPass() {
    String name = THREE.space().format(THREE.architectures().get(0));
    TrainingResult result =
        new TrainingResult(List.of(new TrainingResult.Epoch(1, 1, 0.8)), false, 0.75, 1, 1);
    List<LatencyEntry> measured = new ArrayList<>();
    double[] passes = {1.5, 9, 1.25};
    for (int pass = 0; pass < passes.length; pass++) {
      measured.add(
          new LatencyEntry(name, pass, List.of(latency(passes[pass]), latency(4 * passes[pass]))));
    }
    Table table =
        TrainedTable.of(
            THREE,
            List.of(new TrainedEntry(name, 0, result)),
            Engine.LANES,
            Optional.of(new LatencyColumns(THREE.space(), BATCHES, measured, "a machine")),
            "0",
            "2026-11-27");
    int row = table.row(THREE.architectures().get(0));
    assertThat(table.column(Series.cost("fashion14", "latency_ms_1")).value(row)).isEqualTo(1.25);
    assertThat(table.column(Series.cost("fashion14", "latency_ms_4")).value(row)).isEqualTo(5);
    assertThat(table.column(Series.cost("fashion14", "spread_ms_4")).value(row)).isEqualTo(0.75);
    assertThat(table.info().notes())
        .anyMatch(note -> note.endsWith("measured on a machine"))
        .anyMatch(note -> note.startsWith("good for hardware-aware search"));
  }
}
