package org.reprise.algorithm.setn;

import java.util.List;
import org.reprise.search.Hyperparameter;
import org.reprise.search.Hyperparameters;
import org.reprise.search.Paper;
import org.reprise.search.SearchAlgorithm;
import org.reprise.training.relaxation.LogitDescent;
import org.reprise.training.relaxation.RelaxationSettings;
import org.reprise.training.relaxation.RelaxedSearch;
import org.reprise.training.relaxation.WeightDescent;
import org.reprise.training.supernet.SupernetProvider;

/** Registers {@link Setn}. */
public final class SetnProvider implements SupernetProvider {
  private static final RelaxationSettings DEFAULTS =
      new RelaxationSettings(
          100,
          64,
          0,
          new WeightDescent(0.025, 0.001, 0.9, true, 5e-4, 0),
          new LogitDescent(1e-3, LogitDescent.Rule.ADAM, 3e-3, 1e-3, 0),
          false);

  @Override
  public String name() {
    return "setn";
  }

  @Override
  public String description() {
    return "Trains uniform paths and a softmax that proposes cells, of which it scores the best.";
  }

  @Override
  public Paper paper() {
    return new Paper(
        0,
        "Dong and Yang",
        "One-Shot Neural Architecture Search via Self-Evaluated Template Network",
        "ICCV 2019");
  }

  @Override
  public List<Hyperparameter> parameters() {
    return DEFAULTS.declared(
        Hyperparameter.whole(
            "candidates", 100, 1, 15_625, "most probable cells that are scored in the end"));
  }

  @Override
  public SearchAlgorithm create(Hyperparameters values) {
    return new RelaxedSearch(new Setn(DEFAULTS.with(values), values.whole("candidates")));
  }
}
