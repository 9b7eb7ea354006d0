package org.reprise.search;

import java.util.List;
import java.util.Optional;
import org.reprise.space.SearchSpace;

/**
 * Offers a method to the harness through {@link java.util.ServiceLoader}; {@link Method} binds it
 * to parameters.
 */
public interface AlgorithmProvider {
  /** The name on the command line: lower case letters, digits and hyphens. */
  String name();

  /** What it does, in one sentence. */
  String description();

  /** Where it comes from. */
  Paper paper();

  /** Its parameters with their published defaults. */
  List<Hyperparameter> parameters();

  /** A fresh instance for one search. */
  SearchAlgorithm create(Hyperparameters parameters);

  /** Why it cannot search {@code space}, in a phrase; empty if it can. */
  default Optional<String> unsupported(SearchSpace space) {
    return Optional.empty();
  }
}
