package org.reprise.algorithm.bananas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.reprise.algorithm.bananas.CandidateSource.Kind;
import org.reprise.predictor.MlpProvider;
import org.reprise.predictor.Predictor;
import org.reprise.predictor.PredictorProvider;
import org.reprise.predictor.Predictors;
import org.reprise.predictor.ScoreSource;
import org.reprise.search.AlgorithmProvider;
import org.reprise.search.Hyperparameter;
import org.reprise.search.Hyperparameters;
import org.reprise.search.Paper;
import org.reprise.search.SearchAlgorithm;
import org.reprise.search.WarmStart;
import org.reprise.space.SearchSpace;

/** Registers {@link Bananas} with the published defaults. */
public final class BananasProvider implements AlgorithmProvider {
  private static final PredictorProvider NETWORKS = new MlpProvider();

  @Override
  public String name() {
    return "bananas";
  }

  @Override
  public String description() {
    return "Bayesian optimization with an ensemble of neural predictors and path encoding.";
  }

  @Override
  public Paper paper() {
    return new Paper(
        18,
        "White et al.",
        "BANANAS: Bayesian Optimization with Neural Architectures for Neural Architecture Search",
        "AAAI 2021");
  }

  @Override
  public List<Hyperparameter> parameters() {
    List<Hyperparameter> parameters = new ArrayList<>();
    parameters.add(
        Hyperparameter.whole("initial", 10, 1, 1_000_000, "t0, random architectures at the start"));
    parameters.add(
        Hyperparameter.whole("per-iteration", 10, 1, 1_000_000, "k, evaluations between two fits"));
    parameters.add(
        Hyperparameter.word(
            "predictor",
            NETWORKS.name(),
            "mlp, with the parameters below, or another predictor with its own defaults"));
    parameters.addAll(NETWORKS.parameters());
    parameters.add(
        Hyperparameter.choice(
            "acquisition",
            "its",
            List.of("its", "ts", "ucb", "ei", "pi"),
            "independent Thompson sampling, Thompson sampling, upper confidence bound, expected or"
                + " probability of improvement"));
    parameters.add(
        Hyperparameter.choice(
            "candidates",
            "mutation",
            List.of("mutation", "random", "mutation-random"),
            "mutations of the best, random architectures, or both"));
    parameters.add(
        Hyperparameter.whole("pool", 100, 1, 1_000_000, "candidates of each kind in an iteration"));
    parameters.add(
        Hyperparameter.word(
            "mutation", "published", "a mutation of the space, or published (bananas)"));
    parameters.addAll(WarmStart.parameters());
    return List.copyOf(parameters);
  }

  @Override
  public SearchAlgorithm create(Hyperparameters parameters) {
    return new Bananas(
        parameters.whole("initial"),
        parameters.whole("per-iteration"),
        (space, scores) -> predictor(space, parameters, scores),
        Acquisition.valueOf(parameters.text("acquisition").toUpperCase(Locale.ROOT)),
        new CandidateSource(
            Kind.valueOf(parameters.text("candidates").replace('-', '_').toUpperCase(Locale.ROOT)),
            parameters.whole("pool"),
            parameters.text("mutation")),
        WarmStart.of(parameters));
  }

  private static Predictor predictor(
      SearchSpace space, Hyperparameters parameters, ScoreSource scores) {
    PredictorProvider provider = Predictors.named(parameters.text("predictor"));
    Map<String, String> values = new LinkedHashMap<>();
    if (provider.name().equals(NETWORKS.name())) {
      for (Hyperparameter parameter : NETWORKS.parameters()) {
        values.put(parameter.name(), parameters.text(parameter.name()));
      }
    }
    return Predictors.create(provider, space, values, scores);
  }

  @Override
  public boolean isSlow() {
    return true;
  }
}
