package org.reprise.algorithm.randomsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.reprise.search.Algorithms;
import org.reprise.search.Budget;
import org.reprise.search.BudgetExhausted;
import org.reprise.search.FunctionOracle;
import org.reprise.search.History;
import org.reprise.search.Ledger;
import org.reprise.search.Method;
import org.reprise.search.RandomStreams;
import org.reprise.space.nasbench201.NasBench201;

class RandomSearchTest {
  @Test
  void drawsUniformlyWithReplacementUntilTheBudgetIsSpent() {
    int draws = 20_000;
    Ledger ledger =
        new Ledger(new FunctionOracle(new NasBench201(), cell -> 0, 1), Budget.evaluations(draws));
    assertThatThrownBy(
            () -> new RandomSearch().search(ledger, RandomStreams.of(1).stream("search")))
        .isInstanceOf(BudgetExhausted.class);
    History history = ledger.history();
    assertThat(history.size()).isEqualTo(draws);
    // n draws with replacement from N cells show N (1 - (1 - 1/N)^n) different ones: 11,281,
    // standard deviation 51.
    assertThat(history.unique()).isBetween(11_281 - 204, 11_281 + 204);
    int[] operations = new int[5];
    for (int i = 0; i < draws; i++) {
      operations[history.architecture(i).choice(3)]++;
    }
    for (int count : operations) {
      assertThat(count / (double) draws).isBetween(0.188, 0.212);
    }
  }

  @Test
  void isFoundByItsName() {
    assertThat(Algorithms.all()).containsKey("random-search");
    assertThat(Method.parse("random-search").create()).isInstanceOf(RandomSearch.class);
  }
}
