package org.reprise.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;
import org.reprise.space.nasbench201.NasBench201;

/** Scores that a search asks for are charged, and rank what it begins with. */
class ProxyScoresTest {
  private static final NasBench201 SPACE = new NasBench201();

  /** Accuracy and score count 3x3 convolutions; a score costs 1,000 multiply-adds. */
  private static final class Scored implements Oracle {
    private final Oracle plain = new FunctionOracle(SPACE, Scored::convolutions, 1);

    static double convolutions(Architecture cell) {
      double count = 0;
      for (int edge = 0; edge < NasBench201.EDGES; edge++) {
        count += cell.choice(edge) == 3 ? 1 : 0;
      }
      return count;
    }

    @Override
    public SearchSpace space() {
      return SPACE;
    }

    @Override
    public int entry(Architecture architecture) {
      return plain.entry(architecture);
    }

    @Override
    public int[] fidelities() {
      return plain.fidelities();
    }

    @Override
    public double validationAccuracy(int entry, int fidelity) {
      return plain.validationAccuracy(entry, fidelity);
    }

    @Override
    public double seconds(int entry, int fidelity) {
      return 1;
    }

    @Override
    public ProxyScores proxies() {
      return ProxyScores.of(
          Map.of(
              "nwot",
              new ProxyScores.Scorer() {
                @Override
                public double score(Architecture cell) {
                  return convolutions(cell);
                }

                @Override
                public double multiplyAdds(Architecture cell) {
                  return 1000;
                }
              }));
    }
  }

  @Test
  void eachScoreIsChargedAndNoEvaluation() {
    Ledger ledger = new Ledger(new Scored(), Budget.parse("10"));
    Architecture cell = SPACE.fromKey(77);
    double score = ledger.proxyScore("nwot", cell);
    assertThat(score).isEqualTo(Scored.convolutions(cell));
    ledger.proxyScore("nwot", cell);
    assertThat(ledger.history().totalMultiplyAdds()).isEqualTo(2000);
    assertThat(ledger.history().size()).isZero();
  }

  @Test
  void aBudgetOfComputePaysForScoresToo() {
    Ledger ledger = new Ledger(new Scored(), Budget.parse("5500macs"));
    assertThatThrownBy(() -> RankedByProxy.draw(ledger, "nwot", 10, new SplittableRandom(1)))
        .isInstanceOf(BudgetExhausted.class);
    assertThat(ledger.history().totalMultiplyAdds()).isEqualTo(5000);
  }

  @Test
  void rankedBestFirstNoneTwice() {
    Ledger ledger = new Ledger(new Scored(), Budget.parse("10"));
    List<Architecture> ranked = RankedByProxy.draw(ledger, "nwot", 500, new SplittableRandom(1));
    assertThat(ranked).hasSize(500).doesNotHaveDuplicates();
    assertThat(ranked.stream().map(Scored::convolutions).toList())
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(ledger.history().totalMultiplyAdds()).isEqualTo(500_000);
  }

  @Test
  void aWarmStartIsTheBestOfMany() {
    Ledger ledger = new Ledger(new Scored(), Budget.parse("10"));
    List<Architecture> best = new WarmStart("nwot", 1000).best(ledger, 10, new SplittableRandom(1));
    assertThat(best).hasSize(10).allMatch(cell -> Scored.convolutions(cell) >= 3);
    SplittableRandom untouched = new SplittableRandom(5);
    assertThat(WarmStart.NONE.best(ledger, 10, untouched)).isEmpty();
    assertThat(untouched.nextLong()).isEqualTo(new SplittableRandom(5).nextLong());
  }

  @Test
  void unknownProxiesAreRefusedInOneLine() {
    assertThatThrownBy(() -> new WarmStart("magic", 10))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("none, or a proxy");
    Ledger ledger = new Ledger(new Scored(), Budget.parse("10"));
    assertThatThrownBy(() -> ledger.proxyScore("snip", SPACE.fromKey(1)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("there are: nwot");
    Ledger none = new Ledger(new FunctionOracle(SPACE, cell -> 1, 1), Budget.parse("10"));
    assertThatThrownBy(() -> none.proxyScore("snip", SPACE.fromKey(1)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("reprise table build-scores");
  }

  @Test
  void workFollowsTheRuleOfTrainingCompute() {
    assertThat(ProxyWork.of("nwot").multiplyAdds(10, 64)).isEqualTo(640);
    assertThat(ProxyWork.of("snip").multiplyAdds(10, 64)).isEqualTo(3 * 640);
    assertThat(ProxyWork.of("synflow").multiplyAdds(10, 64)).isEqualTo(30);
    assertThat(ProxyWork.of("params").multiplyAdds(10, 64)).isZero();
  }
}
