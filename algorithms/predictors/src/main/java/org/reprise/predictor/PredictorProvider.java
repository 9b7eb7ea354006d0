package org.reprise.predictor;

import java.util.List;
import java.util.Optional;
import org.reprise.search.Hyperparameter;
import org.reprise.search.Hyperparameters;
import org.reprise.space.SearchSpace;

/** Offers a predictor through {@link java.util.ServiceLoader}; {@link Predictors} finds it. */
public interface PredictorProvider {
  /** Returns the name on the command line: lower case letters, digits and hyphens. */
  String name();

  /** Returns what it is and where it comes from, in one sentence. */
  String description();

  /** Returns its parameters with their published defaults. */
  List<Hyperparameter> parameters();

  /** Why it cannot predict for {@code space}, in a phrase; empty if it can. */
  default Optional<String> unsupported(SearchSpace space) {
    return Optional.empty();
  }

  /** Returns a predictor for {@code space} that knows nothing yet. */
  Predictor create(SearchSpace space, Hyperparameters parameters);

  /** The same, for a predictor that may take scores of untrained networks as further inputs. */
  default Predictor create(SearchSpace space, Hyperparameters parameters, ScoreSource scores) {
    return create(space, parameters);
  }
}
