package org.reprise.algorithm.singlepath;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reprise.search.AlgorithmProvider;
import org.reprise.search.Hyperparameter;
import org.reprise.space.SearchSpace;
import org.reprise.training.supernet.SupernetParameters;

/** What the three providers have in common. */
abstract class SinglePathProvider implements AlgorithmProvider {
  /** The parameters of all, and those of one. */
  static List<Hyperparameter> with(Hyperparameter... own) {
    List<Hyperparameter> all = new ArrayList<>(SupernetParameters.declared());
    all.addAll(List.of(own));
    return all;
  }

  @Override
  public final boolean isSlow() {
    return true;
  }

  @Override
  public final Optional<String> unsupported(SearchSpace space) {
    return SupernetParameters.unsupported(space);
  }
}
