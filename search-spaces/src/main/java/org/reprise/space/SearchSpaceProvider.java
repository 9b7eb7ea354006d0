package org.reprise.space;

import java.util.List;

/** Offers search spaces to {@link SearchSpaces} through {@link java.util.ServiceLoader}. */
public interface SearchSpaceProvider {
  /** Returns the spaces on offer; creating them must be cheap. */
  List<SearchSpace> spaces();
}
