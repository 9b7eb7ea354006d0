package org.reprise.algorithm.bananas;

import java.util.List;
import java.util.random.RandomGenerator;
import org.reprise.predictor.Charged;
import org.reprise.predictor.Predictor;
import org.reprise.predictor.Surrogate;
import org.reprise.search.Evaluator;
import org.reprise.search.SearchAlgorithm;
import org.reprise.search.WarmStart;
import org.reprise.search.statistics.Ranks;
import org.reprise.space.Architecture;

/**
 * BANANAS (White et al. 2021, algorithm 1): Bayesian optimization whose surrogate is an ensemble of
 * neural predictors. The five parts that the paper exchanges are the encoding and the predictor
 * (both in {@code surrogate}), the uncertainty and the acquisition (both in {@link Acquisition}),
 * and the optimiser of the acquisition ({@link CandidateSource}).
 */
public final class Bananas implements SearchAlgorithm {
  private final int initial;
  private final int perIteration;
  private final Surrogate surrogate;
  private final Acquisition acquisition;
  private final CandidateSource candidates;
  private final WarmStart warmStart;

  /**
   * A search with these five parts.
   *
   * @param initial t0, random architectures at the start
   * @param perIteration k, architectures that are trained between two fits of the predictor
   */
  public Bananas(
      int initial,
      int perIteration,
      Surrogate surrogate,
      Acquisition acquisition,
      CandidateSource candidates) {
    this(initial, perIteration, surrogate, acquisition, candidates, WarmStart.NONE);
  }

  /** The same, whose first architectures are given by {@code warmStart} as far as it has any. */
  public Bananas(
      int initial,
      int perIteration,
      Surrogate surrogate,
      Acquisition acquisition,
      CandidateSource candidates,
      WarmStart warmStart) {
    this.warmStart = warmStart;
    this.initial = initial;
    this.perIteration = perIteration;
    this.surrogate = surrogate;
    this.acquisition = acquisition;
    this.candidates = candidates;
  }

  /** Ends without the budget being spent only where every architecture of the space is charged. */
  @Override
  public void search(Evaluator evaluator, RandomGenerator random) {
    Charged charged = new Charged(evaluator);
    Predictor predictor = surrogate.create(evaluator.space(), evaluator::proxyScore);
    warmStart.best(evaluator, initial, random).forEach(charged::evaluate);
    charged.evaluateRandom(initial, random);
    while (true) {
      List<Architecture> proposed = candidates.propose(charged, random);
      if (proposed.isEmpty()) {
        return;
      }
      predictor.fit(charged.architectures(), charged.accuracies(), random);
      double[][] predictions = predictor.predictEach(proposed);
      double[] values = acquisition.values(predictions, charged.bestAccuracy(), random);
      for (int chosen : Ranks.greatest(perIteration, values)) {
        charged.evaluate(proposed.get(chosen));
      }
    }
  }
}
