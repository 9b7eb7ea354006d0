package org.reprise.space;

import java.util.random.RandomGenerator;

/** One way of making a child from a parent, as some paper defines it for a space. */
@FunctionalInterface
public interface Mutation {
  /**
   * Returns a valid child of {@code parent}; whether it may equal its parent is the paper's rule.
   */
  Architecture mutate(Architecture parent, RandomGenerator random);
}
