package org.reprise.algorithm.snas;

import java.util.List;
import org.reprise.search.Hyperparameter;
import org.reprise.search.Hyperparameters;
import org.reprise.search.Paper;
import org.reprise.search.SearchAlgorithm;
import org.reprise.training.relaxation.Annealing;
import org.reprise.training.relaxation.ChoiceCosts;
import org.reprise.training.relaxation.LogitDescent;
import org.reprise.training.relaxation.RelaxationSettings;
import org.reprise.training.relaxation.RelaxedSearch;
import org.reprise.training.relaxation.WeightDescent;
import org.reprise.training.supernet.SupernetProvider;

/**
 * Registers {@link Snas} as DrNAS runs it again for NAS-Bench-201 (xiangning-chen/DrNAS, {@code
 * 201-space/train_search.py}), which is where the row of that table comes from: two levels,
 * temperature 10 to 1.
 */
public final class BilevelSnasProvider implements SupernetProvider {
  private static final RelaxationSettings DEFAULTS =
      new RelaxationSettings(
          100,
          64,
          0,
          WeightDescent.OF_DARTS,
          new LogitDescent(1e-3, LogitDescent.Rule.ADAM, 3e-3, 1e-3, 0),
          false);

  @Override
  public String name() {
    return "snas-bilevel";
  }

  @Override
  public String description() {
    return "SNAS as DrNAS runs it: logits on validation images, temperature 10 to 1.";
  }

  @Override
  public Paper paper() {
    return SnasProvider.PAPER;
  }

  @Override
  public List<Hyperparameter> parameters() {
    return DEFAULTS.declared(
        Hyperparameter.real("temperature", 10, 1e-3, 100, "of the samples, at first"),
        Hyperparameter.real("last-temperature", 1, 1e-3, 100, "of the last epoch"));
  }

  @Override
  public SearchAlgorithm create(Hyperparameters values) {
    RelaxationSettings training = DEFAULTS.with(values);
    Annealing temperature =
        new Annealing(
            values.real("temperature"), values.real("last-temperature"), training.epochs() - 1.0);
    return new RelaxedSearch(
        new Snas(
            new Snas.Settings(training, temperature, 0, true, 0, ChoiceCosts.Resource.PARAMETERS)));
  }
}
