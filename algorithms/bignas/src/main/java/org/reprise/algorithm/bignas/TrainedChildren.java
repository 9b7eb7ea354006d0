package org.reprise.algorithm.bignas;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reprise.search.ArchitectureCosts;
import org.reprise.search.Method;
import org.reprise.search.RandomStreams;
import org.reprise.search.cost.CostTarget;
import org.reprise.space.Architecture;
import org.reprise.space.mobile.ElasticMobileFashion;
import org.reprise.space.mobile.MobileFashionSpace;
import org.reprise.training.engine.Engine;
import org.reprise.training.standalone.Evaluation;
import org.reprise.training.supernet.ArchitectureScores;
import org.reprise.training.table.BuiltInBenchmark;
import org.reprise.training.table.FinishedTrials;
import org.reprise.training.table.SupernetTrials;
import org.reprise.training.tensor.Operations;

/** Models that were trained for targets, and what their children reach on validation images. */
final class TrainedChildren {
  private static final int RANDOM = 200;

  // One for all, so that each training uses the memory of the one before.
  private @Nullable Operations operations;
  // Weights are small, and kept as long as targets are judged.
  private final Map<List<Object>, ArchitectureScores> models = new HashMap<>();

  /**
   * Returns an accuracy without retraining, in percent.
   *
   * @param method BigNAS with its parameters; trained with this seed once, whatever selects
   * @param child smallest, biggest, mean of the first 200 in the benchmark's own random order, or
   *     chosen by the method within its limit
   * @param done accuracies that need no training any more
   */
  double accuracy(String method, long seed, String child, FinishedTrials done) {
    return Double.parseDouble(
        done.outcome(
            child + " child of " + SupernetTrials.key(method, seed),
            () -> Double.toString(accuracy(Method.parse(method), seed, child)),
            SupernetTrials.code(method)));
  }

  private double accuracy(Method method, long seed, String child) {
    ArchitectureScores model = model(method, seed);
    return switch (child) {
      case "smallest" -> mean(model, List.of(ElasticMobileFashion.smallest()));
      case "biggest" -> mean(model, List.of(ElasticMobileFashion.biggest()));
      case "mean" -> mean(model, some());
      case "chosen" -> chosen(model, method, seed);
      default -> throw new IllegalArgumentException("no child '" + child + "'");
    };
  }

  /** Returns the children whose mean is taken. */
  static List<Architecture> some() {
    return BuiltInBenchmark.MOBILE_FASHION.benchmark().architectures().subList(0, RANDOM);
  }

  private ArchitectureScores model(Method method, long seed) {
    return models.computeIfAbsent(
        List.of(BigNasSettings.of(method.parameters()).ofTraining(), seed),
        key -> {
          if (operations == null) {
            operations = Engine.preferred().open();
          }
          return ((BigNas) method.create())
              .train(BuiltInBenchmark.mobileTask(), operations, RandomStreams.of(seed), cost -> {});
        });
  }

  private static double mean(ArchitectureScores model, List<Architecture> children) {
    return 100
        * model.scores(children).stream().mapToDouble(Evaluation::accuracy).average().orElseThrow();
  }

  private static double chosen(ArchitectureScores model, Method method, long seed) {
    MobileFashionSpace space = new MobileFashionSpace();
    CostTarget limit = CostTarget.of(method.parameters(), space, ArchitectureCosts.of(space));
    return 100
        * ((BigNas) method.create())
            .choose(model, limit, RandomStreams.of(seed).stream("selection"))
            .get(0)
            .accuracy();
  }
}
