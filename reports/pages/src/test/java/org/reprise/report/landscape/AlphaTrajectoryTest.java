package org.reprise.report.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.search.History;
import org.reprise.space.SearchSpace;
import org.reprise.space.SearchSpaces;
import org.reprise.space.darts.DartsSearchSpace;
import org.reprise.space.nasbench201.EdgeOperation;

class AlphaTrajectoryTest {
  private static final SearchSpace CELLS = SearchSpaces.named("nasbench201");
  private static final int EDGES = 6;

  /** The same probabilities on each edge of a cell, in the order of {@link EdgeOperation}. */
  private static History.Note softmax(double... edge) {
    List<Double> all = new ArrayList<>();
    for (int i = 0; i < EDGES; i++) {
      for (double p : edge) {
        all.add(p);
      }
    }
    return new History.Note("softmax", 0, all);
  }

  private static History.Note gap(double mixture, double derived) {
    return new History.Note("discretisation", 0, List.of(mixture, derived));
  }

  @Test
  void trajectoriesAreMeansOverRunsOfWhichOneThatEndsEarlyStays() {
    List<History.Note> whole =
        List.of(
            softmax(.2, .2, .2, .2, .2),
            softmax(0, .5, 0, .5, 0),
            softmax(0, 1, 0, 0, 0),
            gap(84, 12));
    List<History.Note> early = List.of(softmax(.2, .2, .2, .2, .2), softmax(0, 0, 0, 1, 0));
    AlphaTrajectory alpha = AlphaTrajectory.of("darts", CELLS, List.of(whole, early)).orElseThrow();
    assertThat(alpha.runs()).isEqualTo(2);
    assertThat(alpha.decisions()).isEqualTo(CELLS.decisions());
    assertThat(alpha.probabilities()).hasSize(3);
    double[][] last = alpha.probabilities().get(2);
    assertThat(last).hasNumberOfRows(EDGES);
    assertThat(last[4]).containsExactly(0, .5, 0, .5, 0);
    assertThat(alpha.probabilities().get(1)[0]).containsExactly(0, .25, 0, .75, 0);
    assertThat(alpha.gaps()).singleElement().isEqualTo(new double[] {84, 12});
  }

  @Test
  void noneSkipsAndPoolingsHaveNoParametersAndEntropyIsAShareOfTheGreatest() {
    AlphaTrajectory alpha =
        AlphaTrajectory.of(
                "darts",
                CELLS,
                List.of(
                    List.of(
                        softmax(.2, .2, .2, .2, .2),
                        softmax(.1, .2, .3, .1, .3),
                        softmax(0, 0, 0, 1, 0))))
            .orElseThrow();
    assertThat(alpha.parameterFree()).containsExactly(new double[] {.6, .6, 0}, within(1e-12));
    // -(2 * .1 ln .1 + .2 ln .2 + 2 * .3 ln .3) / ln 5
    assertThat(alpha.entropy())
        .containsExactly(new double[] {1, 1.504788 / 1.609438, 0}, within(1e-6));
    assertThat(alpha.hasOperations()).isTrue();
  }

  @Test
  void theSearchNetworkOfDartsHasDecisionsOfItsOwn() {
    SearchSpace darts = SearchSpaces.named("darts");
    int numbers = 28 * 8;
    History.Note note = new History.Note("softmax", 0, Collections.nCopies(numbers, 1.0 / 8));
    AlphaTrajectory alpha =
        AlphaTrajectory.of("darts", darts, List.of(List.of(note))).orElseThrow();
    assertThat(alpha.decisions()).isEqualTo(new DartsSearchSpace().decisions());
    // None, a skip and two poolings of eight.
    assertThat(alpha.parameterFree()[0]).isCloseTo(.5, within(1e-12));
  }

  @Test
  void whoKeepsNothingOrSomethingElseHasNoTrajectory() {
    assertThat(AlphaTrajectory.of("a", CELLS, List.of(List.of()))).isEmpty();
    assertThat(
            AlphaTrajectory.of(
                "a", CELLS, List.of(List.of(new History.Note("softmax", 0, List.of(1.0))))))
        .isEmpty();
    assertThat(AlphaTrajectory.of("a", CELLS, List.of(List.of(gap(1, 2))))).isEmpty();
  }
}
