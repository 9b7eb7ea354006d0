package org.reprise.algorithm.enas;

import java.util.List;
import org.reprise.search.Hyperparameter;
import org.reprise.search.Hyperparameters;
import org.reprise.search.Paper;
import org.reprise.search.SearchAlgorithm;
import org.reprise.training.supernet.SupernetParameters;
import org.reprise.training.supernet.SupernetProvider;

/** Registers {@link Enas} with the controller of the released code of NAS-Bench-201. */
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
        Hyperparameter.whole("layers", 2, 1, 10, "of the LSTM"),
        Hyperparameter.whole("units", 32, 1, 10_000, "of each layer"),
        Hyperparameter.real("temperature", 5, 1e-6, 1e6, "that scores are divided by"),
        Hyperparameter.real("tanh", 2.5, 0, 1e6, "bound of logits; 0 for none"),
        Hyperparameter.real("entropy", 1e-4, 0, 1e6, "weight of the entropy in the reward"),
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
            false,
            0,
            RewardBaseline.Rule.named(values.text("baseline")),
            values.real("baseline-momentum"));
    return new Enas(
        SupernetParameters.of(values),
        ControllerDesign.oneByOne(controller),
        training,
        values.whole("controller-steps"),
        values.whole("reward-images"),
        values.whole("samples"));
  }
}
