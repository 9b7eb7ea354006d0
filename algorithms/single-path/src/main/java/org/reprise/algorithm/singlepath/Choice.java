package org.reprise.algorithm.singlepath;

import java.util.List;
import java.util.random.RandomGenerator;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.training.supernet.ArchitectureScores;
import org.reprise.training.supernet.Finalists;

/** Which architectures a trained supernet is asked for. */
@FunctionalInterface
interface Choice {
  /** Returns the {@code finalists} best of those that were scored, best first. */
  List<Architecture> best(
      ArchitectureScores scores, SearchSpace space, int finalists, RandomGenerator random);

  /** Of so many that are drawn at random. */
  static Choice ofRandom(int candidates) {
    return (scores, space, finalists, random) ->
        scores.best(Finalists.candidates(space, candidates, random), finalists);
  }
}
