package org.reprise.algorithm.singlepath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.reprise.search.Budget;
import org.reprise.search.FunctionOracle;
import org.reprise.search.Ledger;
import org.reprise.search.Method;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.training.lanes.LaneOperations;
import org.reprise.training.standalone.Evaluation;
import org.reprise.training.supernet.ArchitectureScores;
import org.reprise.training.supernet.SupernetMethod;
import org.reprise.training.supernet.SupernetTask;
import org.reprise.training.table.BuiltInBenchmark;
import org.reprise.training.tensor.Operations;

class SinglePathTest {
  private static final NasBench201 SPACE = new NasBench201();

  /** Scores by a formula: how many edges are 3x3 convolutions. */
  private static final class Formula implements ArchitectureScores {
    private final AtomicInteger asked = new AtomicInteger();

    @Override
    public List<Evaluation> scores(List<Architecture> architectures) {
      asked.addAndGet(architectures.size());
      return architectures.stream()
          .map(a -> java.util.Arrays.stream(a.choices()).filter(c -> c == 3).count() / 6.0)
          .map(accuracy -> new Evaluation(1 - accuracy, accuracy))
          .toList();
    }

    @Override
    public List<Evaluation> scores(
        List<Architecture> architectures, int threads, Supplier<Operations> operations) {
      return scores(architectures);
    }

    @Override
    public void close() {}
  }

  @Test
  void evolutionFindsTheBestOfTheScoresAndAsksForNoneTwice() {
    Formula formula = new Formula();
    List<Architecture> best =
        new Evolution(20, 50, 10, 0.1).best(formula, SPACE, 3, new SplittableRandom(1));
    assertThat(best.get(0)).isEqualTo(Architecture.of(3, 3, 3, 3, 3, 3));
    assertThat(best).hasSize(3).doesNotHaveDuplicates();
    assertThat(formula.asked.get()).isLessThanOrEqualTo(20 * 50);
  }

  @Test
  void theBestOfRandomCellsIsTheBestByScore() {
    Formula formula = new Formula();
    List<Architecture> best =
        Choice.ofRandom(200).best(formula, SPACE, 200, new SplittableRandom(1));
    double[] scores = formula.scores(best).stream().mapToDouble(Evaluation::accuracy).toArray();
    for (int i = 1; i < scores.length; i++) {
      assertThat(scores[i]).isLessThanOrEqualTo(scores[i - 1]);
    }
  }

  /** A fair step costs what five uniform ones do: each operation of each edge once. */
  @Test
  void aFairEpochPassesThroughFiveTimesAsManyPaths() {
    SupernetTask task = BuiltInBenchmark.task();
    int[] passes = new int[2];
    String[] methods = {
      "rsps:epochs=1:batch=400:images=200", "fairnas:epochs=1:batch=400:images=200"
    };
    for (int i = 0; i < 2; i++) {
      int which = i;
      SupernetMethod method = (SupernetMethod) Method.parse(methods[i]).create();
      method
          .train(task, new LaneOperations(), RandomStreams.of(2), cost -> passes[which]++)
          .close();
    }
    assertThat(passes[0]).isEqualTo(5);
    assertThat(passes[1]).isEqualTo(25);
  }

  @Test
  void anotherBenchmarkIsRefused() {
    Ledger ledger = new Ledger(new FunctionOracle(SPACE, cell -> 1, 1), Budget.evaluations(10));
    assertThatThrownBy(
            () ->
                Method.parse("spos").create().search(ledger, RandomStreams.of(1).stream("search")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("nb201-fashion");
  }
}
