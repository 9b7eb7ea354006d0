package org.reprise.algorithm.nsga2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
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
import org.reprise.search.statistics.Hypervolume;
import org.reprise.search.statistics.Hypervolume.Point;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;
import org.reprise.space.nasbench101.NasBench101;
import org.reprise.space.nasbench201.NasBench201;

class Nsga2Test {
  private static final SearchSpace SPACE = new NasBench201();
  private static final Hypervolume VOLUME = new Hypervolume(25, 0);
  private static final Oracle ORACLE = oracle(Nsga2Test::cost);

  /** More of what costs more is better, with less and less gain, and not in every place. */
  private static double accuracy(Architecture cell) {
    double sum = 0;
    for (int i = 0; i < cell.length(); i++) {
      sum += Math.sqrt(cell.choice(i)) * (1 + 0.3 * i);
    }
    return sum;
  }

  private static double cost(Architecture cell) {
    double sum = 0;
    for (int i = 0; i < cell.length(); i++) {
      sum += cell.choice(i) * (1 + 0.1 * ((i * 5) % 6));
    }
    return sum;
  }

  private static Oracle oracle(ToDoubleFunction<Architecture> cost) {
    return new FunctionOracle(
        SPACE, Nsga2Test::accuracy, 1, new ArchitectureCosts(Map.of("latency", cost)));
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

  private static double volume(History history) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < history.size(); i++) {
      points.add(new Point(cost(history.architecture(i)), history.validationAccuracy(i)));
    }
    return VOLUME.of(points);
  }

  @Test
  void itComesNearToTheTrueFront() {
    List<Point> all =
        SPACE.keys().mapToObj(SPACE::fromKey).map(a -> new Point(cost(a), accuracy(a))).toList();
    double whole = VOLUME.of(all);
    SplittableRandom random = new SplittableRandom(1);
    for (long seed = 0; seed < 5; seed++) {
      double found = volume(run("nsga2:population=40", ORACLE, 1_000, seed));
      List<Point> drawn = new ArrayList<>();
      for (int i = 0; i < 1_000; i++) {
        Architecture sample = SPACE.sample(random);
        drawn.add(new Point(cost(sample), accuracy(sample)));
      }
      assertThat(found).isGreaterThan(0.97 * whole).isGreaterThan(VOLUME.of(drawn));
    }
  }

  @Test
  void searchesSideBySideDoNotDisturbEachOther() {
    long[] alone =
        LongStream.range(0, 8)
            .map(s -> run("nsga2:population=10", ORACLE, 300, s).digest())
            .toArray();
    long[] together =
        LongStream.range(0, 8)
            .parallel()
            .map(s -> run("nsga2:population=10", ORACLE, 300, s).digest())
            .toArray();
    assertThat(together).containsExactly(alone);
    assertThat(alone).doesNotHaveDuplicates();
  }

  @Test
  void ofOneObjectiveItIsAGeneticAlgorithm() {
    Oracle accuracyAlone =
        new FunctionOracle(SPACE, Nsga2Test::accuracy, 1, ArchitectureCosts.NONE);
    History history = run("nsga2:population=20", accuracyAlone, 1_000, 3);
    int[] incumbents = history.incumbents();
    assertThat(history.validationAccuracy(incumbents[incumbents.length - 1]))
        .isEqualTo(accuracy(Architecture.of(4, 4, 4, 4, 4, 4)));
  }

  @Test
  void whatHasNoCostDoesNotSurvive() {
    Oracle partly = oracle(cell -> cell.choice(0) == 4 ? -1 : cost(cell));
    History history = run("nsga2:population=20", partly, 2_000, 5);
    // The best places are those without a cost; in the end few children are still born there.
    long late =
        LongStream.range(1_000, 2_000)
            .filter(i -> history.architecture((int) i).choice(0) == 4)
            .count();
    assertThat(late).isLessThan(120);
  }

  @Test
  void childrenOfCellsAreCells() {
    SearchSpace cells = new NasBench101();
    SplittableRandom random = new SplittableRandom(7);
    ArchitectureVariation variation = new ArchitectureVariation(cells, 1, random);
    for (int i = 0; i < 200; i++) {
      for (Architecture child : variation.cross(cells.sample(random), cells.sample(random))) {
        assertThat(cells.defect(child)).isEmpty();
      }
    }
  }

  @Test
  void crossingSharesOutTheChoices() {
    ArchitectureVariation variation = new ArchitectureVariation(SPACE, 1, new SplittableRandom(11));
    Architecture first = Architecture.of(0, 0, 0, 0, 0, 0);
    Architecture second = Architecture.of(1, 2, 3, 4, 1, 2);
    Architecture[] children = variation.cross(first, second);
    for (int i = 0; i < first.length(); i++) {
      assertThat(new int[] {children[0].choice(i), children[1].choice(i)})
          .containsExactlyInAnyOrder(first.choice(i), second.choice(i));
    }
  }

  @Test
  void aCostThatIsNotKnownIsSaid() {
    assertThatThrownBy(() -> run("nsga2:costs=energy", ORACLE, 10, 0))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no cost 'energy'");
    assertThatThrownBy(() -> Method.parse("nsga2:population=1"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("a whole number from 2");
    Method method = Method.parse("nsga2");
    assertThat(method.provider().remark(method.parameters(), Budget.evaluations(300)))
        .hasValueSatisfying(remark -> assertThat(remark).contains("leaves 2 generations"));
    assertThat(method.provider().remark(method.parameters(), Budget.evaluations(500))).isEmpty();
  }
}
