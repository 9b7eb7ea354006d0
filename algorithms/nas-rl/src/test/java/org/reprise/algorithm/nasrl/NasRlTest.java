package org.reprise.algorithm.nasrl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reprise.search.Budget;
import org.reprise.search.BudgetExhausted;
import org.reprise.search.FunctionOracle;
import org.reprise.search.History;
import org.reprise.search.Ledger;
import org.reprise.search.Method;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.space.layerwise.LayerwiseSpace;
import org.reprise.space.nasbench201.NasBench201;

class NasRlTest {
  @Test
  void itsDefaultsAreThePapers() {
    assertThat(Method.parse("nas-rl").parameters().asMap())
        .containsEntry("layers", "2")
        .containsEntry("units", "35")
        .containsEntry("learning-rate", "6.0E-4")
        .containsEntry("initial-range", "0.08")
        .containsEntry("replicas", "100")
        .containsEntry("children", "8");
  }

  @Test
  void theMeanRewardRises() {
    ToDoubleFunction<Architecture> convolutions =
        cell -> 100.0 / 6 * Arrays.stream(cell.choices()).filter(c -> c == 3).count();
    History history =
        run(new NasBench201(), convolutions, 4_000, "nas-rl:replicas=1:learning-rate=0.01");
    assertThat(mean(history, 0, 40)).isLessThan(28);
    assertThat(mean(history, 3_600, 4_000)).isGreaterThan(60);
  }

  @Test
  void learnsSkipConnectionsThroughAnchorPoints() {
    // Only the skip bits matter: read the first layer, not the second.
    ToDoubleFunction<Architecture> wiring =
        a ->
            (a.choice(LayerwiseSpace.skip(0, 2)) == 1 ? 50 : 0)
                + (a.choice(LayerwiseSpace.skip(1, 2)) == 0 ? 50 : 0);
    History history =
        run(new LayerwiseSpace(3), wiring, 3_000, "nas-rl:replicas=1:learning-rate=0.01");
    assertThat(mean(history, 0, 200)).isBetween(40.0, 60.0);
    assertThat(mean(history, 2_800, 3_000)).isGreaterThan(85);
  }

  @Test
  void replicasWorkWithWeightsAsOldAsThereAreReplicas() {
    // Before every replica had its first turn, all sample from the initial policy: as random as the
    // first batch.
    ToDoubleFunction<Architecture> convolutions =
        cell -> 100.0 / 6 * Arrays.stream(cell.choices()).filter(c -> c == 3).count();
    History history =
        run(new NasBench201(), convolutions, 1_600, "nas-rl:replicas=200:learning-rate=0.05");
    assertThat(mean(history, 0, 800)).isBetween(18.0, 22.5);
    assertThat(mean(history, 800, 1_600)).isBetween(18.0, 22.5);
  }

  private static History run(
      SearchSpace space, ToDoubleFunction<Architecture> accuracy, int evaluations, String method) {
    Ledger ledger =
        new Ledger(new FunctionOracle(space, accuracy, 1), Budget.evaluations(evaluations));
    assertThatThrownBy(
            () ->
                Method.parse(method).create().search(ledger, RandomStreams.of(6).stream("search")))
        .isInstanceOf(BudgetExhausted.class);
    return ledger.history();
  }

  private static double mean(History history, int from, int to) {
    return IntStream.range(from, to)
        .mapToDouble(history::validationAccuracy)
        .average()
        .orElseThrow();
  }
}
