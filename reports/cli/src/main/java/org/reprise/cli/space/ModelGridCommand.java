package org.reprise.cli.space;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reprise.algorithm.efficientnet.ScalingGrid;
import org.reprise.algorithm.efficientnet.ScalingTrial;
import org.reprise.algorithm.efficientnet.SmallBaseline;
import org.reprise.cli.JsonOption;
import org.reprise.cli.Reprise;
import org.reprise.space.InvalidInputException;
import org.reprise.space.mobile.CompoundScaling;
import org.reprise.space.network.LayerGraph;
import org.reprise.training.engine.Engine;
import org.reprise.training.standalone.TrainingResult;
import org.reprise.training.tensor.Operations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code reprise model grid}: the first step of compound scaling, in small. */
@Command(
    name = "grid",
    description =
        "Search alpha, beta and gamma with alpha beta^2 gamma^2 close to 2: train a small baseline,"
            + " scaled by each of a grid, on Fashion-MNIST, and rank them by validation accuracy.")
final class ModelGridCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--step",
      description = "Between values of a coefficient; default: ${DEFAULT-VALUE}.")
  private double step = 0.1;

  @Option(
      names = "--tolerance",
      description = "How far the product may be from 2; default: ${DEFAULT-VALUE}.")
  private double tolerance = 0.1;

  @Option(names = "--epochs", description = "Passes over the images; default: ${DEFAULT-VALUE}.")
  private int epochs = 8;

  @Option(names = "--examples", description = "Training images; default: ${DEFAULT-VALUE}.")
  private int examples = 4_000;

  @Option(names = "--seeds", description = "Trainings of each; default: ${DEFAULT-VALUE}.")
  private int seeds = 1;

  @Option(
      names = "--list",
      description = "List the grid with the counts of the networks, and train nothing.")
  private boolean list;

  @Mixin private JsonOption json;

  /**
   * One place of the grid.
   *
   * @param growth multiply-adds as a multiple of the baseline's
   * @param validationAccuracy percent, mean over the seeds; null if nothing was trained
   */
  public record GridInfo(
      double alpha,
      double beta,
      double gamma,
      int resolution,
      long parameters,
      long multiplyAdds,
      double growth,
      @Nullable Double validationAccuracy) {}

  @Override
  public Integer call() {
    if (seeds < 1) {
      throw new InvalidInputException("--seeds must be at least 1, not " + seeds);
    }
    List<CompoundScaling> candidates = new ScalingGrid(step, tolerance).candidates();
    if (candidates.isEmpty()) {
      throw new InvalidInputException(
          "no place of the grid has a product within "
              + tolerance
              + " of 2; a smaller --step or a greater --tolerance has");
    }
    List<GridInfo> found = list ? untrained(candidates) : trained(candidates);
    json.print(spec.commandLine().getOut(), found, this::print);
    return Reprise.DONE;
  }

  private static List<GridInfo> untrained(List<CompoundScaling> candidates) {
    return candidates.stream().map(candidate -> info(candidate, null)).toList();
  }

  private List<GridInfo> trained(List<CompoundScaling> candidates) {
    ScalingTrial trial = ScalingTrial.onFashionMnist(examples, epochs);
    SmallBaseline baseline = new SmallBaseline();
    List<GridInfo> found = new ArrayList<>();
    PrintWriter err = spec.commandLine().getErr();
    try (Operations operations = Engine.preferred().open()) {
      for (CompoundScaling candidate : candidates) {
        LayerGraph network = candidate.factors(1).of(baseline);
        double sum = 0;
        for (int seed = 0; seed < seeds; seed++) {
          List<TrainingResult.Epoch> curve = trial.train(network, operations, seed).curve();
          sum += curve.isEmpty() ? 0 : curve.get(curve.size() - 1).validationAccuracy();
        }
        found.add(info(candidate, 100 * sum / seeds));
        err.println("trained " + found.size() + " of " + candidates.size());
        err.flush();
      }
    }
    found.sort(Comparator.comparingDouble(GridInfo::validationAccuracy).reversed());
    return found;
  }

  private static GridInfo info(CompoundScaling candidate, @Nullable Double accuracy) {
    SmallBaseline baseline = new SmallBaseline();
    LayerGraph network = candidate.factors(1).of(baseline);
    return new GridInfo(
        candidate.alpha(),
        candidate.beta(),
        candidate.gamma(),
        network.input().height(),
        network.parameters(),
        network.multiplyAdds(),
        network.multiplyAdds() / (double) baseline.network().multiplyAdds(),
        accuracy);
  }

  private void print(List<GridInfo> found) {
    PrintWriter out = spec.commandLine().getOut();
    String row = "%6s %6s %6s %10s %12s %14s %7s %s%n";
    out.printf(
        Locale.ROOT,
        row,
        "alpha",
        "beta",
        "gamma",
        "resolution",
        "parameters",
        "multiply-adds",
        "growth",
        list ? "" : "validation");
    for (GridInfo info : found) {
      out.printf(
          Locale.ROOT,
          row,
          info.alpha(),
          info.beta(),
          info.gamma(),
          info.resolution(),
          ModelCommand.grouped(info.parameters()),
          ModelCommand.grouped(info.multiplyAdds()),
          String.format(Locale.ROOT, "%.3f", info.growth()),
          info.validationAccuracy() == null
              ? ""
              : String.format(Locale.ROOT, "%9.2f", info.validationAccuracy()));
    }
  }
}
