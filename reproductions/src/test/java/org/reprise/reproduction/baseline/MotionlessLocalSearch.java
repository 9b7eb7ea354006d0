package org.reprise.reproduction.baseline;

import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.reprise.search.Evaluator;
import org.reprise.search.SearchAlgorithm;
import org.reprise.space.Architecture;

/** Local search from the best of ten in which the better neighbour is found and not moved to. */
final class MotionlessLocalSearch implements SearchAlgorithm {
  private static final int INITIAL = 10;

  private final Map<Long, Double> known = new HashMap<>();

  @Override
  public void search(Evaluator evaluator, RandomGenerator random) {
    while (true) {
      Architecture current = evaluator.space().sample(random);
      for (int i = 1; i < INITIAL; i++) {
        Architecture candidate = evaluator.space().sample(random);
        if (accuracy(evaluator, candidate) > accuracy(evaluator, current)) {
          current = candidate;
        }
      }
      for (Architecture neighbour : evaluator.space().neighbours(current)) {
        accuracy(evaluator, neighbour);
      }
    }
  }

  private double accuracy(Evaluator evaluator, Architecture architecture) {
    return known.computeIfAbsent(
        evaluator.space().key(architecture), key -> evaluator.evaluate(architecture));
  }
}
