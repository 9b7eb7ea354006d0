package org.reprise.search;

import java.util.List;
import java.util.Optional;
import org.reprise.space.SearchSpace;

/**
 * Offers a method to the harness through {@link java.util.ServiceLoader}; {@link Method} binds it
 * to parameters.
 */
public interface AlgorithmProvider {
  /** Returns the name on the command line: lower case letters, digits and hyphens. */
  String name();

  /** Returns what it does, in one sentence. */
  String description();

  /** Returns where it comes from. */
  Paper paper();

  /** Returns its parameters with their published defaults. */
  List<Hyperparameter> parameters();

  /** Returns a fresh instance for one search. */
  SearchAlgorithm create(Hyperparameters parameters);

  /**
   * Returns whether a run takes many seconds of the method's own time, training aside. Such methods
   * are left out of {@code --methods quick}.
   */
  default boolean isSlow() {
    return false;
  }

  /**
   * Returns whether it lives on trainings of several lengths. On a benchmark of one length it is
   * random search, and left out of {@code --methods quick}.
   */
  default boolean needsSeveralFidelities() {
    return false;
  }

  /**
   * Returns what a reader of its results should know at this budget, in a sentence; empty if
   * nothing.
   *
   * @param parameters as it runs
   */
  default Optional<String> remark(Hyperparameters parameters, Budget budget) {
    return Optional.empty();
  }

  /**
   * Returns whether it computes with accuracies as percentages, such as their logit or a power of
   * them, and so cannot search by another metric.
   */
  default boolean needsPercent() {
    return false;
  }

  /** Why it cannot search {@code space}, in a phrase; empty if it can. */
  default Optional<String> unsupported(SearchSpace space) {
    return Optional.empty();
  }

  /** Returns whether it asks for scores of untrained networks, which a benchmark may lack. */
  default boolean needsProxyScores() {
    return false;
  }
}
