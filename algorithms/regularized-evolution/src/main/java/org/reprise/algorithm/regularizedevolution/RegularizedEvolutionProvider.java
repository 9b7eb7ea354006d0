package org.reprise.algorithm.regularizedevolution;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.reprise.algorithm.regularizedevolution.RegularizedEvolution.Removal;
import org.reprise.search.AlgorithmProvider;
import org.reprise.search.Budget;
import org.reprise.search.Hyperparameter;
import org.reprise.search.Hyperparameters;
import org.reprise.search.Paper;
import org.reprise.search.SearchAlgorithm;
import org.reprise.search.WarmStart;

/** Registers {@link RegularizedEvolution} with the defaults of the paper's large experiments. */
public final class RegularizedEvolutionProvider implements AlgorithmProvider {
  @Override
  public String name() {
    return "regularized-evolution";
  }

  @Override
  public String description() {
    return "Tournament selection in a population from which the oldest individual dies.";
  }

  @Override
  public Paper paper() {
    return new Paper(
        17,
        "Real et al.",
        "Regularized Evolution for Image Classifier Architecture Search",
        "AAAI 2019");
  }

  @Override
  public List<Hyperparameter> parameters() {
    List<Hyperparameter> own =
        List.of(
            Hyperparameter.whole("population", 100, 1, 1_000_000, "P, individuals alive"),
            Hyperparameter.whole(
                "sample", 25, 1, 1_000_000, "S, tournament size, drawn with replacement"),
            Hyperparameter.choice(
                "removal",
                "oldest",
                List.of("oldest", "worst"),
                "who dies: oldest (aging) or worst of the tournament"),
            Hyperparameter.real(
                "identity", 0.05, 0, 1, "probability that a child is its parent unchanged"),
            Hyperparameter.word("mutation", "usual", "a mutation of the space, or usual"));
    return Stream.concat(own.stream(), WarmStart.parameters().stream()).toList();
  }

  @Override
  public Optional<String> remark(Hyperparameters parameters, Budget budget) {
    int population = parameters.whole("population");
    boolean warm = !parameters.text("warm-start").equals("none");
    return warm || budget.evaluations() > population
        ? Optional.empty()
        : Optional.of(
            "a population of "
                + population
                + " is not full before "
                + population
                + " evaluations, so within "
                + budget
                + " this is random search");
  }

  @Override
  public SearchAlgorithm create(Hyperparameters parameters) {
    return new RegularizedEvolution(
        parameters.whole("population"),
        parameters.whole("sample"),
        Removal.valueOf(parameters.text("removal").toUpperCase(Locale.ROOT)),
        parameters.real("identity"),
        parameters.text("mutation"),
        WarmStart.of(parameters));
  }
}
