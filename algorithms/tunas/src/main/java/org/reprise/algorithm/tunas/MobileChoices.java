package org.reprise.algorithm.tunas;

import org.reprise.space.Architecture;
import org.reprise.space.network.ActiveChoices;
import org.reprise.space.network.LayerGraph;

/** Choices about the networks of mobile-fashion, and how their operations share weights. */
interface MobileChoices extends PolicyChoices {
  /** Returns the network that holds these choices at once. */
  LayerGraph network(ActiveChoices active);

  /** Returns the architecture of the searched space that was decided on. */
  Architecture joined(Architecture decided);

  /** Returns the decisions that lead to an architecture of the searched space. */
  Architecture decided(Architecture joined);

  /**
   * Returns the probabilities with which a block has each of its choices in the searched space,
   * where each decision's active choices are equally likely.
   */
  double[][] blockProbabilities(ActiveChoices active);
}
