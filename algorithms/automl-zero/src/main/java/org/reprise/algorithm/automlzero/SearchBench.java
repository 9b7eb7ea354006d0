package org.reprise.algorithm.automlzero;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.reprise.algorithm.automlzero.search.EvaluationSettings;
import org.reprise.algorithm.automlzero.search.EvaluationSettings.Equivalence;
import org.reprise.algorithm.automlzero.search.Evaluator;
import org.reprise.algorithm.automlzero.search.ProgramSearch;
import org.reprise.algorithm.automlzero.search.SearchSettings;
import org.reprise.algorithm.automlzero.task.ImageTasks;

/**
 * Whole searches on one thread, timed: individuals and training steps per second of processor time,
 * beside what the original C++ reaches in the same settings.
 *
 * <p>Processor time is that of the process, compiler and garbage collector included, after one
 * search to warm up; the median of some searches with different seeds counts.
 */
public final class SearchBench {

  /**
   * A setting of the original that was measured.
   *
   * @param original individuals per processor second of the C++ without cache
   * @param originalCached the same with its cache; 0 where it was not measured
   */
  private record Case(String task, long individuals, double original, double originalCached) {}

  /** What runs: all code as the original, live code only, and with the equivalence check. */
  private enum Mode {
    ALL_CODE("all code, no cache"),
    LIVE_CODE("live code, no cache"),
    CACHED("live code, cache");

    private final String title;

    Mode(String title) {
      this.title = title;
    }

    private EvaluationSettings settings() {
      return EvaluationSettings.DEFAULT
          .withDeadCode(this == ALL_CODE)
          .with(this == CACHED ? Equivalence.WHOLE_PROGRAM : Equivalence.NONE);
    }
  }

  /**
   * One line of the result.
   *
   * @param individualsPerSecond median over seeds
   * @param stepsPerSecond training steps, median over seeds
   * @param ratio individuals per second against the original without cache
   */
  public record Line(
      String task,
      String mode,
      double individualsPerSecond,
      double stepsPerSecond,
      double original,
      double ratio) {}

  private static final List<Case> CASES =
      List.of(
          new Case("linear", 150_000, 29_400, 29_700),
          new Case("linear-figure4", 50_000, 20_150, 50_500),
          new Case("projected-binary", 3_000, 639, 1_392));

  private final int repeats;

  /** A bench that runs each setting with so many seeds. */
  public SearchBench(int repeats) {
    this.repeats = repeats;
  }

  /** Measures all settings and prints a line for each as it is done. */
  public List<Line> run(PrintWriter out) {
    ImageTasks.Images images = ImageTasks.Images.builtIn();
    List<Line> lines = new ArrayList<>();
    out.printf(
        Locale.ROOT,
        "%-18s %-22s %14s %14s %12s %7s%n",
        "task",
        "what runs",
        "individuals/s",
        "train steps/s",
        "original C++",
        "ratio");
    for (Case c : CASES) {
      for (Mode mode : Mode.values()) {
        Line line = measure(c, mode, images);
        lines.add(line);
        out.printf(
            Locale.ROOT,
            "%-18s %-22s %,14.0f %,14.0f %,12.0f %6.2fx%n",
            line.task,
            line.mode,
            line.individualsPerSecond,
            line.stepsPerSecond,
            line.original,
            line.ratio);
        out.flush();
      }
    }
    return lines;
  }

  private Line measure(Case c, Mode mode, ImageTasks.Images images) {
    double[] individuals = new double[repeats];
    double[] steps = new double[repeats];
    for (int i = -1; i < repeats; i++) {
      SearchTask task = SearchTasks.named(c.task);
      SearchSettings settings = task.settings().with(mode.settings());
      ProgramSearch search =
          new Experiment(task, settings, images, 100 + Math.max(0, i))
              .search(ProgramSearch.Method.EVOLUTION);
      long start = processorNanos();
      search.run(c.individuals, 1, null, progress -> {});
      double seconds = (processorNanos() - start) / 1e9;
      Evaluator.Counters counters = search.counters();
      if (i >= 0) {
        individuals[i] = counters.programs() / seconds;
        steps[i] = counters.trainSteps() / seconds;
      }
    }
    double median = median(individuals);
    double original = mode == Mode.CACHED ? c.originalCached : c.original;
    return new Line(c.task, mode.title, median, median(steps), original, median / c.original);
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    int half = values.length / 2;
    return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
  }

  private static long processorNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
