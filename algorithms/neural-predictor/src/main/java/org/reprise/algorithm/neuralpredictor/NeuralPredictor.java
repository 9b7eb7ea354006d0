package org.reprise.algorithm.neuralpredictor;

import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.reprise.predictor.Charged;
import org.reprise.predictor.Predictor;
import org.reprise.predictor.Surrogate;
import org.reprise.search.Evaluator;
import org.reprise.search.SearchAlgorithm;
import org.reprise.search.statistics.Ranks;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;

/**
 * The search of the Neural Predictor (Wen et al. 2019, section 3.1): train N random architectures,
 * fit the predictor, predict all the others, train the best K of them.
 */
public final class NeuralPredictor implements SearchAlgorithm {
  /** Spaces up to this size are predicted whole; NAS-Bench-101 has 423,624 cells. */
  private static final BigInteger WHOLE = BigInteger.valueOf(500_000);

  private final int trained;
  private final int pool;
  private final Surrogate surrogate;

  /**
   * @param trained N, random architectures that the predictor learns from
   * @param pool random architectures that are predicted; 0 for the whole space, which must not be
   *     too large to enumerate (then 10,000 are drawn)
   */
  public NeuralPredictor(int trained, int pool, Surrogate surrogate) {
    this.trained = trained;
    this.pool = pool;
    this.surrogate = surrogate;
  }

  /** K is what the budget leaves after N. */
  @Override
  public void search(Evaluator evaluator, RandomGenerator random) {
    Charged charged = new Charged(evaluator);
    charged.evaluateRandom(trained, random);
    Predictor predictor = surrogate.create(evaluator.space(), evaluator::proxyScore);
    predictor.fit(charged.architectures(), charged.accuracies(), random);
    List<Architecture> others = others(charged, random);
    double[] predictions = predictor.predict(others);
    for (int best : Ranks.greatest(predictions.length, predictions)) {
      charged.evaluate(others.get(best));
    }
  }

  private List<Architecture> others(Charged charged, RandomGenerator random) {
    SearchSpace space = charged.space();
    if (pool == 0 && space.hasExactKeys() && space.size().compareTo(WHOLE) <= 0) {
      return space.keys().mapToObj(space::fromKey).filter(a -> !charged.contains(a)).toList();
    }
    Set<Long> known = charged.keys();
    return Stream.generate(() -> space.sample(random))
        .limit(pool == 0 ? 10_000 : pool)
        .filter(architecture -> known.add(space.key(architecture)))
        .toList();
  }
}
