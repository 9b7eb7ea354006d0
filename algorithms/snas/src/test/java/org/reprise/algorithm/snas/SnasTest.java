package org.reprise.algorithm.snas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.reprise.data.image.BuiltInImages;
import org.reprise.data.image.ImageParts;
import org.reprise.search.Method;
import org.reprise.search.RandomStreams;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.space.nasbench201.NasBench201Network;
import org.reprise.space.network.Shape;
import org.reprise.training.lanes.LaneOperations;
import org.reprise.training.relaxation.ChoiceCosts;
import org.reprise.training.relaxation.RelaxedRun;
import org.reprise.training.relaxation.RelaxedSearch;
import org.reprise.training.supernet.SupernetGraphs;
import org.reprise.training.supernet.SupernetTask;

class SnasTest {
  private static final SupernetTask TASK = small();

  private static SupernetTask small() {
    ImageParts all = BuiltInImages.load();
    ImageParts few =
        new ImageParts(
            all.training().range("some training", 0, 48),
            all.validation().range("some validation", 0, 48),
            all.test().range("some test", 0, 10));
    NasBench201Network network = new NasBench201Network(4, 1, NasBench201Network.Reduction.POOLING);
    Shape image = few.training().shape();
    return new SupernetTask(
        "small",
        SupernetGraphs.mixing(
            new NasBench201(),
            cell -> network.of(cell, image, 10),
            choices -> network.of(choices, image, 10)),
        few);
  }

  private static RelaxedRun run(String method) {
    RelaxedSearch search = (RelaxedSearch) Method.parse(method + ":epochs=2:batch=24").create();
    return RelaxedRun.of(search.method(), TASK, new LaneOperations(), RandomStreams.of(5));
  }

  /** The expected parameters of the operations under the policy. */
  private static double expectedCost(RelaxedRun run) {
    double[][] costs = ChoiceCosts.of(TASK.graphs(), ChoiceCosts.Resource.PARAMETERS);
    double[][] p = run.probabilities().get(run.epochs());
    double sum = 0;
    for (int d = 0; d < p.length; d++) {
      for (int c = 0; c < p[d].length; c++) {
        sum += p[d][c] * costs[d][c];
      }
    }
    return sum;
  }

  @Test
  void aStrongerPenaltyMakesSmallerNetworksLikelier() {
    double free = expectedCost(run("snas"));
    double mild = expectedCost(run("snas:penalty=10"));
    double strong = expectedCost(run("snas:penalty=100"));
    assertThat(mild).isLessThan(free);
    assertThat(strong).isLessThan(mild);
  }

  @Test
  void aSeedGivesTheSameLogitsAndTheVariantsDiffer() {
    RelaxedRun first = run("snas");
    assertThat(run("snas").probabilities().get(2)).isEqualTo(first.probabilities().get(2));
    assertThat(run("snas-bilevel").probabilities().get(2))
        .isNotEqualTo(first.probabilities().get(2));
  }
}
