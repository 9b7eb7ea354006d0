package org.reprise.algorithm.mnasnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reprise.search.ArchitectureCosts;
import org.reprise.search.Budget;
import org.reprise.search.BudgetExhausted;
import org.reprise.search.FunctionOracle;
import org.reprise.search.History;
import org.reprise.search.Ledger;
import org.reprise.search.Method;
import org.reprise.search.Oracle;
import org.reprise.search.RandomStreams;
import org.reprise.search.VectorAdam;
import org.reprise.search.policy.Controller;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;
import org.reprise.space.mobile.MobileFashionSpace;
import org.reprise.space.nasbenchmacro.NasBenchMacro;

class MnasNetSearchTest {
  private static final SearchSpace SPACE = new NasBenchMacro();

  /** The larger operation is better and dearer, 1 to 17 ms, so that T = 9 is the middle. */
  private static final Oracle ORACLE =
      new FunctionOracle(
          SPACE,
          a -> 60 + 2 * digits(a),
          1,
          new ArchitectureCosts(Map.of("latency", a -> 1 + digits(a))));

  private static double digits(Architecture architecture) {
    return IntStream.of(architecture.choices()).sum();
  }

  private static History run(String method, Oracle oracle, int evaluations, long seed) {
    Ledger ledger = new Ledger(oracle, Budget.evaluations(evaluations));
    try {
      Method.parse(method).create().search(ledger, RandomStreams.of(seed).stream("search"));
    } catch (BudgetExhausted e) {
      return ledger.history();
    }
    throw new AssertionError("the search ended before its budget");
  }

  private static double late(History history) {
    return IntStream.range(history.size() - 200, history.size())
        .mapToDouble(i -> 1 + digits(history.architecture(i)))
        .average()
        .orElseThrow();
  }

  @Test
  void theGradientOfPpoIsThatOfItsObjective() {
    Controller controller = new Controller(SPACE, 1, 4);
    SplittableRandom random = new SplittableRandom(3);
    double[] old = random.doubles(controller.parameterCount(), -0.3, 0.3).toArray();
    double[] weights = old.clone();
    for (int i = 0; i < weights.length; i++) {
      weights[i] += 0.05 * (random.nextDouble() - 0.5);
    }
    Architecture[] samples = new Architecture[6];
    double[] before = new double[6];
    double[] advantages = {0.4, -0.2, 0.1, -0.5, 0.3, -0.1};
    for (int k = 0; k < samples.length; k++) {
      Controller.Episode episode = controller.sample(old, random);
      samples[k] = episode.architecture();
      before[k] = episode.logProbability();
    }
    ProximalUpdate ppo = new ProximalUpdate(controller, new VectorAdam(weights.length, 0), 0.1, 1);
    double[] descent = ppo.descent(weights, samples, before, advantages);
    double h = 1e-6;
    for (int i = 0; i < weights.length; i += 7) {
      double[] moved = weights.clone();
      moved[i] += h;
      double above = ppo.objective(moved, samples, before, advantages);
      moved[i] -= 2 * h;
      double below = ppo.objective(moved, samples, before, advantages);
      assertThat(descent[i]).isCloseTo(-(above - below) / (2 * h), within(1e-7));
    }
  }

  @Test
  void aSampleThatHasMovedFarEnoughHasNoGradient() {
    Controller controller = new Controller(SPACE, 1, 4);
    double[] weights =
        new SplittableRandom(5).doubles(controller.parameterCount(), -1, 1).toArray();
    Architecture[] sample = {SPACE.parse("01201201")};
    double now = controller.replay(weights, sample[0]).logProbability();
    ProximalUpdate ppo = new ProximalUpdate(controller, new VectorAdam(weights.length, 0), 0.2, 1);
    // It is 1.3 times as probable as it was.
    double[] before = {now - Math.log(1.3)};
    assertThat(ppo.descent(weights, sample, before, new double[] {1})).containsOnly(0);
    assertThat(ppo.descent(weights, sample, before, new double[] {-1}))
        .isNotEqualTo(new double[weights.length]);
    assertThat(ppo.objective(weights, sample, before, new double[] {1}))
        .isCloseTo(1.2, within(1e-12));
    assertThat(ppo.objective(weights, sample, before, new double[] {-1}))
        .isCloseTo(-1.3, within(1e-12));
  }

  @Test
  void theExponentsDecideWhereSamplesLie() {
    String limits = "mnasnet:cost=latency:target=9:learning-rate=0.003:units=20";
    // Without a constraint accuracy alone counts: the dearest network.
    assertThat(late(run(limits + ":alpha=0:beta=0", ORACLE, 2_000, 1))).isGreaterThan(13);
    // The hard one: as dear as allowed.
    assertThat(late(run(limits + ":alpha=0:beta=-1", ORACLE, 2_000, 1))).isBetween(7.0, 9.5);
    // A soft one that makes milliseconds dearer than accuracy.
    assertThat(late(run(limits + ":alpha=-0.5:beta=-0.5", ORACLE, 2_000, 1))).isLessThan(6);
  }

  @Test
  void reinforceLearnsToo() {
    String limits = "mnasnet:update=reinforce:cost=latency:target=9:learning-rate=0.01:units=20";
    assertThat(late(run(limits + ":alpha=0:beta=0", ORACLE, 2_000, 1))).isGreaterThan(12);
  }

  @Test
  void theAnswerHasTheGreatestReward() {
    History history = run("mnasnet:cost=latency:target=9:alpha=0:beta=-1", ORACLE, 600, 2);
    Architecture answer = history.proposals().get(history.proposals().size() - 1).architecture();
    double greatest =
        IntStream.range(0, history.size())
            .mapToObj(history::architecture)
            .mapToDouble(a -> (60 + 2 * digits(a)) / 100 * Math.min(1, 9 / (1 + digits(a))))
            .max()
            .orElseThrow();
    Method method = Method.parse("mnasnet:cost=latency");
    assertThat(method.provider().remark(method.parameters(), Budget.evaluations(9)))
        .hasValueSatisfying(remark -> assertThat(remark).contains("greatest reward", "latency"));
    // 8 of digits: 76 % at the target.
    assertThat(greatest).isCloseTo(0.76, within(1e-12));
    assertThat(1 + digits(answer)).isEqualTo(9);
  }

  @Test
  void stagesThatAreAlikeArePartOfTheFlatSpace() {
    StageChoices stages = new StageChoices();
    SearchSpace flat = new MobileFashionSpace();
    assertThat(stages.size().intValueExact()).isEqualTo(512);
    assertThat(
            stages
                .keys()
                .mapToObj(stages::fromKey)
                .map(choice -> flat.key(stages.expand(choice)))
                .distinct())
        .hasSize(512);
    Architecture choice = stages.parse("k3e6x2/k5e3x1/k3e3x2");
    assertThat(stages.format(choice)).isEqualTo("k3e6x2/k5e3x1/k3e3x2");
    assertThat(flat.format(stages.expand(choice))).isEqualTo("k3e6:k3e6/k5e3:skip/k3e3:k3e3");
  }

  @Test
  void factorizedSamplesAreNetworksOfTheBenchmark() {
    SearchSpace flat = new MobileFashionSpace();
    Oracle oracle = new FunctionOracle(flat, a -> 50 + a.choice(0), 1);
    History history = run("mnasnet:choices=factorized", oracle, 100, 1);
    for (int i = 0; i < history.size(); i++) {
      for (int stage = 0; stage < 3; stage++) {
        int second = history.architecture(i).choice(2 * stage + 1);
        assertThat(second).isIn(history.architecture(i).choice(2 * stage), 4);
      }
    }
  }

  @Test
  void whatIsWrongIsSaid() {
    assertThatThrownBy(() -> run("mnasnet:choices=factorized:cost=latency", ORACLE, 10, 0))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("choices=flat");
    assertThatThrownBy(() -> run("mnasnet:cost=energy", ORACLE, 10, 0))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no cost 'energy'; there are: latency");
    assertThatThrownBy(() -> Method.parse("mnasnet:update=adam"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("ppo, reinforce");
    assertThatThrownBy(() -> Method.parse("mnasnet:beta=0.5"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("from -100.0 to 0.0");
  }
}
