package org.reprise.training.supernet;

import java.util.Optional;
import org.reprise.search.AlgorithmProvider;
import org.reprise.search.Budget;
import org.reprise.search.Hyperparameters;
import org.reprise.space.SearchSpace;

/** Registers a method that trains a supernet of the built-in task. */
public interface SupernetProvider extends AlgorithmProvider {
  @Override
  default boolean isSlow() {
    return true;
  }

  /** Where a budget does not count compute, curves over what it counts leave out the supernet. */
  @Override
  default Optional<String> remark(Hyperparameters parameters, Budget budget) {
    return Double.isInfinite(budget.multiplyAdds())
        ? Optional.of(
            "training shared weights counts as compute alone, neither as evaluations nor as"
                + " simulated time: compare over compute")
        : Optional.empty();
  }

  @Override
  default Optional<String> unsupported(SearchSpace space) {
    return SupernetParameters.unsupported(space);
  }
}
