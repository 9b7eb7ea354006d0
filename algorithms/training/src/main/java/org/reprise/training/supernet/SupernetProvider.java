package org.reprise.training.supernet;

import java.util.Optional;
import org.reprise.search.AlgorithmProvider;
import org.reprise.space.SearchSpace;

/** Registers a method that trains a supernet of the built-in task. */
public interface SupernetProvider extends AlgorithmProvider {
  @Override
  default boolean isSlow() {
    return true;
  }

  @Override
  default Optional<String> unsupported(SearchSpace space) {
    return SupernetParameters.unsupported(space);
  }
}
