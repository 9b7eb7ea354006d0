package org.reprise.training.cuda.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.reprise.training.engine.Engine;
import org.reprise.training.standalone.TrainingProtocol;
import org.reprise.training.table.BuiltInBenchmark;
import org.reprise.training.table.TableTraining.Task;
import org.reprise.training.table.TrainingBenchmark;

/**
 * Cells of nb201-fashion a second by how many are trained side by side. Trained are one epoch and
 * two; what six take is extrapolated: the first and five times the difference.
 */
final class ThroughputPart implements CheckPart {
  private static final double ASKED = 20;

  private final Engine engine;
  private final List<Integer> widths;

  /** How many are trained side by side, in turn. */
  ThroughputPart(Engine engine, List<Integer> widths) {
    this.engine = engine;
    this.widths = List.copyOf(widths);
  }

  @Override
  public void run(CheckRun run) throws IOException {
    TrainingBenchmark whole = BuiltInBenchmark.load();
    int epochs = whole.protocol().epochs();
    List<String> lines = new ArrayList<>();
    lines.add("networks,seconds_1_epoch,seconds_2_epochs,extrapolated_cells_per_second");
    double best = 0;
    for (int width : widths) {
      if (run.left() < 0) {
        run.note("no time left for %d networks at a time", width);
        break;
      }
      double first = seconds(shortened(whole, 1), width);
      double both = seconds(shortened(whole, 2), width);
      double rate = width / (first + (epochs - 1) * (both - first));
      best = Math.max(best, rate);
      lines.add(String.format(Locale.ROOT, "%d,%.3f,%.3f,%.2f", width, first, both, rate));
      run.note(
          "%d at a time: %.2f cells a second (extrapolated to %d epochs from %.2f s for one and"
              + " %.2f s for two)",
          width, rate, epochs, first, both);
      run.write("throughput.csv", lines);
    }
    run.verdict(
        best >= ASKED, "at best %.2f cells a second, extrapolated (asked: %.0f)", best, ASKED);
  }

  private static TrainingBenchmark shortened(TrainingBenchmark whole, int epochs) {
    return new TrainingBenchmark(
        whole.name() + "-" + epochs,
        whole.space(),
        whole.architectures(),
        whole.network(),
        whole.images(),
        TrainingProtocol.of(epochs, whole.protocol().batch()));
  }

  /** The seconds that these networks take, without what the driver compiles at first. */
  private double seconds(TrainingBenchmark benchmark, int width) {
    try (SideBySide device = new SideBySide(benchmark, engine)) {
      device.train(tasks(benchmark, 1));
      long start = System.nanoTime();
      device.train(tasks(benchmark, width));
      return (System.nanoTime() - start) * 1e-9;
    }
  }

  private static List<Task> tasks(TrainingBenchmark benchmark, int width) {
    return benchmark.architectures().subList(0, width).stream()
        .map(architecture -> new Task(architecture, 0))
        .toList();
  }
}
