package org.reprise.algorithm.gdas;

import java.util.List;
import org.reprise.search.Hyperparameter;
import org.reprise.search.Hyperparameters;
import org.reprise.search.Paper;
import org.reprise.search.SearchAlgorithm;
import org.reprise.training.relaxation.Annealing;
import org.reprise.training.relaxation.LogitDescent;
import org.reprise.training.relaxation.RelaxationSettings;
import org.reprise.training.relaxation.RelaxedSearch;
import org.reprise.training.relaxation.WeightDescent;
import org.reprise.training.supernet.OneHotGates;
import org.reprise.training.supernet.SupernetProvider;

/** Registers {@link Gdas}. */
public final class GdasProvider implements SupernetProvider {
  private static final RelaxationSettings DEFAULTS =
      new RelaxationSettings(
          100,
          64,
          0,
          new WeightDescent(0.025, 0.001, 0.9, true, 5e-4, 5),
          new LogitDescent(1e-3, LogitDescent.Rule.ADAM, 3e-3, 1e-3, 0),
          false);

  @Override
  public String name() {
    return "gdas";
  }

  @Override
  public String description() {
    return "Trains one sampled operation an edge with straight-through gradients.";
  }

  @Override
  public Paper paper() {
    return new Paper(
        0,
        "Dong and Yang",
        "Searching for a Robust Neural Architecture in Four GPU Hours",
        "CVPR 2019");
  }

  @Override
  public List<Hyperparameter> parameters() {
    return DEFAULTS.declared(
        Hyperparameter.choice(
            "gradient",
            "paper",
            List.of("paper", "code"),
            "of gates not sampled: none, or that of a map of ones"),
        Hyperparameter.real("temperature", 10, 1e-3, 100, "of the gradient, at first"),
        Hyperparameter.real("last-temperature", 0.1, 1e-3, 100, "of the last epoch"));
  }

  @Override
  public SearchAlgorithm create(Hyperparameters values) {
    RelaxationSettings training = DEFAULTS.with(values);
    return new RelaxedSearch(
        new Gdas(
            new Gdas.Settings(
                training,
                new Annealing(
                    values.real("temperature"),
                    values.real("last-temperature"),
                    training.epochs() - 1.0),
                values.text("gradient").equals("code")
                    ? OneHotGates.Unchosen.ONES
                    : OneHotGates.Unchosen.SILENT)));
  }
}
