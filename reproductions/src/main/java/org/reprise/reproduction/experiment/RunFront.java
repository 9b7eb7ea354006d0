package org.reprise.reproduction.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.reprise.reproduction.benchmark.Benchmark;
import org.reprise.reproduction.result.FrontPoint;
import org.reprise.search.ArchitectureCosts;
import org.reprise.search.History;
import org.reprise.search.Oracle;
import org.reprise.space.Architecture;

/**
 * The Pareto fronts of a run, what the search saw against each named cost, in one list. Candidates
 * are all evaluations at the highest fidelity that the run used, and all proposals; what the
 * benchmark's constraints exclude is none, nor is what has no cost.
 */
final class RunFront {
  private final Benchmark benchmark;
  private final List<String> costs;
  private final List<Candidate> candidates = new ArrayList<>();

  /**
   * What may be of a front.
   *
   * @param merit what the search saw, more is better
   * @param costs in the order of the names
   */
  private record Candidate(
      int place, int evaluation, Architecture architecture, double merit, double[] costs) {}

  private RunFront(Benchmark benchmark) {
    this.benchmark = benchmark;
    costs = benchmark.namedCosts();
  }

  /** Returns the front of a run that has ended; empty if the benchmark names no costs. */
  static List<FrontPoint> of(Benchmark benchmark, Oracle oracle, History history) {
    RunFront front = new RunFront(benchmark);
    if (front.costs.isEmpty()) {
      return List.of();
    }
    front.collect(oracle, history);
    return front.points();
  }

  private void collect(Oracle oracle, History history) {
    int highest = 0;
    for (int i = 0; i < history.size(); i++) {
      highest = Math.max(highest, history.epochs(i));
    }
    // An architecture that was looked at again with the same result is the same candidate.
    Set<Map.Entry<Integer, Double>> known = new HashSet<>();
    for (int i = 0; i < history.size(); i++) {
      double merit = history.validationAccuracy(i);
      if (history.epochs(i) == highest && known.add(Map.entry(history.entry(i), merit))) {
        add(i + 1, history.architecture(i), merit);
      }
    }
    int full = oracle.fidelities().length - 1;
    for (History.Proposal proposal : history.proposals()) {
      double merit = oracle.validationAccuracy(proposal.entry(), full);
      if (known.add(Map.entry(proposal.entry(), merit))) {
        add(proposal.evaluations(), proposal.architecture(), merit);
      }
    }
  }

  private void add(int evaluation, Architecture architecture, double merit) {
    ArchitectureCosts all = benchmark.costs();
    double[] own =
        costs.stream().mapToDouble(name -> all.named(name).applyAsDouble(architecture)).toArray();
    for (double cost : own) {
      // Below zero stands for "not measured" in some sources.
      if (!(cost >= 0)) {
        return;
      }
    }
    if (benchmark.isFeasible(architecture)) {
      candidates.add(new Candidate(candidates.size(), evaluation, architecture, merit, own));
    }
  }

  private List<FrontPoint> points() {
    Set<Integer> chosen = new TreeSet<>();
    for (int c = 0; c < costs.size(); c++) {
      int cost = c;
      List<Candidate> ascending = new ArrayList<>(candidates);
      ascending.sort(
          Comparator.comparingDouble((Candidate candidate) -> candidate.costs()[cost])
              .thenComparing(Comparator.comparingDouble(Candidate::merit).reversed())
              .thenComparing(Candidate::place));
      double best = Double.NEGATIVE_INFINITY;
      for (Candidate candidate : ascending) {
        if (candidate.merit() > best) {
          best = candidate.merit();
          chosen.add(candidate.place());
        }
      }
    }
    return chosen.stream().map(candidates::get).map(this::point).toList();
  }

  private FrontPoint point(Candidate candidate) {
    Map<String, Double> own = new LinkedHashMap<>();
    for (int c = 0; c < costs.size(); c++) {
      own.put(costs.get(c), candidate.costs()[c]);
    }
    return new FrontPoint(
        candidate.evaluation(),
        benchmark.space().format(candidate.architecture()),
        own,
        benchmark.signalDirection().oriented(candidate.merit()),
        benchmark.scores(candidate.architecture()));
  }
}
