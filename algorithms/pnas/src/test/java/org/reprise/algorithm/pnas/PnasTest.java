package org.reprise.algorithm.pnas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.search.ArchitectureCosts;
import org.reprise.search.Budget;
import org.reprise.search.BudgetExhausted;
import org.reprise.search.Cost;
import org.reprise.search.Evaluator;
import org.reprise.search.FunctionOracle;
import org.reprise.search.History;
import org.reprise.search.Hyperparameters;
import org.reprise.search.Ledger;
import org.reprise.search.SearchAlgorithm;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.space.darts.PnasSpace;
import org.reprise.space.nasbench101.NasBench101;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.space.nasbench201.NatsBenchSize;

class PnasTest {
  private static final PnasProvider PROVIDER = new PnasProvider();

  private static SearchAlgorithm pnas(Map<String, String> values) {
    return PROVIDER.create(Hyperparameters.of(PROVIDER.parameters(), values));
  }

  private static double accuracy(Architecture cell) {
    double accuracy = 50;
    for (int edge = 0; edge < NasBench201.EDGES; edge++) {
      accuracy += List.of(0.0, 1.0, 3.0, 5.0, -2.0).get(cell.choice(edge));
    }
    return accuracy;
  }

  private static Ledger ledger(int evaluations) {
    return new Ledger(
        new FunctionOracle(new NasBench201(), PnasTest::accuracy, 1),
        Budget.evaluations(evaluations));
  }

  private static int edges(Architecture cell) {
    return (int) IntStream.of(cell.choices()).filter(c -> c != 0).count();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mlp", "lstm"})
  void trainsAllSmallCellsAndThenTheBeamOfEachLevel(String predictor) {
    Ledger ledger = ledger(1000);
    pnas(Map.of("beam", "15", "width", "16", "network", predictor))
        .search(ledger, new SplittableRandom(1));
    History history = ledger.history();
    assertThat(history.size()).isEqualTo(24 + 5 * 15);
    assertThat(history.unique()).isEqualTo(history.size());
    for (int i = 0; i < history.size(); i++) {
      assertThat(edges(history.architecture(i))).isEqualTo(i < 24 ? 1 : 2 + (i - 24) / 15);
    }
    // The best cell has 80; the beam must come near it, 99 random cells do not (mean 58.4).
    int[] incumbents = history.incumbents();
    assertThat(history.validationAccuracy(incumbents[incumbents.length - 1])).isGreaterThan(75);
  }

  @Test
  void growsByNodesAsWell() {
    Ledger ledger = ledger(1000);
    pnas(Map.of("beam", "60", "width", "16", "grow-by", "nodes"))
        .search(ledger, new SplittableRandom(2));
    assertThat(ledger.history().size()).isEqualTo(5 + 60 + 60);
  }

  @Test
  void theSameSeedGivesTheSameTrajectoryAndTheBudgetEndsIt() {
    long[] digests = new long[2];
    for (int run = 0; run < 2; run++) {
      Ledger ledger = ledger(50);
      assertThatThrownBy(() -> pnas(Map.of("width", "8")).search(ledger, new SplittableRandom(3)))
          .isInstanceOf(BudgetExhausted.class);
      digests[run] = ledger.history().digest();
    }
    assertThat(digests[0]).isEqualTo(digests[1]);
  }

  /** Evaluates cells of any size by a formula, as real training would, and records them. */
  private record Trainer(SearchSpace space, List<Architecture> trained) implements Evaluator {
    @Override
    public double evaluate(Architecture cell) {
      trained.add(cell);
      double accuracy = 70;
      for (int i = 0; i < cell.length(); i++) {
        accuracy += cell.choice(i) == 1 ? 1 : 0;
      }
      return accuracy;
    }

    @Override
    public double evaluate(Architecture cell, int epochs) {
      return evaluate(cell);
    }

    @Override
    public int[] fidelities() {
      return new int[] {20};
    }

    @Override
    public double progress() {
      return 0;
    }

    @Override
    public double proxyScore(String proxy, Architecture architecture) {
      throw new UnsupportedOperationException("PNAS scores nothing untrained");
    }

    @Override
    public void spend(Cost cost) {
      throw new UnsupportedOperationException("PNAS pays for evaluations alone");
    }

    @Override
    public void propose(Architecture architecture) {
      throw new UnsupportedOperationException("PNAS answers with the best that it evaluated");
    }

    @Override
    public ArchitectureCosts costs() {
      return ArchitectureCosts.NONE;
    }
  }

  @Test
  void growsThePapersOwnCellsBlockByBlock() {
    Trainer trainer = new Trainer(new PnasSpace(3), new ArrayList<>());
    pnas(Map.of("beam", "10", "width", "16")).search(trainer, new SplittableRandom(4));
    assertThat(trainer.trained).hasSize(136 + 2 * 10).doesNotHaveDuplicates();
    assertThat(trainer.trained.subList(146, 156)).allMatch(cell -> cell.length() == 12);
  }

  @Test
  void growsNasBench101ByVertices() {
    Trainer trainer = new Trainer(new NasBench101(), new ArrayList<>());
    pnas(Map.of("beam", "3", "width", "8", "epochs", "10", "members", "1"))
        .search(trainer, new SplittableRandom(5));
    Architecture last = trainer.trained.get(trainer.trained.size() - 1);
    assertThat(NasBench101.cell(last).vertices()).isEqualTo(7);
  }

  @Test
  void aSpaceWhoseCellsDoNotGrowIsNotSupported() {
    assertThat(PROVIDER.unsupported(new NasBench201())).isEmpty();
    assertThat(PROVIDER.unsupported(new NasBench101())).isEmpty();
    assertThat(PROVIDER.unsupported(new NatsBenchSize())).isPresent();
  }
}
