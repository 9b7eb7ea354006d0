package org.reprise.algorithm.tunas;

import org.reprise.space.SearchSpace;
import org.reprise.space.network.ActiveChoices;

/** What a controller decides. */
@FunctionalInterface
interface PolicyChoices {
  /** Returns the decisions. */
  SearchSpace space();

  /** Returns whether a decision is about filters: its last choice has the most. */
  default boolean isAboutFilters(int decision) {
    return false;
  }

  /** Returns whether a decision matters where these choices are active. */
  default boolean isActive(int decision, ActiveChoices active) {
    return true;
  }
}
