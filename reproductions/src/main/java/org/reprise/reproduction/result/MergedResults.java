package org.reprise.reproduction.result;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.reprise.space.InvalidInputException;

/** Several result directories as one study. */
public final class MergedResults {
  private MergedResults() {}

  /**
   * Returns the runs of all parts, on the benchmarks that they share and on those that they do not.
   * The first part's circumstances stand for all.
   *
   * @throws InvalidInputException if two parts mean different things by a benchmark or a method, or
   *     hold different runs of one method and seed
   */
  public static Results of(List<Results> parts) {
    Map<String, ExperimentFile.BenchmarkEntry> benchmarks = new LinkedHashMap<>();
    int seeds = 0;
    for (Results part : parts) {
      ExperimentFile.Identity identity = part.experiment().identity();
      seeds = Math.max(seeds, identity.seeds());
      for (ExperimentFile.BenchmarkEntry entry : identity.benchmarks()) {
        benchmarks.merge(entry.name(), entry, MergedResults::merged);
      }
    }
    ExperimentFile.Identity first = parts.get(0).experiment().identity();
    ExperimentFile.Identity all =
        new ExperimentFile.Identity(
            first.format(),
            first.version(),
            first.commit(),
            first.masterSeed(),
            seeds,
            List.copyOf(benchmarks.values()),
            null);
    RunNumbers numbers = new RunNumbers(all);
    SortedMap<Integer, RunRecord> runs = new TreeMap<>();
    Map<Integer, Timing> timings = new HashMap<>();
    for (Results part : parts) {
      for (RunRecord run : part.runs()) {
        int number = numbers.of(run);
        RunRecord before = runs.putIfAbsent(number, run.numbered(number));
        if (before != null && !before.equals(run.numbered(number))) {
          throw new InvalidInputException(
              "two folders hold different runs of "
                  + run.method()
                  + " on "
                  + run.benchmark()
                  + " with seed "
                  + run.seed()
                  + "; were they made with different master seeds or versions?");
        }
        Timing timing = part.timings().get(run.run());
        if (timing != null) {
          timings.putIfAbsent(number, timing.numbered(number));
        }
      }
    }
    return new Results(
        new ExperimentFile(all, parts.get(0).experiment().provenance()),
        List.copyOf(runs.values()),
        timings);
  }

  private static ExperimentFile.BenchmarkEntry merged(
      ExperimentFile.BenchmarkEntry one, ExperimentFile.BenchmarkEntry other) {
    if (!one.tableSha256().equals(other.tableSha256())) {
      throw new InvalidInputException(
          "two folders mean different tables by "
              + one.table()
              + ": SHA-256 "
              + one.tableSha256()
              + " and "
              + other.tableSha256()
              + "; their scores are not comparable");
    }
    if (!one.withoutMethods().equals(other.withoutMethods())) {
      throw new InvalidInputException(
          "two folders mean different things by "
              + one.name()
              + ": its table, columns or budget differ ("
              + one.budget()
              + " and "
              + other.budget()
              + ")");
    }
    List<ExperimentFile.MethodEntry> methods = new ArrayList<>(one.methods());
    for (ExperimentFile.MethodEntry method : other.methods()) {
      for (ExperimentFile.MethodEntry mine : one.methods()) {
        if (mine.label().equals(method.label()) && !mine.equals(method)) {
          throw new InvalidInputException(
              "two folders run " + method.label() + " with different parameters");
        }
      }
      if (!methods.contains(method)) {
        methods.add(method);
      }
    }
    return one.with(methods);
  }
}
