package org.reprise.cli.experiment;

import java.util.List;
import java.util.Optional;
import org.reprise.reproduction.benchmark.Benchmark;
import org.reprise.search.AlgorithmProvider;
import org.reprise.search.Algorithms;

/** What {@code --methods all} and {@code --methods quick} mean on a benchmark. */
final class MethodChoice {
  static final String ALL = "all";
  static final String QUICK = "quick";

  private MethodChoice() {}

  /** Returns whether a word names several methods. */
  static boolean isGroup(String word) {
    return word.equals(ALL) || word.equals(QUICK);
  }

  /** Returns the methods that suit all of the benchmarks and belong to the group. */
  static List<String> of(String group, List<Benchmark> benchmarks) {
    return Algorithms.all().values().stream()
        .filter(provider -> group.equals(ALL) || isQuick(provider, benchmarks))
        .filter(
            provider ->
                benchmarks.stream().allMatch(benchmark -> unsuited(provider, benchmark).isEmpty()))
        .map(AlgorithmProvider::name)
        .toList();
  }

  private static boolean isQuick(AlgorithmProvider method, List<Benchmark> benchmarks) {
    boolean several =
        benchmarks.stream().allMatch(benchmark -> benchmark.protocol().fidelities().size() > 1);
    return !method.isSlow() && (several || !method.needsSeveralFidelities());
  }

  /** Returns why a method cannot search a benchmark, in a phrase; empty if it can. */
  static Optional<String> unsuited(AlgorithmProvider method, Benchmark benchmark) {
    Optional<String> reason = method.unsupported(benchmark.space());
    if (reason.isPresent()) {
      return reason;
    }
    if (method.needsPercent() && !benchmark.seesPercent()) {
      return Optional.of("it computes with accuracies in percent");
    }
    return method.needsProxyScores() && !benchmark.hasProxyScores()
        ? Optional.of("there are no scores of untrained networks")
        : Optional.empty();
  }
}
