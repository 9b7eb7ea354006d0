package org.reprise.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;
import org.reprise.space.nasbench201.NasBench201;

class LedgerTest {
  private static final SearchSpace SPACE = new NasBench201();
  private static final Oracle SUM =
      new FunctionOracle(SPACE, cell -> cell.choice(0) + cell.choice(1), 10);

  @Test
  void chargesEveryEvaluationAndTellsUniqueFromRepeated() {
    Ledger ledger = new Ledger(SUM, Budget.evaluations(3));
    Architecture first = Architecture.of(1, 2, 0, 0, 0, 0);
    assertThat(ledger.evaluate(first)).isEqualTo(3);
    assertThat(ledger.evaluate(Architecture.of(4, 0, 0, 0, 0, 0))).isEqualTo(4);
    assertThat(ledger.evaluate(first)).isEqualTo(3);
    assertThatThrownBy(() -> ledger.evaluate(first)).isInstanceOf(BudgetExhausted.class);

    History history = ledger.history();
    assertThat(history.size()).isEqualTo(3);
    assertThat(history.unique()).isEqualTo(2);
    assertThat(history.totalSeconds()).isEqualTo(30);
    assertThat(history.incumbents()).containsExactly(0, 1);
  }

  @Test
  void anEvaluationThatWouldExceedTheSecondsEndsTheRunUncharged() {
    Ledger ledger = new Ledger(SUM, Budget.seconds(25));
    Architecture cell = Architecture.of(1, 0, 0, 0, 0, 0);
    ledger.evaluate(cell);
    assertThat(ledger.progress()).isEqualTo(0.4);
    ledger.evaluate(cell);
    assertThatThrownBy(() -> ledger.evaluate(cell)).isInstanceOf(BudgetExhausted.class);
    assertThat(ledger.history().totalSeconds()).isEqualTo(20);
  }

  @Test
  void anEvaluationThatExactlySpendsTheBudgetIsPaidFor() {
    Ledger ledger = new Ledger(SUM, Budget.seconds(10));
    ledger.evaluate(Architecture.of(0, 0, 0, 0, 0, 0));
    assertThat(ledger.progress()).isEqualTo(1.0);
  }

  @Test
  void aHigherFidelityTakesPrecedenceInTheIncumbent() {
    Ledger ledger = new Ledger(new TwoFidelities(), Budget.evaluations(10));
    Architecture low = Architecture.of(4, 4, 0, 0, 0, 0);
    ledger.evaluate(low, 1);
    ledger.evaluate(Architecture.of(0, 1, 0, 0, 0, 0), 12);
    ledger.evaluate(low, 1);
    History history = ledger.history();
    assertThat(history.incumbents()).containsExactly(0, 1);
    assertThat(history.epochs(1)).isEqualTo(12);
    assertThat(history.totalSeconds()).isEqualTo(14);
    assertThatThrownBy(() -> ledger.evaluate(low, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[1, 12]");
  }

  @Test
  void anArchitectureThatTheBenchmarkLacksIsRefusedByName() {
    Ledger ledger = new Ledger(new TwoFidelities(), Budget.evaluations(10));
    assertThatThrownBy(() -> ledger.evaluate(Architecture.of(0, 0, 0, 0, 0, 4)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("avg_pool_3x3~2");
  }

  @Test
  void digestsDifferWhenAnythingThatWasSeenDiffers() {
    Ledger a = new Ledger(SUM, Budget.evaluations(10));
    Ledger b = new Ledger(SUM, Budget.evaluations(10));
    Ledger swapped = new Ledger(SUM, Budget.evaluations(10));
    Architecture x = Architecture.of(1, 0, 0, 0, 0, 0);
    Architecture y = Architecture.of(0, 1, 0, 0, 0, 0);
    a.evaluate(x);
    a.evaluate(y);
    b.evaluate(x);
    b.evaluate(y);
    swapped.evaluate(y);
    swapped.evaluate(x);
    assertThat(a.history().digest()).isEqualTo(b.history().digest());
    assertThat(a.history().digest()).isNotEqualTo(swapped.history().digest());
  }

  @Test
  void whatAMethodSpendsItselfIsChargedAndEndsTheRun() {
    Ledger ledger = new Ledger(SUM, Budget.multiplyAdds(100));
    ledger.spend(Cost.multiplyAdds(60));
    assertThat(ledger.progress()).isEqualTo(0.6);
    ledger.evaluate(Architecture.of(1, 0, 0, 0, 0, 0));
    assertThatThrownBy(() -> ledger.spend(Cost.multiplyAdds(41)))
        .isInstanceOf(BudgetExhausted.class);
    ledger.spend(new Cost(5, 40));
    History history = ledger.history();
    assertThat(history.multiplyAdds(0)).isEqualTo(60);
    assertThat(history.totalMultiplyAdds()).isEqualTo(100);
    assertThat(history.seconds(0)).isEqualTo(10);
    assertThat(history.totalSeconds()).isEqualTo(15);
  }

  @Test
  void proposalsAreRecordedWithWhatWasSpentAndCostNothing() {
    Ledger ledger = new Ledger(SUM, Budget.evaluations(1));
    ledger.propose(Architecture.of(2, 2, 0, 0, 0, 0));
    ledger.evaluate(Architecture.of(1, 0, 0, 0, 0, 0));
    ledger.propose(Architecture.of(4, 4, 0, 0, 0, 0));
    History history = ledger.history();
    assertThat(history.proposals()).extracting(History.Proposal::evaluations).containsExactly(0, 1);
    assertThat(history.proposals())
        .extracting(History.Proposal::seconds)
        .containsExactly(0.0, 10.0);
    assertThat(history.size()).isEqualTo(1);
  }

  @Test
  void proposalsAndSpendingEnterTheDigest() {
    Ledger plain = new Ledger(SUM, Budget.evaluations(10));
    Ledger proposing = new Ledger(SUM, Budget.evaluations(10));
    Ledger other = new Ledger(SUM, Budget.evaluations(10));
    Ledger spending = new Ledger(SUM, Budget.evaluations(10));
    proposing.propose(Architecture.of(1, 0, 0, 0, 0, 0));
    other.propose(Architecture.of(0, 1, 0, 0, 0, 0));
    spending.spend(Cost.multiplyAdds(1));
    assertThat(
            List.of(
                plain.history().digest(),
                proposing.history().digest(),
                other.history().digest(),
                spending.history().digest()))
        .doesNotHaveDuplicates();
  }

  @Test
  void aProposalThatTheBenchmarkLacksIsRefused() {
    Ledger ledger = new Ledger(new TwoFidelities(), Budget.evaluations(10));
    assertThatThrownBy(() -> ledger.propose(Architecture.of(0, 0, 0, 0, 0, 4)))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void costsThatAreKnownWithoutTrainingAreTheNetworksCounts() {
    ArchitectureCosts costs = new Ledger(SUM, Budget.evaluations(1)).costs();
    NasBench201 space = new NasBench201();
    Architecture cell = Architecture.of(3, 1, 2, 0, 4, 3);
    assertThat(costs.names()).containsExactly("parameters", "multiply_adds");
    assertThat(costs.named("parameters").applyAsDouble(cell))
        .isEqualTo(space.network(cell).parameters());
    assertThatThrownBy(() -> costs.named("latency_ms"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("no cost 'latency_ms'; there are: parameters, multiply_adds");
  }

  @Test
  void aSearchOnSecondsEndsWhereNothingCostsAny() {
    Oracle free = new FunctionOracle(SPACE, cell -> cell.choice(0), 0);
    Architecture cell = Architecture.of(1, 0, 0, 0, 0, 0);
    Ledger ledger = new Ledger(free, Budget.seconds(60));
    for (int i = 0; i < Ledger.FREE_IN_A_ROW; i++) {
      ledger.evaluate(cell);
    }
    assertThatThrownBy(() -> ledger.evaluate(cell)).isInstanceOf(BudgetExhausted.class);
    Ledger counted = new Ledger(free, Budget.evaluations(Ledger.FREE_IN_A_ROW + 1));
    for (int i = 0; i <= Ledger.FREE_IN_A_ROW; i++) {
      counted.evaluate(cell);
    }
    assertThat(counted.progress()).isEqualTo(1.0);
  }

  /** Fidelities of 1 and 12 epochs; knows no cell with a pool on its last edge. */
  private static final class TwoFidelities implements Oracle {
    @Override
    public SearchSpace space() {
      return SPACE;
    }

    @Override
    public int entry(Architecture cell) {
      return cell.choice(5) == 4 ? -1 : (int) SPACE.key(cell);
    }

    @Override
    public int[] fidelities() {
      return new int[] {1, 12};
    }

    @Override
    public double validationAccuracy(int entry, int fidelity) {
      return SPACE.fromKey(entry).choice(0);
    }

    @Override
    public double seconds(int entry, int fidelity) {
      return fidelities()[fidelity];
    }
  }
}
