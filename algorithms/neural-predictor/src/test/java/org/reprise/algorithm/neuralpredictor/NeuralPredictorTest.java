package org.reprise.algorithm.neuralpredictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reprise.search.Budget;
import org.reprise.search.BudgetExhausted;
import org.reprise.search.FunctionOracle;
import org.reprise.search.History;
import org.reprise.search.Hyperparameters;
import org.reprise.search.Ledger;
import org.reprise.search.SearchAlgorithm;
import org.reprise.space.Architecture;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.space.nasbench201.NatsBenchSize;

class NeuralPredictorTest {
  private static final NeuralPredictorProvider PROVIDER = new NeuralPredictorProvider();

  private static double accuracy(Architecture cell) {
    double accuracy = 70;
    for (int edge = 0; edge < NasBench201.EDGES; edge++) {
      accuracy += cell.choice(edge) == 3 ? 3 : cell.choice(edge) == 0 ? -2 : 0;
    }
    return accuracy;
  }

  private static History run(Map<String, String> values) {
    SearchAlgorithm search = PROVIDER.create(Hyperparameters.of(PROVIDER.parameters(), values));
    Ledger ledger =
        new Ledger(
            new FunctionOracle(new NasBench201(), NeuralPredictorTest::accuracy, 1),
            Budget.evaluations(120));
    assertThatThrownBy(() -> search.search(ledger, new SplittableRandom(1)))
        .isInstanceOf(BudgetExhausted.class);
    return ledger.history();
  }

  private static double mean(History history, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += history.validationAccuracy(i);
    }
    return sum / (to - from);
  }

  @Test
  void theLastEvaluationsAreThePredictedBestAndNoneIsRepeated() {
    for (String stages : new String[] {"one", "two"}) {
      History history =
          run(
              Map.of(
                  "trained", "100",
                  "stages", stages,
                  "threshold", "71",
                  "hidden", "32",
                  "linear", "16",
                  "epochs", "100",
                  "learning-rate", "0.005"));
      assertThat(history.unique()).isEqualTo(120);
      assertThat(mean(history, 0, 100)).isBetween(69.0, 74.0);
      assertThat(mean(history, 100, 120)).as(stages).isGreaterThan(79);
    }
  }

  @Test
  void aPoolLimitsWhatIsPredicted() {
    History history =
        run(Map.of("trained", "60", "pool", "400", "hidden", "8", "epochs", "5", "stages", "one"));
    assertThat(history.unique()).isEqualTo(120);
  }

  @Test
  void aSpaceWithoutGraphsIsNotSupported() {
    assertThat(PROVIDER.unsupported(new NasBench201())).isEmpty();
    assertThat(PROVIDER.unsupported(new NatsBenchSize())).isPresent();
  }
}
