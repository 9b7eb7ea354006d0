package org.reprise.algorithm.proxylessnas;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.reprise.claim.CheckContext;
import org.reprise.claim.Measurement;
import org.reprise.claim.TargetCheck;
import org.reprise.search.ArchitectureCosts;
import org.reprise.search.Method;
import org.reprise.search.RandomStreams;
import org.reprise.search.cost.CostTarget;
import org.reprise.space.mobile.MobileFashionSpace;
import org.reprise.training.engine.Engine;
import org.reprise.training.relaxation.TargetedSearch;
import org.reprise.training.supernet.Supernet;
import org.reprise.training.table.BuiltInBenchmark;
import org.reprise.training.table.SupernetTrials;
import org.reprise.training.tensor.Operations;

/**
 * The cost that searches by {@code method} expect of their gates in the end, as a part of the
 * target; seeds are those of {@link SupernetTrials}.
 */
public final class ProxylessLimitCheck implements TargetCheck {
  @Override
  public String name() {
    return "proxyless-limit";
  }

  @Override
  public Measurement measure(CheckContext context) {
    MobileFashionSpace space = new MobileFashionSpace();
    Method method = Method.parse(context.argument("method"));
    CostTarget target = CostTarget.of(method.parameters(), space, ArchitectureCosts.of(space));
    double[] ratios = new double[context.runs()];
    for (int run = 0; run < ratios.length; run++) {
      RandomStreams streams = RandomStreams.of(SupernetTrials.seed(run));
      try (Operations operations = Engine.preferred().open();
          TargetedSearch.Course course =
              ((TargetedSearch) method.create())
                  .method()
                  .begin(BuiltInBenchmark.mobileTask(), target, operations, streams, cost -> {});
          Supernet weights = course.supernet()) {
        while (course.hasNext()) {
          course.step();
        }
        ratios[run] = target.byDecision(space).expected(course.probabilities()) / target.value();
      }
    }
    return Measurement.meanOf(
        ratios,
        Arrays.stream(ratios)
            .mapToObj(r -> String.format(Locale.ROOT, "%.3f", r))
            .collect(Collectors.joining(" ")));
  }
}
