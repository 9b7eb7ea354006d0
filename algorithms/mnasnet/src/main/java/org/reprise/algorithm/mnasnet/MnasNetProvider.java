package org.reprise.algorithm.mnasnet;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.reprise.search.AlgorithmProvider;
import org.reprise.search.Budget;
import org.reprise.search.Hyperparameter;
import org.reprise.search.Hyperparameters;
import org.reprise.search.Paper;
import org.reprise.search.SearchAlgorithm;
import org.reprise.search.cost.CostTarget;

/** Registers {@link MnasNetSearch} with the paper's soft constraint. */
public final class MnasNetProvider implements AlgorithmProvider {
  /** w of the soft constraint: a doubled latency is worth 5 % of accuracy. */
  static final double SOFT = -0.07;

  @Override
  public String name() {
    return "mnasnet";
  }

  @Override
  public String description() {
    return "Trains a recurrent controller by PPO on accuracy times a power of a cost.";
  }

  @Override
  public Paper paper() {
    return new Paper(
        4,
        "Tan et al.",
        "MnasNet: Platform-Aware Neural Architecture Search for Mobile",
        "CVPR 2019");
  }

  @Override
  public List<Hyperparameter> parameters() {
    return Stream.concat(
            CostTarget.declared().stream(),
            Stream.of(
                Hyperparameter.real(
                    "alpha", SOFT, -100, 0, "w where the cost is at most the target"),
                Hyperparameter.real("beta", SOFT, -100, 0, "w above; hard: alpha=0:beta=-1"),
                Hyperparameter.choice(
                    "choices",
                    "flat",
                    Choices.NAMES,
                    "factorized: the layers of a stage alike, of mobile-fashion"),
                Hyperparameter.choice(
                    "update", "ppo", ControllerUpdate.NAMES, "how the controller learns"),
                Hyperparameter.whole("units", 100, 1, 10_000, "units of the LSTM"),
                Hyperparameter.real(
                    "initial-range", 0.1, 1e-9, 10, "weights start uniform in (-range, range)"),
                Hyperparameter.real("learning-rate", 0.00035, 1e-9, 10, "of Adam"),
                Hyperparameter.whole("batch", 20, 1, 10_000, "samples of one update"),
                Hyperparameter.whole("epochs", 4, 1, 1_000, "steps of PPO on a batch"),
                Hyperparameter.real("clip", 0.2, 0.001, 1, "epsilon of PPO"),
                Hyperparameter.real(
                    "baseline-momentum", 0.95, 0, 0.999999, "of the average of earlier rewards")))
        .toList();
  }

  /** The reward multiplies the accuracy. */
  @Override
  public boolean needsPercent() {
    return true;
  }

  @Override
  public Optional<String> remark(Hyperparameters parameters, Budget budget) {
    return Optional.of(
        "its answer is the sample of the greatest reward, accuracy times a power of "
            + parameters.text("cost")
            + ", and not the most accurate one");
  }

  /** Thousands of samples, each read by the controller several times, take seconds. */
  @Override
  public boolean isSlow() {
    return true;
  }

  @Override
  public SearchAlgorithm create(Hyperparameters parameters) {
    return new MnasNetSearch(parameters);
  }
}
