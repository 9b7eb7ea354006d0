package org.reprise.algorithm.gdas;

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
import org.reprise.training.relaxation.RelaxedRun;
import org.reprise.training.relaxation.RelaxedSearch;
import org.reprise.training.supernet.SupernetGraphs;
import org.reprise.training.supernet.SupernetTask;

class GdasTest {
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

  @Test
  void aSeedGivesTheSameLogitsAndTheGradientsDiffer() {
    RelaxedRun paper = run("gdas");
    RelaxedRun code = run("gdas:gradient=code");
    assertThat(run("gdas").probabilities().get(2)).isEqualTo(paper.probabilities().get(2));
    assertThat(code.probabilities().get(2)).isNotEqualTo(paper.probabilities().get(2));
    assertThat(code.probabilities().get(0)).isEqualTo(paper.probabilities().get(0));
    assertThat(paper.derived()).hasSize(2);
  }
}
