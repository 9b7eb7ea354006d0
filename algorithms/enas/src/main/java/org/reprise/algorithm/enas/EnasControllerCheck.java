package org.reprise.algorithm.enas;

import java.util.Arrays;
import org.reprise.claim.CheckContext;
import org.reprise.claim.Measurement;
import org.reprise.claim.TargetCheck;
import org.reprise.space.Architecture;
import org.reprise.space.nasbench201.NasBench201;

/** What the controller of NAS-Bench-201's code computes, where that can be worked out exactly. */
public final class EnasControllerCheck implements TargetCheck {
  private static final NasBench201 CELLS = new NasBench201();
  private static final double MOMENTUM = 0.99;

  @Override
  public String name() {
    return "enas-controller";
  }

  @Override
  public Measurement measure(CheckContext context) {
    EnasController controller =
        ControllerDesign.oneByOne(ControllerSettings.ofCells(2, 32, new Squash(5, 2.5))).of(CELLS);
    double[] zeros = new double[controller.parameterCount()];
    String what = context.argument("what");
    return Measurement.exact(
        switch (what) {
          case "log-probability" ->
              controller.replay(zeros, Architecture.of(0, 1, 2, 3, 4, 0)).logProbability();
          case "sum" -> sum(context);
          case "weights" -> controller.parameterCount();
          case "greatest" -> Arrays.stream(greatest().probabilities[0]).max().orElseThrow();
          case "least-entropy" -> greatest().entropy();
          case "frozen-advantage" -> frozenAdvantage();
          case "first-advantage" ->
              new RewardBaseline(RewardBaseline.Rule.MOVING, MOMENTUM).advantage(0.55, 0.55);
          default -> throw new IllegalArgumentException("no number '" + what + "' of a controller");
        },
        "");
  }

  /** Over all cells, of a small controller with random weights. */
  private static double sum(CheckContext context) {
    EnasController small =
        ControllerDesign.oneByOne(ControllerSettings.ofCells(1, 4, new Squash(5, 2.5))).of(CELLS);
    double[] parameters =
        context.streams().stream("weights").doubles(small.parameterCount(), -3, 3).toArray();
    return CELLS
        .keys()
        .mapToObj(CELLS::fromKey)
        .mapToDouble(cell -> Math.exp(small.replay(parameters, cell).logProbability()))
        .sum();
  }

  /** An episode whose classifier wants one operation without limit: its biases are vast. */
  private static EnasController.Episode greatest() {
    EnasController controller =
        ControllerDesign.oneByOne(ControllerSettings.ofCells(1, 4, new Squash(5, 2.5))).of(CELLS);
    double[] parameters = new double[controller.parameterCount()];
    int first = parameters.length - 5;
    Arrays.fill(parameters, first, parameters.length, -1e9);
    parameters[first] = 1e9;
    return controller.replay(parameters, Architecture.of(0, 0, 0, 0, 0, 0));
  }

  /** After a first epoch that ends at an accuracy of .40. */
  private static double frozenAdvantage() {
    RewardBaseline baseline = new RewardBaseline(RewardBaseline.Rule.NB201, MOMENTUM);
    double first = baseline.advantage(0.40, 0.40);
    baseline.endEpoch();
    return baseline.advantage(0.55, 0.55) + first;
  }
}
