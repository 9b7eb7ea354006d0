package org.reprise.training.supernet;

import java.util.function.Consumer;
import org.reprise.search.Cost;
import org.reprise.search.RandomStreams;
import org.reprise.training.tensor.Operations;

/** A method that trains shared weights, by which architectures can be ranked without its search. */
public interface SupernetMethod {
  /**
   * Trains the weights.
   *
   * @param streams give everything that is random
   * @param spend is told the cost of each pass before it is made
   * @return scores by them; the caller closes it
   */
  ArchitectureScores train(
      SupernetTask task, Operations operations, RandomStreams streams, Consumer<Cost> spend);
}
