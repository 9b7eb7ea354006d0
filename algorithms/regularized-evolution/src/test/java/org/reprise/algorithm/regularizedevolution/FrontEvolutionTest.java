package org.reprise.algorithm.regularizedevolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.reprise.search.statistics.Hypervolume;
import org.reprise.search.statistics.Hypervolume.Point;
import org.reprise.space.SearchSpace;

class FrontEvolutionTest {
  private static final SearchSpace SPACE = new BitStringSpace(20);

  /** Ones in the first half are accurate, those in the second only dear, and so is every one. */
  private static final Oracle ORACLE =
      new FunctionOracle(
          SPACE,
          string -> IntStream.range(0, 10).map(string::choice).sum(),
          1,
          new ArchitectureCosts(Map.of("ones", BitStringSpace::ones)));

  private static History run(String method, Oracle oracle, long seed) {
    Ledger ledger = new Ledger(oracle, Budget.evaluations(2_000));
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
      points.add(
          new Point(
              BitStringSpace.ones(history.architecture(i)), history.validationAccuracy(i) + 1));
    }
    return new Hypervolume(21, 0).of(points);
  }

  @Test
  void itsFrontIsWiderThanThatOfASearchForAccuracyAlone() {
    // The true front has n ones for accuracy n: 21 + 20 + … + 11.
    double whole = IntStream.rangeClosed(11, 21).sum();
    String settings = ":population=50:sample=5";
    for (long seed = 0; seed < 5; seed++) {
      double both = volume(run("mo-regularized-evolution" + settings, ORACLE, seed));
      double alone = volume(run("regularized-evolution" + settings, ORACLE, seed));
      assertThat(both).isGreaterThan(alone).isGreaterThan(0.9 * whole);
    }
  }

  @Test
  void withoutACostItClimbsLikeRegularizedEvolution() {
    Oracle accuracyAlone =
        new FunctionOracle(SPACE, BitStringSpace::ones, 1, ArchitectureCosts.NONE);
    History history = run("mo-regularized-evolution:population=20:sample=5", accuracyAlone, 1);
    int[] incumbents = history.incumbents();
    assertThat(history.validationAccuracy(incumbents[incumbents.length - 1])).isEqualTo(20);
  }
}
