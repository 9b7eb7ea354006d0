package org.reprise.search;

import java.util.random.RandomGenerator;

/**
 * A method of architecture search. Its {@code search} is the paper's pseudo-code and nothing else:
 * budget, clock, incumbent, logging and seeds are the harness's.
 *
 * <p>An instance serves one search and may keep its state in fields. To add a method: {@code
 * ./reprise new algorithm NAME} writes a module with a class that implements this, an {@link
 * AlgorithmProvider} beside it, and the provider's name in {@code
 * META-INF/services/org.reprise.search.AlgorithmProvider}.
 */
public interface SearchAlgorithm {
  /**
   * Searches until the budget is spent, which {@link Evaluator#evaluate} announces by throwing
   * {@link BudgetExhausted}; the harness catches it. A method that has nothing left to try may
   * return before.
   *
   * @param evaluator the only source of knowledge about architectures
   * @param random the only source of randomness
   */
  void search(Evaluator evaluator, RandomGenerator random);
}
