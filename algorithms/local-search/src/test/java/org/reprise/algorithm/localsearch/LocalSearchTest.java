package org.reprise.algorithm.localsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.search.Budget;
import org.reprise.search.BudgetExhausted;
import org.reprise.search.FunctionOracle;
import org.reprise.search.History;
import org.reprise.search.Ledger;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.space.nasbench201.NasBench201;

class LocalSearchTest {
  private static final SearchSpace SPACE = new NasBench201();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void climbsASmoothHillToItsTop(boolean full) {
    FunctionOracle hill = new FunctionOracle(SPACE, LocalSearchTest::threes, 1);
    Ledger ledger = new Ledger(hill, Budget.evaluations(1 + 6 * 24));
    assertThatThrownBy(
            () -> new LocalSearch(1, full).search(ledger, RandomStreams.of(4).stream("search")))
        .isInstanceOf(BudgetExhausted.class);
    History history = ledger.history();
    int[] incumbents = history.incumbents();
    assertThat(history.architecture(incumbents[incumbents.length - 1]))
        .isEqualTo(Architecture.of(3, 3, 3, 3, 3, 3));
  }

  @Test
  void aFullStepEvaluatesAllNeighboursAndMovesToTheBest() {
    FunctionOracle hill = new FunctionOracle(SPACE, LocalSearchTest::threes, 1);
    Ledger ledger = new Ledger(hill, Budget.evaluations(25));
    assertThatThrownBy(
            () -> new LocalSearch(1, true).search(ledger, RandomStreams.of(4).stream("search")))
        .isInstanceOf(BudgetExhausted.class);
    History history = ledger.history();
    Architecture start = history.architecture(0);
    for (int i = 1; i < 25; i++) {
      assertThat(SPACE.neighbours(start)).contains(history.architecture(i));
    }
    assertThat(history.unique()).isEqualTo(25);
  }

  @Test
  void endsWhenTheWholeSpaceIsKnownAndPaysForNothingTwice() {
    FunctionOracle rugged = new FunctionOracle(SPACE, cell -> Math.sin(SPACE.key(cell) * 1.3), 1);
    Ledger ledger = new Ledger(rugged, Budget.evaluations(100_000));
    new LocalSearch(1, true).search(ledger, RandomStreams.of(2).stream("search"));
    assertThat(ledger.history().size()).isEqualTo(15_625);
    assertThat(ledger.history().unique()).isEqualTo(15_625);
  }

  private static double threes(Architecture cell) {
    double count = 0;
    for (int i = 0; i < cell.length(); i++) {
      count += cell.choice(i) == 3 ? 1 : 0;
    }
    return count;
  }
}
