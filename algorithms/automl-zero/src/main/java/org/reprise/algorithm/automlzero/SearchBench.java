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
import org.reprise.algorithm.automlzero.search.ProgramEvaluator;
import org.reprise.algorithm.automlzero.search.ProgramSearch;
import org.reprise.algorithm.automlzero.search.SearchSettings;
import org.reprise.algorithm.automlzero.task.ImageTasks;

/**
 * Whole searches on one thread, timed: individuals and training steps per second of processor time,
 * beside what the original C++ reaches in the same settings.
 *
 * <p>Processor time is that of the process, compiler and garbage collector included, after one
 * search to warm up; the median of some searches with different seeds counts. Where programs grow,
 * a population that has evolved for a while is timed, the same one in each mode.
 */
public final class SearchBench {

  /**
   * A setting of the original that was measured.
   *
   * @param before individuals of the search before the timed ones
   * @param all timed individuals where all code runs and nothing is cached; four times as many
   *     where less is to be done
   * @param original individuals per processor second of the C++ without cache
   * @param originalCached the same with its cache
   */
  private record Case(String task, long before, long all, double original, double originalCached) {}

  /** What runs: all code as the original or live code only, with and without a cache. */
  private enum Mode {
    ALL_CODE("all code, no cache", true, Equivalence.NONE),
    ALL_CODE_CACHED("all code, the original's cache", true, Equivalence.PER_TASK),
    LIVE_CODE("live code, no cache", false, Equivalence.NONE),
    LIVE_CODE_CACHED("live code, whole-program cache", false, Equivalence.WHOLE_PROGRAM);

    private final String title;
    private final boolean deadCode;
    private final Equivalence equivalence;

    Mode(String title, boolean deadCode, Equivalence equivalence) {
      this.title = title;
      this.deadCode = deadCode;
      this.equivalence = equivalence;
    }

    private EvaluationSettings settings() {
      return EvaluationSettings.DEFAULT.withDeadCode(deadCode).with(equivalence);
    }
  }

  /**
   * One line of the result.
   *
   * @param individualsPerSecond median over seeds
   * @param stepsPerSecond training steps, median over seeds
   * @param original individuals per second of the C++, with its cache where this mode has one
   * @param ratio individuals per second against {@code original}
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
          new Case("linear", 0, 150_000, 29_400, 29_700),
          new Case("linear-figure4", 0, 50_000, 20_150, 50_500),
          new Case("projected-binary", 20_000, 2_000, 639, 1_392));

  private static final long FIRST_SEED = 100;

  private final int repeats;
  private final ImageTasks.Images images = ImageTasks.Images.builtIn();

  /** A bench that runs each setting with so many seeds. */
  public SearchBench(int repeats) {
    this.repeats = repeats;
  }

  /** Measures the settings whose name contains {@code filter}; prints a line as each is done. */
  public List<Line> run(String filter, PrintWriter out) {
    List<Line> lines = new ArrayList<>();
    out.printf(
        Locale.ROOT,
        "%-18s %-32s %14s %14s %12s %7s%n",
        "task",
        "what runs",
        "individuals/s",
        "train steps/s",
        "original C++",
        "ratio");
    for (Case each : CASES) {
      if (!each.task.contains(filter)) {
        continue;
      }
      ProgramSearch[] before = before(each);
      for (Mode mode : Mode.values()) {
        Line line = measure(each, mode, before);
        lines.add(line);
        out.printf(
            Locale.ROOT,
            "%-18s %-32s %,14.0f %,14.0f %,12.0f %6.2fx%n",
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

  /** Returns the searches before the timed ones, one for each seed. */
  private ProgramSearch[] before(Case each) {
    ProgramSearch[] before = new ProgramSearch[repeats];
    for (int i = 0; i < repeats; i++) {
      before[i] = search(each, Mode.LIVE_CODE_CACHED, FIRST_SEED + i);
      before[i].run(each.before, 1, null, progress -> {});
    }
    return before;
  }

  private Line measure(Case each, Mode mode, ProgramSearch[] before) {
    double[] individuals = new double[repeats];
    double[] steps = new double[repeats];
    for (int i = -1; i < repeats; i++) {
      int which = Math.max(0, i);
      ProgramSearch search = search(each, mode, FIRST_SEED + which);
      search.continueFrom(before[which]);
      long count = mode == Mode.ALL_CODE ? each.all : 4 * each.all;
      long start = processorNanos();
      search.run(each.before + count, 1, null, progress -> {});
      double seconds = (processorNanos() - start) / 1e9;
      ProgramEvaluator.Counters counters = search.counters();
      if (i >= 0) {
        individuals[i] = counters.programs() / seconds;
        steps[i] = counters.trainSteps() / seconds;
      }
    }
    double median = median(individuals);
    double original = mode.equivalence == Equivalence.NONE ? each.original : each.originalCached;
    return new Line(each.task, mode.title, median, median(steps), original, median / original);
  }

  private ProgramSearch search(Case each, Mode mode, long seed) {
    SearchTask task = SearchTasks.named(each.task);
    SearchSettings settings = task.settings().with(mode.settings());
    return new ProgramExperiment(task, settings, images, seed)
        .search(ProgramSearch.Method.EVOLUTION);
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
