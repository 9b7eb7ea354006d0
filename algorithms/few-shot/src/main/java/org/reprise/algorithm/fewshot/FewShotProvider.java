package org.reprise.algorithm.fewshot;

import java.util.List;
import org.reprise.search.Hyperparameter;
import org.reprise.search.Hyperparameters;
import org.reprise.search.Paper;
import org.reprise.search.SearchAlgorithm;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.training.supernet.SupernetParameters;
import org.reprise.training.supernet.SupernetProvider;

/** Registers {@link FewShot}. */
public final class FewShotProvider implements SupernetProvider {
  @Override
  public String name() {
    return "few-shot";
  }

  @Override
  public String description() {
    return "Splits a trained supernet on an edge, trains each part on, and searches by their"
        + " scores.";
  }

  @Override
  public Paper paper() {
    return new Paper(13, "Zhao et al.", "Few-shot Neural Architecture Search", "ICML 2021");
  }

  @Override
  public List<Hyperparameter> parameters() {
    return SupernetParameters.declared(
        Hyperparameter.whole("splits", 1, 0, 3, "edges that are split; 0 for a control"),
        Hyperparameter.whole(
            "edge", 0, 0, NasBench201.EDGES - 1, "first that is split; others follow it"),
        Hyperparameter.choice(
            "edge-choice",
            "fixed",
            List.of("fixed", "gradient"),
            "edges from the first on, or those whose operations' gradients agree least"),
        Hyperparameter.choice(
            "groups",
            "operations",
            List.of("operations", "gradient"),
            "a part for each operation, or two of operations whose gradients agree"),
        Hyperparameter.whole("gradient-batches", 8, 1, 1_000, "on which gradients are compared"),
        Hyperparameter.whole("part-epochs", 50, 0, 100_000, "of each part's training"),
        Hyperparameter.real("part-rate", 0.05, 1e-6, 10, "first of a part; a cosine to 0"),
        Hyperparameter.choice(
            "split-edge",
            "trained",
            List.of("trained", "frozen"),
            "its convolutions: trained on as in the paper, or frozen as in the code"),
        Hyperparameter.whole("cycles", 1_000, 1, 1_000_000, "of the evolution over scores"),
        Hyperparameter.whole("population", 50, 1, 10_000, "of the evolution"),
        Hyperparameter.whole("sample", 10, 1, 10_000, "of which a parent is the best"));
  }

  @Override
  public SearchAlgorithm create(Hyperparameters parameters) {
    return new FewShot(
        SupernetParameters.of(parameters),
        new SplitChoice(
            parameters.whole("splits"),
            parameters.whole("edge"),
            parameters.text("edge-choice").equals("gradient"),
            parameters.text("groups").equals("gradient"),
            parameters.whole("gradient-batches")),
        parameters.whole("part-epochs"),
        parameters.real("part-rate"),
        parameters.text("split-edge").equals("trained"),
        new AgingEvolution(
            parameters.whole("cycles"),
            parameters.whole("population"),
            parameters.whole("sample")));
  }
}
