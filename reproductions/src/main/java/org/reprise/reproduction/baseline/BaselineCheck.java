package org.reprise.reproduction.baseline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.reprise.reproduction.benchmark.Benchmark;
import org.reprise.reproduction.experiment.Experiment;
import org.reprise.reproduction.experiment.ExperimentRunner;
import org.reprise.reproduction.experiment.ProgressListener;
import org.reprise.reproduction.result.RunRecord;
import org.reprise.search.Algorithms;
import org.reprise.search.Budget;
import org.reprise.search.Method;
import org.reprise.search.statistics.Holm;
import org.reprise.search.statistics.VarghaDelaney;
import org.reprise.search.statistics.WilcoxonSignedRank;
import org.reprise.table.Direction;

/**
 * Reruns methods with the seeds of their baselines and compares.
 *
 * <p>A run that breaks what holds for any method ({@link RunAudit}) is wrong. Identical
 * trajectories pass. Different ones are compared seed by seed in two numbers, the score in the end
 * and the mean score along the way, by the Wilcoxon signed-rank test, one-sided, Holm's correction
 * over all methods and both numbers, at the level {@value #LEVEL}. Worse in either fails; better
 * passes.
 */
public final class BaselineCheck {
  /** The chance that unchanged methods fail a check, all together. */
  public static final double LEVEL = 0.001;

  /** Seeds that are run a second time, to see that a run depends on its seed alone. */
  private static final int REPEATED = 2;

  private final Map<String, Benchmark> benchmarks = new LinkedHashMap<>();
  private final int threads;

  /**
   * A check on these benchmarks.
   *
   * @param threads runs under way at a time
   */
  public BaselineCheck(List<? extends Benchmark> benchmarks, int threads) {
    benchmarks.forEach(benchmark -> this.benchmarks.put(benchmark.name(), benchmark));
    this.threads = threads;
  }

  /** Runs the method of each baseline with its seeds and compares. */
  public List<Comparison> check(List<Baseline> baselines) {
    Map<Baseline, List<RunRecord>> rerun = new LinkedHashMap<>();
    Map<Baseline, Comparison> decided = new LinkedHashMap<>();
    for (Baseline baseline : baselines) {
      Optional<Comparison> obstacle = obstacle(baseline);
      if (obstacle.isPresent()) {
        decided.put(baseline, obstacle.get());
        continue;
      }
      List<RunRecord> runs = runs(baseline, baseline.seeds());
      List<RunRecord> again = runs(baseline, Math.min(REPEATED, baseline.seeds()));
      rerun.put(baseline, runs);
      for (int seed = 0; seed < again.size(); seed++) {
        if (!again.get(seed).digest().equals(runs.get(seed).digest())) {
          decided.put(
              baseline,
              comparison(
                  baseline,
                  Comparison.Verdict.WRONG,
                  "seed " + seed + " run twice gave two trajectories"));
          rerun.remove(baseline);
          break;
        }
      }
    }
    decided.putAll(compare(rerun));
    return baselines.stream().map(decided::get).toList();
  }

  private Optional<Comparison> obstacle(Baseline baseline) {
    Benchmark benchmark = benchmarks.get(baseline.benchmark());
    String reason = null;
    if (benchmark == null) {
      reason = "benchmark " + baseline.benchmark() + " is not at hand";
    } else if (!benchmark.sha256().equals(baseline.tableSha256())) {
      reason = "table " + benchmark.ground() + " is not the one of the baseline";
    } else if (!Algorithms.all().containsKey(baseline.method().split(":", 2)[0])) {
      reason = "no module of this installation has the method";
    }
    return Optional.ofNullable(reason)
        .map(text -> comparison(baseline, Comparison.Verdict.NOT_RUN, text));
  }

  private Benchmark benchmark(Baseline baseline) {
    return Objects.requireNonNull(benchmarks.get(baseline.benchmark()), baseline.benchmark());
  }

  private List<RunRecord> runs(Baseline baseline, int seeds) {
    return run(
        benchmark(baseline),
        baseline.method(),
        Budget.parse(baseline.budget()),
        seeds,
        baseline.masterSeed(),
        threads);
  }

  private static List<RunRecord> run(
      Benchmark benchmark, String method, Budget budget, int seeds, long masterSeed, int threads) {
    Experiment experiment =
        Experiment.of(List.of(benchmark), List.of(method), budget, seeds, masterSeed);
    return new ExperimentRunner(experiment, threads, ProgressListener.SILENT).run();
  }

  /** Returns a new baseline of {@code method}, run now with the protocol's budget. */
  public static Baseline record(
      Benchmark benchmark, String method, int seeds, long masterSeed, int threads) {
    return record(benchmark, method, benchmark.budget(), seeds, masterSeed, threads);
  }

  /** Returns a new baseline of {@code method}, run now. */
  public static Baseline record(
      Benchmark benchmark, String method, Budget budget, int seeds, long masterSeed, int threads) {
    List<RunRecord> runs = run(benchmark, method, budget, seeds, masterSeed, threads);
    return of(benchmark, method, budget, masterSeed, runs);
  }

  static Baseline of(
      Benchmark benchmark, String method, Budget budget, long masterSeed, List<RunRecord> runs) {
    String score = benchmark.mainScore();
    return new Baseline(
        benchmark.name(),
        benchmark.sha256(),
        method,
        Method.parse(method, benchmark.protocol().methods()).parameters().asMap(),
        budget.toString(),
        masterSeed,
        Baseline.digest(runs),
        runs.stream().map(run -> Baseline.score(run, score)).toList(),
        runs.stream().map(run -> Baseline.anytime(run, score)).toList());
  }

  /** Compares runs that were made with the baselines' seeds. */
  Map<Baseline, Comparison> compare(Map<Baseline, List<RunRecord>> rerun) {
    Map<Baseline, Comparison> decided = new LinkedHashMap<>();
    List<Change> changes = new ArrayList<>();
    rerun.forEach(
        (baseline, runs) -> {
          Benchmark benchmark = benchmark(baseline);
          Optional<String> defect =
              new RunAudit(benchmark, Budget.parse(baseline.budget())).defect(runs);
          if (defect.isPresent()) {
            decided.put(baseline, comparison(baseline, Comparison.Verdict.WRONG, defect.get()));
          } else if (Baseline.digest(runs).equals(baseline.digest())) {
            decided.put(
                baseline,
                comparison(
                    baseline,
                    Comparison.Verdict.IDENTICAL,
                    "all " + runs.size() + " trajectories are the same"));
          } else {
            String score = benchmark.mainScore();
            changes.add(
                new Change(
                    baseline,
                    "final " + score,
                    benchmark,
                    array(baseline.scores()),
                    runs.stream().mapToDouble(run -> Baseline.score(run, score)).toArray()));
            changes.add(
                new Change(
                    baseline,
                    "mean " + score + " along the way",
                    benchmark,
                    array(baseline.anytime()),
                    runs.stream().mapToDouble(run -> Baseline.anytime(run, score)).toArray()));
          }
        });
    double[] worse = Holm.adjust(changes.stream().mapToDouble(c -> c.test().less()).toArray());
    double[] better = Holm.adjust(changes.stream().mapToDouble(c -> c.test().greater()).toArray());
    for (int i = 0; i < changes.size(); i += 2) {
      decided.put(changes.get(i).baseline(), judge(changes, worse, better, i));
    }
    return decided;
  }

  /** Judges the two numbers of one method, at {@code i} and {@code i + 1}. */
  private static Comparison judge(List<Change> changes, double[] worse, double[] better, int i) {
    int down = worse[i] <= worse[i + 1] ? i : i + 1;
    int up = better[i] <= better[i + 1] ? i : i + 1;
    Baseline baseline = changes.get(i).baseline();
    if (worse[down] < LEVEL) {
      return comparison(
          baseline, Comparison.Verdict.WORSE, changes.get(down).text("worse", worse[down]));
    }
    String accept = "; accept it by: reprise baseline accept " + baseline.method();
    if (better[up] < LEVEL) {
      return comparison(
          baseline, Comparison.Verdict.BETTER, changes.get(up).text("better", better[up]) + accept);
    }
    return comparison(
        baseline,
        Comparison.Verdict.SAME,
        "trajectories changed, results did not ("
            + changes.get(down).text("at most worse", worse[down])
            + ")"
            + accept);
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static Comparison comparison(
      Baseline baseline, Comparison.Verdict verdict, String message) {
    return new Comparison(baseline.benchmark(), baseline.method(), verdict, message);
  }

  /**
   * One number of one method, before and now, by seed.
   *
   * @param direction which way it gets better
   * @param unit of differences, with a blank before it; empty if it has none
   */
  private record Change(
      Baseline baseline,
      String what,
      Direction direction,
      String unit,
      double[] before,
      double[] now,
      WilcoxonSignedRank test) {
    Change(Baseline baseline, String what, Benchmark benchmark, double[] before, double[] now) {
      this(
          baseline, what, benchmark.direction(benchmark.mainScore()), unit(benchmark), before, now);
    }

    private Change(
        Baseline baseline,
        String what,
        Direction direction,
        String unit,
        double[] before,
        double[] now) {
      this(
          baseline,
          what,
          direction,
          unit,
          before,
          now,
          WilcoxonSignedRank.of(oriented(now, direction), oriented(before, direction)));
    }

    private static String unit(Benchmark benchmark) {
      // The first is the main one's.
      return benchmark.scoreColumns().values().iterator().next().contains("/accuracy/")
          ? " percentage points"
          : "";
    }

    private static double[] oriented(double[] values, Direction direction) {
      return Arrays.stream(values).map(direction::oriented).toArray();
    }

    String text(String judgement, double p) {
      double difference = 0;
      for (int i = 0; i < now.length; i++) {
        difference += (now[i] - before[i]) / now.length;
      }
      return String.format(
          Locale.ROOT,
          "%s: %s by %.3f%s, A12 %.2f, p %.2g over %d seeds",
          what,
          judgement,
          Math.abs(difference),
          unit,
          VarghaDelaney.a12(oriented(now, direction), oriented(before, direction)),
          p,
          now.length);
    }
  }
}
