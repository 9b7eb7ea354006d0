package org.reprise.algorithm.pnas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.reprise.predictor.Charged;
import org.reprise.predictor.Predictor;
import org.reprise.predictor.Surrogate;
import org.reprise.search.Evaluator;
import org.reprise.search.SearchAlgorithm;
import org.reprise.search.statistics.Ranks;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;

/**
 * Progressive search (Liu et al. 2018, algorithm 1): train all cells of one block, then again and
 * again let a predictor choose the K most promising extensions by one block and train those.
 */
public final class Pnas implements SearchAlgorithm {
  private final int beam;
  private final String growBy;
  private final Surrogate surrogate;

  /**
   * @param beam K, cells trained at each level after the first
   * @param growBy {@code edges} or {@code nodes}: what a block is where operations are on edges
   */
  public Pnas(int beam, String growBy, Surrogate surrogate) {
    this.beam = beam;
    this.growBy = growBy;
    this.surrogate = surrogate;
  }

  /** Ends when the cells of the last level are trained, whether or not the budget is spent. */
  @Override
  public void search(Evaluator evaluator, RandomGenerator random) {
    Growth growth = Growths.of(evaluator.space(), growBy);
    Predictor predictor = surrogate.create(evaluator.space(), evaluator::proxyScore);
    Charged charged = new Charged(evaluator, growth::key);
    List<Architecture> cells = growth.first();
    if (cells.isEmpty()) {
      throw new InvalidInputException(
          evaluator.space().name() + " has none of the smallest cells, with which pnas begins");
    }
    cells.forEach(charged::evaluate);
    for (int level = 2; level <= growth.levels(); level++) {
      predictor.fit(charged.architectures(), charged.accuracies(), random);
      List<Architecture> extensions = extensions(cells, level - 1, growth, charged);
      cells = best(extensions, predictor.predict(extensions));
      cells.forEach(charged::evaluate);
    }
  }

  private static List<Architecture> extensions(
      List<Architecture> cells, int level, Growth growth, Charged charged) {
    Set<Long> seen = charged.keys();
    List<Architecture> extensions = new ArrayList<>();
    for (Architecture cell : cells) {
      for (Architecture child : growth.children(cell, level)) {
        if (seen.add(growth.key(child))) {
          extensions.add(child);
        }
      }
    }
    return extensions;
  }

  private List<Architecture> best(List<Architecture> extensions, double[] predictions) {
    return Arrays.stream(Ranks.greatest(beam, predictions)).mapToObj(extensions::get).toList();
  }
}
