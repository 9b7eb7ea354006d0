package org.reprise.algorithm.reinforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.reprise.search.Budget;
import org.reprise.search.BudgetExhausted;
import org.reprise.search.FunctionOracle;
import org.reprise.search.History;
import org.reprise.search.Ledger;
import org.reprise.search.RandomStreams;
import org.reprise.space.SearchSpace;
import org.reprise.space.nasbench201.NasBench201;

class ReinforceTest {
  private static final SearchSpace SPACE = new NasBench201();

  @Test
  void learnsWhatIsRewarded() {
    FunctionOracle convolutions =
        new FunctionOracle(
            SPACE,
            cell -> 10 * java.util.Arrays.stream(cell.choices()).filter(c -> c == 3).count(),
            1);
    Ledger ledger = new Ledger(convolutions, Budget.evaluations(2_000));
    assertThatThrownBy(
            () -> new Reinforce(0.01, 0.9).search(ledger, RandomStreams.of(3).stream("search")))
        .isInstanceOf(BudgetExhausted.class);
    History history = ledger.history();
    assertThat(meanReward(history, 0, 200)).isLessThan(20);
    assertThat(meanReward(history, 1_800, 2_000)).isGreaterThan(50);
  }

  private static double meanReward(History history, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += history.validationAccuracy(i);
    }
    return sum / (to - from);
  }
}
