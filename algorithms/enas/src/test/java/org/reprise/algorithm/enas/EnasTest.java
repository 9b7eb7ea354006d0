package org.reprise.algorithm.enas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.reprise.search.ArchitectureCosts;
import org.reprise.search.Budget;
import org.reprise.search.FunctionOracle;
import org.reprise.search.Ledger;
import org.reprise.search.Method;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.enas.EnasMacroSpace;
import org.reprise.space.enas.EnasMicroSpace;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.space.nasbenchmacro.NasBenchMacro;
import org.reprise.training.lanes.LaneOperations;
import org.reprise.training.standalone.Evaluation;
import org.reprise.training.supernet.ArchitectureScores;
import org.reprise.training.supernet.SupernetGraphs;
import org.reprise.training.supernet.SupernetTask;
import org.reprise.training.table.BuiltInBenchmark;

class EnasTest {
  /** B = .40, R = .55: .99 of the difference; the first of the authors' code is .99 R. */
  @Test
  void baselinesAreThoseOfTheReleasedCodes() {
    RewardBaseline moving = new RewardBaseline(RewardBaseline.Rule.MOVING, 0.99);
    assertThat(moving.advantage(0.55, 0.55)).isCloseTo(0.99 * 0.55, within(1e-12));
    assertThat(moving.differentiatedEntropy()).isZero();

    RewardBaseline frozen = new RewardBaseline(RewardBaseline.Rule.NB201, 0.99);
    // In the first epoch the baseline is the sample's own accuracy.
    assertThat(frozen.advantage(0.71, 0.7)).isCloseTo(0.01, within(1e-12));
    assertThat(frozen.advantage(0.41, 0.4)).isCloseTo(0.01, within(1e-12));
    frozen.endEpoch();
    assertThat(frozen.advantage(0.55, 0.5)).isCloseTo(0.1485, within(1e-12));
    // It has not moved inside the epoch.
    assertThat(frozen.advantage(0.55, 0.5)).isCloseTo(0.1485, within(1e-12));
    frozen.endEpoch();
    assertThat(frozen.advantage(0.55, 0.5)).isCloseTo(0.99 * (0.55 - 0.4015), within(1e-12));

    RewardBaseline nats = new RewardBaseline(RewardBaseline.Rule.NATS, 0.99);
    assertThat(nats.advantage(0.71, 0.7)).isCloseTo(0.01, within(1e-12));
    assertThat(nats.advantage(0.11, 0.1)).isCloseTo(0.01, within(1e-12));
    nats.endEpoch();
    assertThat(nats.advantage(0.55, 0.5)).isCloseTo(0.1485, within(1e-12));
  }

  /** The trap: where all rewards rise, the frozen baseline praises the worst sample too. */
  @Test
  void theFrozenBaselinePraisesEverySampleOfAGrowingNetwork() {
    for (RewardBaseline.Rule rule : RewardBaseline.Rule.values()) {
      RewardBaseline baseline = new RewardBaseline(rule, 0.9);
      int praised = 0;
      for (int epoch = 0; epoch < 40; epoch++) {
        for (int sample = 0; sample < 50; sample++) {
          double reward = 0.01 * epoch + (sample % 2 == 0 ? 0.1 : 0);
          praised += epoch >= 20 && baseline.advantage(reward, reward) > 0 ? 1 : 0;
          if (epoch < 20) {
            assertThat(baseline.advantage(reward, reward)).isFinite();
          }
        }
        baseline.endEpoch();
      }
      boolean moving = rule == RewardBaseline.Rule.MOVING;
      assertThat(praised).isBetween(moving ? 450 : 900, moving ? 750 : 1_000);
    }
  }

  @Test
  void theControllerLearnsWhatIsRewarded() {
    NasBench201 space = new NasBench201();
    EnasController controller =
        ControllerDesign.oneByOne(ControllerSettings.ofCells(1, 16, new Squash(5, 2.5))).of(space);
    ControllerTraining training =
        new ControllerTraining(
            controller,
            new ControllerTraining.Settings(
                20, 0.02, 0, 1e-3, 1e-4, 0, RewardBaseline.Rule.MOVING, 0.9),
            new SplittableRandom(5));
    ToDoubleFunction<Architecture> convolutions =
        cell -> Arrays.stream(cell.choices()).filter(c -> c == 3).count() / 6.0;
    assertThat(mean(training, convolutions)).isLessThan(0.3);
    for (int step = 0; step < 200; step++) {
      training.step(convolutions);
    }
    assertThat(mean(training, convolutions)).isGreaterThan(0.8);
  }

  private static double mean(ControllerTraining policy, ToDoubleFunction<Architecture> accuracy) {
    double sum = 0;
    for (int i = 0; i < 200; i++) {
      sum += accuracy.applyAsDouble(policy.sample());
    }
    return sum / 200;
  }

  @Test
  void aSeedGivesTheSameScoresAndTheSamePolicy() {
    SupernetTask task = BuiltInBenchmark.task();
    String text =
        "enas:epochs=2:batch=400:images=200:controller-steps=2:aggregate=3:reward-images=50";
    assertThat(run(task, text)).isEqualTo(run(task, text));
    assertThat(run(task, text)).isNotEqualTo(run(task, text + ":baseline=nb201"));
  }

  private static List<Object> run(SupernetTask task, String text) {
    Enas enas = (Enas) Method.parse(text).create();
    double[] spent = new double[1];
    Enas.Trained trained =
        enas.alternate(
            task, new LaneOperations(), RandomStreams.of(4), c -> spent[0] += c.multiplyAdds());
    double weights = spent[0];
    List<Architecture> sampled = trained.sampled(20);
    assertThat(sampled).doesNotHaveDuplicates();
    try (ArchitectureScores scores = trained.scores()) {
      List<Evaluation> found = scores.scores(sampled);
      assertThat(spent[0]).isGreaterThan(weights);
      return List.of(sampled, found, Arrays.toString(trained.policy().parameters()));
    }
  }

  @Test
  void noEpochsAreRefused() {
    assertThatThrownBy(() -> Method.parse("enas:epochs=0"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("epochs")
        .hasMessageContaining("1");
  }

  /** In turns, on supernets of its own two spaces, made small; what is found is evaluated. */
  @Test
  void searchesItsOwnSpaces() {
    SupernetTask cells = BuiltInBenchmark.task();
    EnasMacroSpace macro = new EnasMacroSpace(4, 4);
    SupernetGraphs whole = EnasGround.graphs(macro, cells);
    Ledger ledger =
        new Ledger(
            new FunctionOracle(
                macro,
                network -> 50,
                1,
                new ArchitectureCosts(
                    Map.of(
                        ArchitectureCosts.MULTIPLY_ADDS,
                        network -> whole.one().apply(network).multiplyAdds()))),
            Budget.evaluations(10));
    Method small =
        Method.parse(
            "enas:epochs=1:batch=500:images=200:controller-steps=2:aggregate=3:reward-images=50"
                + ":samples=5:finalists=2");
    small.create().search(ledger, RandomStreams.of(6).stream("search"));
    assertThat(ledger.history().size()).isEqualTo(2);

    SupernetTask micro =
        new SupernetTask(
            "micro", EnasGround.graphs(new EnasMicroSpace(3, 4), cells), cells.images());
    Enas.Trained trained =
        ((Enas) small.create())
            .alternate(micro, new LaneOperations(), RandomStreams.of(6), cost -> {});
    try (ArchitectureScores scores = trained.scores()) {
      List<Architecture> best = scores.best(trained.sampled(5), 2);
      assertThat(best).hasSize(2).allMatch(a -> micro.graphs().space().defect(a).isEmpty());
    }
  }

  @Test
  void otherSpacesAreRefused() {
    EnasProvider provider = new EnasProvider();
    assertThat(provider.unsupported(new EnasMacroSpace())).isEmpty();
    assertThat(provider.unsupported(new EnasMicroSpace())).isEmpty();
    assertThat(provider.unsupported(new NasBench201())).isEmpty();
    assertThat(provider.unsupported(new NasBenchMacro()))
        .hasValue(
            "its supernets are of NAS-Bench-201's cells, or of its own spaces, enas-macro and"
                + " enas-micro");
  }
}
