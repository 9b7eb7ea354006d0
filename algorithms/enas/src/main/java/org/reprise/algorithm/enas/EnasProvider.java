package org.reprise.algorithm.enas;

import java.util.List;
import java.util.Optional;
import org.reprise.search.Hyperparameter;
import org.reprise.search.Hyperparameters;
import org.reprise.search.Paper;
import org.reprise.search.SearchAlgorithm;
import org.reprise.space.SearchSpace;
import org.reprise.space.enas.EnasMacroSpace;
import org.reprise.space.enas.EnasMicroSpace;
import org.reprise.training.supernet.SupernetParameters;
import org.reprise.training.supernet.SupernetProvider;

/**
 * Registers {@link Enas} with the controllers of the authors' code for its own two spaces, and that
 * of the released code of NAS-Bench-201 for cells.
 */
public final class EnasProvider implements SupernetProvider {
  @Override
  public String name() {
    return "enas";
  }

  @Override
  public String description() {
    return "Trains shared weights and, by REINFORCE, a recurrent controller that samples"
        + " architectures.";
  }

  @Override
  public Paper paper() {
    return new Paper(
        12,
        "Pham et al.",
        "Efficient Neural Architecture Search via Parameter Sharing",
        "ICML 2018");
  }

  @Override
  public List<Hyperparameter> parameters() {
    // The paper trains one architecture by itself.
    return SupernetParameters.declared(
        1,
        Hyperparameter.whole("samples", 100, 1, 15_625, "of the policy, scored at the end"),
        Hyperparameter.whole(
            "controller-steps", 8, 0, 10_000, "of the controller, after each epoch"),
        Hyperparameter.whole("aggregate", 20, 1, 10_000, "samples of a controller's step"),
        Hyperparameter.whole("reward-images", 128, 2, 1_000_000, "validation images of a reward"),
        Hyperparameter.real("controller-rate", 1e-3, 1e-9, 10, "of the controller's Adam"),
        Hyperparameter.whole("layers", 2, 1, 10, "of the LSTM, for cells"),
        Hyperparameter.whole("units", 32, 1, 10_000, "of each layer, for cells"),
        Hyperparameter.real("temperature", 5, 1e-6, 1e6, "that scores are divided by, for cells"),
        Hyperparameter.real("tanh", 2.5, 0, 1e6, "bound of logits, for cells; 0 for none"),
        Hyperparameter.real("entropy", 1e-4, 0, 1e6, "weight of the entropy in the reward"),
        Hyperparameter.real("skip-weight", 0.8, 0, 1e6, "of the penalty on skips, in enas-macro"),
        Hyperparameter.choice(
            "skip-penalty",
            "paper",
            List.of("paper", "code"),
            "on the probabilities that are sampled from, or as the released code has it"),
        Hyperparameter.choice(
            "baseline",
            "moving",
            RewardBaseline.Rule.names(),
            "of rewards: the paper's, or those of NAS-Bench-201's code"),
        Hyperparameter.real("baseline-momentum", 0.99, 0, 0.999999, "of the baseline"));
  }

  @Override
  public SearchAlgorithm create(Hyperparameters values) {
    Squash squash = new Squash(values.real("temperature"), values.real("tanh"));
    ControllerSettings controller =
        ControllerSettings.ofCells(values.whole("layers"), values.whole("units"), squash);
    ControllerTraining.Settings training =
        new ControllerTraining.Settings(
            values.whole("aggregate"),
            values.real("controller-rate"),
            0,
            1e-3,
            values.real("entropy"),
            values.real("skip-weight"),
            RewardBaseline.Rule.named(values.text("baseline")),
            values.real("baseline-momentum"));
    return new Enas(
        SupernetParameters.of(values),
        ControllerDesign.bySpace(controller, values.text("skip-penalty").equals("paper")),
        training,
        values.whole("controller-steps"),
        values.whole("reward-images"),
        values.whole("samples"));
  }

  @Override
  public Optional<String> unsupported(SearchSpace space) {
    SearchSpace whole = space.whole();
    return whole instanceof EnasMacroSpace || whole instanceof EnasMicroSpace
        ? Optional.empty()
        : SupernetParameters.unsupported(space)
            .map(reason -> reason + ", or of its own spaces, enas-macro and enas-micro");
  }
}
