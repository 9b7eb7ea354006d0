package org.reprise.reproduction.benchmark;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reprise.search.ArchitectureCosts;
import org.reprise.search.Budget;
import org.reprise.search.Oracle;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.table.Direction;

/**
 * What is searched, what a query costs, and how the answer is scored: a {@linkplain TableBenchmark
 * table under a protocol}, or {@linkplain
 * org.reprise.reproduction.benchmark.training.OnDemandBenchmark training}. Immutable as far as
 * results go, shared by all threads.
 */
public interface Benchmark {
  /** Where answers come from and by which protocol, as results call it. */
  default String name() {
    return ground() + "/" + protocol().name();
  }

  /** Where answers come from: the name of a table, or of a training task. */
  String ground();

  /**
   * Returns the SHA-256 of what answers follow from: a table's content, or all that a training
   * reads.
   */
  String sha256();

  /** Returns its rules. */
  Protocol protocol();

  /** Returns what is searched. */
  SearchSpace space();

  /** Returns the protocol's own budget. */
  default Budget budget() {
    return Budget.parse(protocol().budget());
  }

  /** Returns what the search can ask for, by ascending epochs; the last is the usual one. */
  List<Signal> signals();

  /**
   * Returns what the scores are, by name in the protocol's order; the first is the main one. Never
   * empty.
   */
  Map<String, String> scoreColumns();

  /** Returns which way what the search sees gets better; an oracle negates what is to be small. */
  default Direction signalDirection() {
    return Direction.HIGHER;
  }

  /** Returns which way a score gets better. */
  default Direction direction(String score) {
    return Direction.HIGHER;
  }

  /** Returns whether what the search sees is an accuracy in percent. */
  default boolean seesPercent() {
    return true;
  }

  /** Returns the name of the main score. */
  default String mainScore() {
    return scoreColumns().keySet().iterator().next();
  }

  /** Returns the oracle of one run; {@code streams} are the run's own. */
  Oracle oracle(RandomStreams streams);

  /** Returns whether it has scores of untrained networks by zero-cost proxies. */
  default boolean hasProxyScores() {
    return false;
  }

  /** Returns what is known of an architecture without training, by name. */
  ArchitectureCosts costs();

  /**
   * Returns the names of the costs that count beside the score, the main one first: those of the
   * protocol that are known here.
   */
  default List<String> namedCosts() {
    return protocol().costs().stream()
        .map(Protocol.NamedCost::name)
        .filter(costs().names()::contains)
        .toList();
  }

  /** Returns whether {@code architecture} can be searched. */
  boolean has(Architecture architecture);

  /** Returns whether {@code architecture} may be an answer; it may always be evaluated. */
  default boolean isFeasible(Architecture architecture) {
    return true;
  }

  /** Returns what a reader must know: where the protocol differs from its source, and more. */
  default List<String> remarks() {
    return protocol().deviations();
  }

  /** Returns the scores of {@code architecture} by name; null where there is none. */
  Map<String, @Nullable Double> scores(Architecture architecture);

  /**
   * Returns whether a search that evaluates {@code architecture} for {@code epochs} epochs can be
   * told {@code accuracy}, or the value of another metric, as the user knows it.
   */
  boolean canSee(Architecture architecture, int epochs, double accuracy);

  /** Returns the best of all architectures by a score; empty where not all are known. */
  Optional<Optimum> optimumByScore(String score);

  /**
   * Returns the best of all architectures by what the search sees; empty where not all are known.
   */
  Optional<Optimum> optimumBySignal();

  /** Returns whether an evaluation costs simulated seconds, at every fidelity. */
  default boolean hasSeconds() {
    return signals().stream().noneMatch(signal -> signal.seconds().isEmpty());
  }

  /**
   * Returns what the dearest evaluation costs in simulated seconds, at any fidelity; infinite where
   * that is not known beforehand.
   */
  default double mostSeconds() {
    return Double.POSITIVE_INFINITY;
  }

  /** Returns whether the training compute of an evaluation is known, at every fidelity. */
  default boolean hasCompute() {
    return signals().stream().allMatch(signal -> signal.examples() > 0);
  }

  /**
   * What the search sees at one fidelity, and what that costs.
   *
   * @param epochs the length of training
   * @param accuracy columns of what is seen: an accuracy, or another metric
   * @param seconds columns of the cost in seconds; empty if none
   * @param examples training examples seen, from which training compute follows; 0 if not known
   */
  record Signal(int epochs, String accuracy, String seconds, long examples) {}
}
