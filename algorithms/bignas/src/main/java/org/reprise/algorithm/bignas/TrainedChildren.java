package org.reprise.algorithm.bignas;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.reprise.training.tensor.Operations;

/** Models that were trained for targets, and what their children reach on validation images. */
final class TrainedChildren {
  private static final int RANDOM = 200;

  /**
   * What is known of a trained model, in percent.
   *
   * @param smallest accuracy of the smallest child
   * @param biggest of the biggest
   * @param mean of the first 200 children in the benchmark's own random order
   * @param chosen of the method's choice within its limit
   */
  record Reached(double smallest, double biggest, double mean, double chosen) {
    double of(String child) {
      return switch (child) {
        case "smallest" -> smallest;
        case "biggest" -> biggest;
        case "mean" -> mean;
        case "chosen" -> chosen;
        default -> throw new IllegalArgumentException("no child '" + child + "'");
      };
    }
  }

  private final Map<List<Object>, Reached> known = new HashMap<>();

  /** Returns what the children of {@code method}, trained with this seed, reach. */
  Reached of(String method, long seed) {
    return known.computeIfAbsent(List.of(method, seed), key -> train(Method.parse(method), seed));
  }

  /** Returns the children whose mean is taken. */
  static List<Architecture> some() {
    return BuiltInBenchmark.MOBILE_FASHION.benchmark().architectures().subList(0, RANDOM);
  }

  private static Reached train(Method method, long seed) {
    BigNas bigNas = (BigNas) method.create();
    MobileFashionSpace space = new MobileFashionSpace();
    CostTarget limit = CostTarget.of(method.parameters(), space, ArchitectureCosts.of(space));
    RandomStreams streams = RandomStreams.of(seed);
    try (Operations operations = Engine.preferred().open();
        ArchitectureScores children =
            bigNas.train(BuiltInBenchmark.mobileTask(), operations, streams, cost -> {})) {
      List<Evaluation> ends =
          children.scores(List.of(ElasticMobileFashion.smallest(), ElasticMobileFashion.biggest()));
      double chosen = bigNas.choose(children, limit, streams.stream("selection")).get(0).accuracy();
      return new Reached(
          100 * ends.get(0).accuracy(),
          100 * ends.get(1).accuracy(),
          children.scores(some()).stream()
              .mapToDouble(child -> 100 * child.accuracy())
              .average()
              .orElseThrow(),
          100 * chosen);
    }
  }
}
