package org.reprise.training.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.reprise.search.statistics.RankCorrelation;
import org.reprise.space.Architecture;
import org.reprise.training.standalone.TrainingResult;

/**
 * How far two trainings of an architecture with different seeds agree, said of a random sample and
 * of the best, from the entries themselves.
 */
final class TableNoise {
  private static final int TOP = 500;
  private static final int FEWEST = 10;

  private final Map<String, TreeMap<Long, TrainingResult>> results = new HashMap<>();
  private final List<String> order;

  TableNoise(TrainingBenchmark benchmark, List<TrainedEntry> entries) {
    for (TrainedEntry entry : entries) {
      if (!entry.result().diverged()) {
        results
            .computeIfAbsent(entry.architecture(), name -> new TreeMap<>())
            .put(entry.seed(), entry.result());
      }
    }
    List<Architecture> architectures = benchmark.architectures();
    order = architectures.stream().map(benchmark.space()::format).toList();
  }

  /** Sentences for the table's description. */
  List<String> notes() {
    TreeSet<Long> seeds = new TreeSet<>();
    results.values().forEach(bySeed -> seeds.addAll(bySeed.keySet()));
    List<String> notes = new ArrayList<>();
    Map<Long, Long> counts = new TreeMap<>();
    for (long seed : seeds) {
      counts.put(
          seed, results.values().stream().filter(bySeed -> bySeed.containsKey(seed)).count());
    }
    StringBuilder said = new StringBuilder("trainings:");
    counts.forEach(
        (seed, count) ->
            said.append(said.charAt(said.length() - 1) == ':' ? " " : ", ")
                .append(count)
                .append(" with seed ")
                .append(seed));
    notes.add(said.toString());
    if (seeds.size() < 2) {
      notes.add("noise: not known, every architecture was trained once");
      return notes;
    }
    List<Long> firstTwo = seeds.stream().limit(2).toList();
    long one = firstTwo.get(0);
    long other = firstTwo.get(1);
    // The order of training is random, so a beginning of it is a sample.
    List<String> sample = new ArrayList<>();
    for (String name : order) {
      if (!both(name, one, other)) {
        break;
      }
      sample.add(name);
    }
    List<String> best =
        results.entrySet().stream()
            .filter(known -> known.getValue().containsKey(one))
            .map(Map.Entry::getKey)
            .sorted(Comparator.comparingDouble(name -> -validation(name, one)))
            .limit(TOP)
            .toList();
    notes.add("noise: " + agreement(sample, one, other, "random architectures"));
    if (best.stream().allMatch(name -> both(name, one, other))) {
      notes.add(
          "noise at the top: "
              + agreement(best, one, other, "best by validation with seed " + one));
    }
    return notes;
  }

  private boolean both(String name, long one, long other) {
    TreeMap<Long, TrainingResult> known = results.get(name);
    return known != null && known.containsKey(one) && known.containsKey(other);
  }

  private TrainingResult result(String name, long seed) {
    return Objects.requireNonNull(results.getOrDefault(name, new TreeMap<>()).get(seed));
  }

  private double validation(String name, long seed) {
    List<TrainingResult.Epoch> curve = result(name, seed).curve();
    return curve.get(curve.size() - 1).validationAccuracy();
  }

  private String agreement(List<String> names, long one, long other, String what) {
    if (names.size() < FEWEST) {
      return "not known, too few " + what + " were trained twice";
    }
    double[] validA = names.stream().mapToDouble(name -> validation(name, one)).toArray();
    double[] validB = names.stream().mapToDouble(name -> validation(name, other)).toArray();
    double[] testA = names.stream().mapToDouble(name -> test(name, one)).toArray();
    double[] testB = names.stream().mapToDouble(name -> test(name, other)).toArray();
    return String.format(
        Locale.ROOT,
        "over %d %s, tau-b between seeds %d and %d is %.3f in validation and %.3f in the test; a"
            + " seed moves one by %.2f and %.2f points (standard deviation)",
        names.size(),
        what,
        one,
        other,
        RankCorrelation.kendallTauB(validA, validB),
        RankCorrelation.kendallTauB(testA, testB),
        deviation(validA, validB),
        deviation(testA, testB));
  }

  private double test(String name, long seed) {
    return result(name, seed).testAccuracy();
  }

  /** Of one training, in points: the differences of two have twice its variance. */
  private static double deviation(double[] a, double[] b) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = 100 * (a[i] - b[i]);
      sum += difference;
      squares += difference * difference;
    }
    double mean = sum / a.length;
    return Math.sqrt(Math.max(0, squares / a.length - mean * mean) / 2);
  }
}
