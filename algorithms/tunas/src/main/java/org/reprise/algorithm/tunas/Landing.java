package org.reprise.algorithm.tunas;

import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.reprise.claim.CheckContext;
import org.reprise.claim.MacroRuns;
import org.reprise.claim.NotAvailableException;
import org.reprise.search.ArchitectureCosts;
import org.reprise.search.Method;
import org.reprise.search.RandomStreams;
import org.reprise.search.cost.CostReward;
import org.reprise.search.cost.CostTarget;
import org.reprise.search.policy.MovingBaseline;
import org.reprise.space.Architecture;
import org.reprise.space.mobile.MobileFashionSpace;
import org.reprise.training.engine.Engine;
import org.reprise.training.relaxation.TargetedSearch;
import org.reprise.training.supernet.Supernet;
import org.reprise.training.supernet.SupernetTask;
import org.reprise.training.table.BuiltInBenchmark;
import org.reprise.training.table.FinishedTrials;
import org.reprise.training.table.SupernetTrials;
import org.reprise.training.tensor.Operations;

/** Where the cost of the most probable network ends, as a part of its target. */
@FunctionalInterface
interface Landing {
  /** The part of the mean cost that is the target where none is named: 84 ms of 122.8. */
  double USUAL_PART = 0.684;

  /** Returns the cost divided by the target. */
  double of(String reward, double strength, long seed);

  /**
   * Returns the landing of searches on a ground: {@code nasbench-macro}, the controller alone,
   * whose rewards come from that benchmark's own runs and multiply-adds; or {@code mobile-fashion},
   * searches with shared weights, whose landings are kept, so that an interrupted reproduction goes
   * on.
   */
  static Landing on(String ground, CheckContext context) throws NotAvailableException {
    return ground.equals("mobile-fashion")
        ? ofSearches(new FinishedTrials(context.unfinished(TunasLandingCheck.NAME)))
        : onRuns(MacroRuns.of(context));
  }

  private static Landing ofSearches(FinishedTrials done) {
    return (reward, strength, seed) -> {
      String method = "tunas:reward=" + reward + ":strength=" + strength;
      return Double.parseDouble(
          done.outcome(
              "landing of " + SupernetTrials.key(method, seed),
              () -> Double.toString(ofSearch(Method.parse(method), seed)),
              SupernetTrials.code(method)));
    };
  }

  private static double ofSearch(Method method, long seed) {
    SupernetTask task = BuiltInBenchmark.mobileTask();
    MobileFashionSpace space = new MobileFashionSpace();
    CostTarget target = CostTarget.of(method.parameters(), space, ArchitectureCosts.of(space));
    try (Operations operations = Engine.preferred().open();
        TargetedSearch.Course training =
            ((TargetedSearch) method.create())
                .method()
                .begin(task, target, operations, RandomStreams.of(seed), cost -> {});
        Supernet weights = training.supernet()) {
      while (training.hasNext()) {
        training.step();
      }
      return target.of(training.best()) / target.value();
    }
  }

  private static Landing onRuns(MacroRuns ground) {
    ToDoubleFunction<Architecture> cost = ground.cost();
    double target = USUAL_PART * ground.meanCost();
    return (reward, strength, seed) -> {
      RandomGenerator random = RandomStreams.of(seed).stream("samples");
      ToDoubleFunction<Architecture> quality =
          a -> ground.runs().get(random.nextInt(ground.runs().size())).applyAsDouble(a) / 100;
      IndependentPolicy policy = new IndependentPolicy(ground::space);
      learn(policy, quality, cost, CostReward.named(reward, strength, target), random);
      return cost.applyAsDouble(policy.best()) / target;
    };
  }

  /** The controller's part of a search, for as many steps as published, at the published rate. */
  private static void learn(
      IndependentPolicy policy,
      ToDoubleFunction<Architecture> quality,
      ToDoubleFunction<Architecture> cost,
      CostReward reward,
      RandomGenerator random) {
    int steps = 28_125;
    double rate = 0.0048;
    WarmUp course = new WarmUp(0.25, 0, 0);
    MovingBaseline baseline = new MovingBaseline(0.95);
    for (int step = 0; step < steps; step++) {
      IndependentPolicy.Sample sample = policy.sample(0, 0, random);
      Architecture drawn = sample.active().architecture();
      double seen = reward.of(quality.applyAsDouble(drawn), cost.applyAsDouble(drawn));
      baseline.update(seen);
      double factor = course.rateFactor((double) step / steps);
      policy.update(sample, seen - baseline.value(), rate * factor);
    }
  }
}
