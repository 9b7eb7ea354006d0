package org.reprise.training.table;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.reprise.space.Architecture;

/**
 * Which architectures are trained with which seeds: all with some, and, when these are done, the
 * first of the random order (a sample) and the best by validation accuracy with further ones.
 *
 * @param all seeds of every architecture; the first of them says which are best
 * @param further seeds of the first and the best
 * @param first how many of the order of training
 * @param best how many by the last validation accuracy with the first seed
 */
public record SeedPlan(List<Long> all, List<Long> further, int first, int best) {
  public SeedPlan {
    all = List.copyOf(all);
    further = List.copyOf(further);
  }

  /** Every architecture with these seeds. */
  public static SeedPlan forAll(long... seeds) {
    return new SeedPlan(Arrays.stream(seeds).boxed().toList(), List.of(), 0, 0);
  }

  /**
   * Returns those that are trained with further seeds, in the order of training; none before every
   * architecture has an entry with the first seed.
   */
  public Set<Architecture> chosen(TrainingBenchmark benchmark, List<TrainedEntry> entries) {
    Map<String, Double> accuracy = new HashMap<>();
    for (TrainedEntry entry : entries) {
      if (entry.seed() == all.get(0)) {
        accuracy.put(entry.architecture(), entry.lastValidationAccuracy());
      }
    }
    Set<Architecture> chosen = new LinkedHashSet<>();
    List<Architecture> order = benchmark.architectures();
    if (further.isEmpty()
        || !order.stream().map(benchmark.space()::format).allMatch(accuracy::containsKey)) {
      return chosen;
    }
    chosen.addAll(order.subList(0, Math.min(first, order.size())));
    ToDoubleFunction<Architecture> accuracyOf =
        architecture -> accuracy.getOrDefault(benchmark.space().format(architecture), Double.NaN);
    order.stream()
        .filter(architecture -> !Double.isNaN(accuracyOf.applyAsDouble(architecture)))
        .sorted(Comparator.comparingDouble(accuracyOf).reversed())
        .limit(best)
        .forEach(chosen::add);
    return chosen;
  }
}
