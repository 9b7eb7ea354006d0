package org.reprise.training.cuda.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.reprise.space.Architecture;
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
    try (SideBySide one = new SideBySide(shortened(whole, 1), engine);
        SideBySide two = new SideBySide(shortened(whole, 2), engine)) {
      // What the driver compiles and the first use of each kernel are not counted.
      seconds(one, whole, 1);
      for (int width : widths) {
        if (run.left() < 0) {
          run.note("no time left for %d networks at a time", width);
          break;
        }
        double first = seconds(one, whole, width);
        double both = seconds(two, whole, width);
        double rate = width / (first + (epochs - 1) * (both - first));
        best = Math.max(best, rate);
        lines.add(String.format(Locale.ROOT, "%d,%.3f,%.3f,%.2f", width, first, both, rate));
        run.note(
            "%d at a time: %.2f cells a second (extrapolated to %d epochs from %.2f s for one and"
                + " %.2f s for two)",
            width, rate, epochs, first, both);
        run.write("throughput.csv", lines);
      }
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

  private static double seconds(SideBySide device, TrainingBenchmark whole, int width) {
    List<Task> tasks = new ArrayList<>();
    for (Architecture architecture : whole.architectures().subList(0, width)) {
      tasks.add(new Task(architecture, 0));
    }
    long start = System.nanoTime();
    device.train(tasks);
    return (System.nanoTime() - start) * 1e-9;
  }
}
