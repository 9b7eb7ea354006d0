package org.reprise.training.cuda.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.training.engine.Engine;
import org.reprise.training.standalone.Evaluation;
import org.reprise.training.supernet.InheritedAccuracy;
import org.reprise.training.supernet.Scoring;
import org.reprise.training.supernet.Supernet;
import org.reprise.training.supernet.SupernetTask;
import org.reprise.training.table.BuiltInBenchmark;
import org.reprise.training.tensor.Operations;

/**
 * Sub-networks of a supernet of nb201-fashion, scored by fresh weights: how many a second by how
 * many at a time. Scores must not depend on that, and agree with those of the processor.
 */
final class RankingPart implements CheckPart {
  private static final int COMPARED = 8;
  private static final int FEWEST = 16;
  private static final int MOST = 512;

  private final IntFunction<Operations> device;
  private final List<Integer> widths;
  private final int images;

  /**
   * Rankings by validation images.
   *
   * @param device operations for so many passes at a time
   * @param widths how many are scored at a time, in turn; 1 first
   */
  RankingPart(IntFunction<Operations> device, List<Integer> widths, int images) {
    this.device = device;
    this.widths = List.copyOf(widths);
    this.images = images;
  }

  @Override
  public void run(CheckRun run) throws IOException {
    List<Architecture> cells = BuiltInBenchmark.load().architectures();
    List<String> lines = new ArrayList<>();
    lines.add("at_a_time,networks,seconds,networks_per_second");
    List<List<Evaluation>> found = new ArrayList<>();
    double best = 0;
    for (int width : widths) {
      if (run.left() < 0) {
        run.note("no time left for %d sub-networks at a time", width);
        break;
      }
      int count = Math.min(MOST, Math.max(FEWEST, 2 * width));
      double seconds;
      try (Operations operations = device.apply(width);
          Supernet supernet = supernet(operations)) {
        InheritedAccuracy accuracy = accuracy(supernet);
        // The first of all pays for what the driver compiles.
        found.add(accuracy.scores(cells.subList(0, COMPARED)));
        long start = System.nanoTime();
        found.add(accuracy.scores(cells.subList(0, count)).subList(0, COMPARED));
        seconds = (System.nanoTime() - start) * 1e-9;
      }
      best = Math.max(best, count / seconds);
      lines.add(
          String.format(Locale.ROOT, "%d,%d,%.3f,%.2f", width, count, seconds, count / seconds));
      run.note(
          "%d at a time: %.1f sub-networks a second (%d in %.2f s, %d images each)",
          width, count / seconds, count, seconds, images);
      run.write("ranking.csv", lines);
    }
    boolean alike = found.stream().allMatch(scores -> scores.equals(found.get(0)));
    run.verdict(
        alike && best > 0,
        "scores of %d sub-networks %s; at best %.1f a second",
        COMPARED,
        alike ? "are the same to the bit however many are scored at a time" : "differ",
        best);
    compare(run, cells, found.get(0));
  }

  /** The same sub-networks on the processor. */
  private void compare(CheckRun run, List<Architecture> cells, List<Evaluation> own) {
    double worst = 0;
    try (Operations operations = Engine.LANES.open();
        Supernet supernet = supernet(operations)) {
      List<Evaluation> others = accuracy(supernet).scores(cells.subList(0, COMPARED));
      for (int i = 0; i < COMPARED; i++) {
        double loss = others.get(i).loss();
        worst = Math.max(worst, Math.abs(own.get(i).loss() - loss) / loss);
      }
    }
    run.verdict(
        worst <= GoldenTrainings.TOLERANCE,
        "their losses differ from those of the processor by at most %.1e of a loss (allowed: %.0e)",
        worst,
        GoldenTrainings.TOLERANCE);
  }

  private static Supernet supernet(Operations operations) {
    return BuiltInBenchmark.task().supernet(operations, RandomStreams.of(0));
  }

  private InheritedAccuracy accuracy(Supernet supernet) {
    SupernetTask task = BuiltInBenchmark.task();
    return new InheritedAccuracy(supernet, task.images(), Scoring.byBatch(images), cost -> {});
  }
}
