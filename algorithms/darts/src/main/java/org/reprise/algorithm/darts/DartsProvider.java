package org.reprise.algorithm.darts;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.reprise.search.Hyperparameter;
import org.reprise.search.Hyperparameters;
import org.reprise.search.Paper;
import org.reprise.search.SearchAlgorithm;
import org.reprise.space.SearchSpace;
import org.reprise.space.darts.DartsSearchNetwork;
import org.reprise.space.darts.DartsSpace;
import org.reprise.training.relaxation.LogitDescent;
import org.reprise.training.relaxation.RelaxationSettings;
import org.reprise.training.relaxation.RelaxedSearch;
import org.reprise.training.relaxation.WeightDescent;
import org.reprise.training.supernet.SupernetParameters;
import org.reprise.training.supernet.SupernetProvider;

/** Registers {@link Darts}. */
public final class DartsProvider implements SupernetProvider {
  private static final RelaxationSettings DEFAULTS =
      new RelaxationSettings(
          50,
          64,
          0,
          WeightDescent.OF_DARTS,
          new LogitDescent(1e-3, LogitDescent.Rule.ADAM, 3e-3, 1e-3, 0),
          false);

  @Override
  public String name() {
    return "darts";
  }

  @Override
  public String description() {
    return "Trains a mixture of all operations by gradients and keeps the best of each edge.";
  }

  @Override
  public Paper paper() {
    return new Paper(11, "Liu et al.", "DARTS: Differentiable Architecture Search", "ICLR 2019");
  }

  @Override
  public List<Hyperparameter> parameters() {
    return DEFAULTS.declared(
        Hyperparameter.whole("order", 1, 1, 2, "of the architecture's gradient"),
        Hyperparameter.choice(
            "first", "architecture", List.of("architecture", "weights"), "step of the two"),
        Hyperparameter.choice(
            "none", "kept", List.of("kept", "left-out"), "the operation none in the result"),
        Hyperparameter.choice(
            "early-stop",
            "no",
            List.of("no", "eigenvalue"),
            "end once the dominant eigenvalue of the validation loss grows"),
        Hyperparameter.whole("cells", 8, 3, 100, "of the search network, in its own space"),
        Hyperparameter.whole("channels", 16, 1, 1_000, "of its first cells, in its own space"));
  }

  @Override
  public SearchAlgorithm create(Hyperparameters parameters) {
    return new RelaxedSearch(
        new Darts(
            new Darts.Settings(
                DEFAULTS.with(parameters),
                parameters.whole("order"),
                Darts.First.valueOf(parameters.text("first").toUpperCase(Locale.ROOT)),
                parameters.text("none").equals("kept"),
                parameters.text("early-stop").equals("eigenvalue"),
                new DartsSearchNetwork(parameters.whole("channels"), parameters.whole("cells")))));
  }

  @Override
  public Optional<String> unsupported(SearchSpace space) {
    return space.whole() instanceof DartsSpace
        ? Optional.empty()
        : SupernetParameters.unsupported(space)
            .map(reason -> reason + ", or of its own space, darts");
  }
}
