package org.reprise.algorithm.snas;

import java.util.List;
import java.util.Locale;
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

/** Registers {@link Snas} as its authors run it: one level, temperature to 0.03. */
public final class SnasProvider implements SupernetProvider {
  static final Paper PAPER =
      new Paper(14, "Xie et al.", "SNAS: Stochastic Neural Architecture Search", "ICLR 2019");

  private static final RelaxationSettings DEFAULTS =
      new RelaxationSettings(
          150,
          64,
          0,
          WeightDescent.OF_DARTS,
          new LogitDescent(0.01, LogitDescent.Rule.SGD, 3e-3, 0, 10),
          false);

  @Override
  public String name() {
    return "snas";
  }

  @Override
  public String description() {
    return "Trains samples of a concrete distribution over operations, weights and logits at once.";
  }

  @Override
  public Paper paper() {
    return PAPER;
  }

  @Override
  public List<Hyperparameter> parameters() {
    return DEFAULTS.declared(
        Hyperparameter.real("temperature", 1, 1e-3, 100, "of the samples, at first"),
        Hyperparameter.real("last-temperature", 0.03, 1e-3, 100, "of the last epoch"),
        Hyperparameter.real("penalty", 0, 0, 100, "weight of the logarithmic resource penalty"),
        Hyperparameter.choice(
            "resource",
            "parameters",
            List.of("parameters", "multiply-adds", "memory"),
            "what the penalty is on"));
  }

  @Override
  public SearchAlgorithm create(Hyperparameters values) {
    RelaxationSettings training = DEFAULTS.with(values);
    Annealing temperature =
        new Annealing(
            values.real("temperature"), values.real("last-temperature"), training.epochs());
    ChoiceCosts.Resource resource =
        ChoiceCosts.Resource.valueOf(
            values.text("resource").toUpperCase(Locale.ROOT).replace('-', '_'));
    return new RelaxedSearch(
        new Snas(
            new Snas.Settings(training, temperature, 1, false, values.real("penalty"), resource)));
  }
}
