package org.reprise.algorithm.bananas;

import java.util.List;
import java.util.Locale;
import org.reprise.algorithm.bananas.CandidateSource.Kind;
import org.reprise.search.AlgorithmProvider;
import org.reprise.search.Paper;
import org.reprise.search.Parameter;
import org.reprise.search.Parameters;
import org.reprise.search.SearchAlgorithm;
import org.reprise.search.predictor.Ensemble;
import org.reprise.search.predictor.Ensemble.Examples;
import org.reprise.search.predictor.Mlp;

/** Registers {@link Bananas} with the published defaults. */
public final class BananasProvider implements AlgorithmProvider {
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
  public List<Parameter> parameters() {
    return List.of(
        Parameter.whole("initial", 10, 1, 1_000_000, "t0, random architectures at the start"),
        Parameter.whole("per-iteration", 10, 1, 1_000_000, "k, evaluations between two fits"),
        Parameter.word(
            "encoding", "published", "an encoding of the space, or published (truncated-path)"),
        Parameter.whole("members", 5, 1, 1000, "networks of the ensemble; 1 for a single network"),
        Parameter.whole("layers", 10, 1, 1000, "hidden layers of a network"),
        Parameter.whole("width", 20, 1, 10_000, "units of a hidden layer"),
        Parameter.whole("epochs", 150, 1, 1_000_000, "passes over what is charged, at each fit"),
        Parameter.whole("batch", 32, 1, 1_000_000, "examples of a step"),
        Parameter.real("learning-rate", 0.01, 0, 10, "Adam's learning rate"),
        Parameter.choice(
            "acquisition",
            "its",
            List.of("its", "ts", "ucb", "ei", "pi"),
            "independent Thompson sampling, Thompson sampling, upper confidence bound, expected or"
                + " probability of improvement"),
        Parameter.choice(
            "candidates",
            "mutation",
            List.of("mutation", "random", "mutation-random"),
            "mutations of the best, random architectures, or both"),
        Parameter.whole("pool", 100, 1, 1_000_000, "candidates of each kind in an iteration"),
        Parameter.word("mutation", "published", "a mutation of the space, or published (bananas)"));
  }

  @Override
  public SearchAlgorithm create(Parameters parameters) {
    Mlp.Settings network =
        new Mlp.Settings(
            parameters.whole("layers"),
            parameters.whole("width"),
            parameters.whole("epochs"),
            parameters.whole("batch"),
            parameters.real("learning-rate"));
    String encoding = parameters.text("encoding");
    int members = parameters.whole("members");
    return new Bananas(
        parameters.whole("initial"),
        parameters.whole("per-iteration"),
        space ->
            new Ensemble(
                members,
                () -> new Mlp(PublishedChoice.encoding(space, encoding), network),
                Examples.ALL),
        Acquisition.valueOf(parameters.text("acquisition").toUpperCase(Locale.ROOT)),
        new CandidateSource(
            Kind.valueOf(parameters.text("candidates").replace('-', '_').toUpperCase(Locale.ROOT)),
            parameters.whole("pool"),
            parameters.text("mutation")));
  }
}
