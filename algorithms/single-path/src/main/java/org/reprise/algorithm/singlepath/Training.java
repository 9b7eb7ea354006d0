package org.reprise.algorithm.singlepath;

import java.util.List;
import java.util.random.RandomGenerator;
import org.reprise.space.SearchSpace;
import org.reprise.training.supernet.Batch;
import org.reprise.training.supernet.Path;
import org.reprise.training.supernet.PathSampler;
import org.reprise.training.supernet.SupernetTraining;

/** One step of a supernet's training. */
@FunctionalInterface
interface Training {
  /** Does the step. */
  void step(SupernetTraining training, SearchSpace space, RandomGenerator random);

  /** One architecture, drawn uniformly (Li and Talwalkar 2019; Guo et al. 2020). */
  static void uniform(SupernetTraining training, SearchSpace space, RandomGenerator random) {
    training.step(PathSampler.uniform(space).next(random));
  }

  /**
   * Strict fairness (Chu et al. 2021): as many architectures as an edge has operations, each
   * operation once, on one batch; their gradients are added up before the one update.
   */
  static void fair(SupernetTraining training, SearchSpace space, RandomGenerator random) {
    List<Path> paths = PathSampler.fair(space, random);
    Batch batch = training.nextBatch();
    for (Path path : paths) {
      training.gradient(path, batch, 1);
    }
    training.update();
  }
}
