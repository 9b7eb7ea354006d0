package org.reprise.algorithm.bananas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.predictor.Charged;
import org.reprise.search.Budget;
import org.reprise.search.Ledger;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;

class CandidateSourceTest {
  private final SplittableRandom random = new SplittableRandom(1);
  private final Charged charged =
      new Charged(new Ledger(new CountingOracle(), Budget.evaluations(1000)));

  CandidateSourceTest() {
    charged.evaluateRandom(10, random);
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsProposedTwiceOrAgain(CandidateSource.Kind kind) {
    List<Architecture> candidates =
        new CandidateSource(kind, 100, "published").propose(charged, random);
    assertThat(candidates).doesNotHaveDuplicates().noneMatch(charged::contains);
    int least = kind == CandidateSource.Kind.MUTATION_RANDOM ? 200 : 100;
    assertThat(candidates).hasSizeBetween(least, least + 100);
  }

  @Test
  void mutationsAreNearTheBestAndRandomOnesAreNot() {
    double near = distance(CandidateSource.Kind.MUTATION);
    double far = distance(CandidateSource.Kind.RANDOM);
    // 6/4 edges of the best change, or of the next best; of a random cell 6 * 4/5 differ.
    assertThat(near).isLessThan(4);
    assertThat(far).isBetween(4.5, 5.1);
  }

  private double distance(CandidateSource.Kind kind) {
    Architecture best = charged.best(1).get(0);
    return new CandidateSource(kind, 200, "published")
        .propose(charged, random).stream()
            .limit(50)
            .mapToInt(
                candidate -> {
                  int differences = 0;
                  for (int edge = 0; edge < best.length(); edge++) {
                    differences += candidate.choice(edge) == best.choice(edge) ? 0 : 1;
                  }
                  return differences;
                })
            .average()
            .orElseThrow();
  }

  @Test
  void anUnknownMutationIsRefusedInOneLine() {
    CandidateSource source = new CandidateSource(CandidateSource.Kind.MUTATION, 10, "flip");
    assertThatThrownBy(() -> source.propose(charged, random))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "space nasbench201 has no mutation 'flip'; accepted: published, node-edge,"
                + " one-decision, bananas");
  }
}
