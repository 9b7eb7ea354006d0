package org.reprise.algorithm.darts;

/**
 * The two losses of a bilevel problem, min over alpha of L_val(w*(alpha), alpha) where w*(alpha)
 * minimises L_train(w, alpha). Each method takes the numbers as they are now and adds the gradient
 * to that of the variables that it names.
 */
interface BilevelLosses {
  /** Adds the gradient of L_train with respect to w. */
  void trainingByWeights();

  /** Adds the gradient of L_train with respect to alpha alone. */
  void trainingByLogits();

  /** Adds the gradients of L_val with respect to w and to alpha. */
  void validationByBoth();
}
