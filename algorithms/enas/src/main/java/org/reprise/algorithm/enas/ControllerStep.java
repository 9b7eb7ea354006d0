package org.reprise.algorithm.enas;

/** One step of the controller's LSTM, and what is decided after it. */
sealed interface ControllerStep {
  /**
   * An operation, by a softmax over a linear layer. The next step reads its embedding.
   *
   * @param decision number of the decision
   * @param preferred whether the fixed preferences of the settings are added to its logits
   */
  record Operation(int decision, boolean preferred) implements ControllerStep {}

  /**
   * One of the anchors from {@code first} on, by attention. The next step reads that anchor.
   *
   * @param decision number of the decision; its choice c means anchor first + c
   * @param first number of the first anchor
   * @param count anchors to choose from
   */
  record Input(int decision, int first, int count) implements ControllerStep {}

  /**
   * For each earlier anchor whether it is read, by attention; then the step is an anchor itself.
   * The next step reads the sum of those anchors by one more than their number, or the start where
   * there is none to choose.
   *
   * @param decisions numbers of the decisions, one for each earlier anchor
   */
  record Skips(int[] decisions) implements ControllerStep {}

  /**
   * Decides nothing, but is an anchor. The next step reads the start.
   *
   * @param silent whether who chooses it reads zeros: the input of a cell, which has decided
   *     nothing
   */
  record Mark(boolean silent) implements ControllerStep {}
}
