package org.reprise.algorithm.randomsearch;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.space.nasbenchmacro.NasBenchMacro;

class FrontRandomSearchTest {
  private static final SearchSpace SPACE = new NasBenchMacro();

  private static double digits(Architecture architecture) {
    return IntStream.of(architecture.choices()).sum();
  }

  private static History run(String method, ArchitectureCosts costs) {
    Oracle oracle = new FunctionOracle(SPACE, FrontRandomSearchTest::digits, 1, costs);
    Ledger ledger = new Ledger(oracle, Budget.evaluations(500));
    try {
      Method.parse(method).create().search(ledger, RandomStreams.of(1).stream("search"));
    } catch (BudgetExhausted e) {
      return ledger.history();
    }
    throw new AssertionError("the search ended before its budget");
  }

  /** Of evaluations how many lie in the lowest and the highest fifth of the range 0 to 16. */
  private static long outer(History history) {
    return IntStream.range(0, history.size())
        .mapToDouble(i -> digits(history.architecture(i)))
        .filter(sum -> sum <= 3 || sum >= 13)
        .count();
  }

  @Test
  void evaluationsAreSpreadOverTheCost() {
    ArchitectureCosts costs =
        new ArchitectureCosts(Map.of("latency", FrontRandomSearchTest::digits));
    // Of the sum of eight uniform digits 4.9 % lie there.
    assertThat(outer(run("random-search", costs))).isBetween(10L, 45L);
    assertThat(outer(run("mo-random-search", costs))).isGreaterThan(80);
    assertThat(outer(run("mo-random-search:draws=1", costs))).isBetween(10L, 45L);
  }

  @Test
  void withoutACostItIsRandomSearch() {
    assertThat(outer(run("mo-random-search", ArchitectureCosts.NONE))).isBetween(10L, 45L);
  }
}
