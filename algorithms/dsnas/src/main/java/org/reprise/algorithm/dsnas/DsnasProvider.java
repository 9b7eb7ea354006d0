package org.reprise.algorithm.dsnas;

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

/** Registers {@link Dsnas}. */
public final class DsnasProvider implements SupernetProvider {
  private static final RelaxationSettings DEFAULTS =
      new RelaxationSettings(
          240,
          64,
          0.1,
          new WeightDescent(0.1, 0, 0.9, false, 4e-5, 0),
          new LogitDescent(0.01, LogitDescent.Rule.ADAM, 1e-2, 0, 0),
          true);

  @Override
  public String name() {
    return "dsnas";
  }

  @Override
  public String description() {
    return "Trains one drawn operation an edge with policy gradients; the best is not retrained.";
  }

  @Override
  public Paper paper() {
    return new Paper(
        15,
        "Hu et al.",
        "DSNAS: Direct Neural Architecture Search without Parameter Retraining",
        "CVPR 2020");
  }

  @Override
  public List<Hyperparameter> parameters() {
    return DEFAULTS.declared(
        Hyperparameter.whole(
            "search-epochs",
            80,
            1,
            100_000,
            "in which paths are drawn, at most all; then the child's"),
        Hyperparameter.whole("warm-up", 0, 0, 100_000, "first epochs without logits' steps"),
        Hyperparameter.real("margin", 0.3, 0, 2, "lead that settles a decision; above 1 never"),
        Hyperparameter.real("penalty", 0, 0, 1e6, "on chosen p times millions of multiply-adds"),
        Hyperparameter.real("limit", 0, 0, 1e15, "multiply-adds from which the penalty counts"));
  }

  @Override
  public SearchAlgorithm create(Hyperparameters values) {
    RelaxationSettings training = DEFAULTS.with(values);
    return new RelaxedSearch(
        new Dsnas(
            new Dsnas.Settings(
                training,
                Math.min(values.whole("search-epochs"), training.epochs()),
                values.whole("warm-up"),
                values.real("margin"),
                values.real("penalty"),
                values.real("limit"))));
  }
}
