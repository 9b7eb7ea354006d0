package org.reprise.algorithm.singlepath;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reprise.search.Hyperparameter;
import org.reprise.space.SearchSpace;
import org.reprise.training.supernet.SupernetParameters;

/** What the three providers have in common; each implements the rest of the interface. */
abstract class SinglePathTraits {
  /** Returns the parameters of all three, and those of one. */
  static List<Hyperparameter> with(Hyperparameter... own) {
    List<Hyperparameter> all = new ArrayList<>(SupernetParameters.declared());
    all.addAll(List.of(own));
    return all;
  }

  /** Returns true: a supernet is trained in each run. */
  public final boolean isSlow() {
    return true;
  }

  /** Returns why the space cannot be searched: only NAS-Bench-201's can. */
  public final Optional<String> unsupported(SearchSpace space) {
    return SupernetParameters.unsupported(space);
  }
}
