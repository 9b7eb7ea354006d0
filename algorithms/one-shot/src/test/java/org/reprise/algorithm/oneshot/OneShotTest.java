package org.reprise.algorithm.oneshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reprise.data.image.Normalization;
import org.reprise.search.Method;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.space.choiceblock.ChoiceBlockSpace;
import org.reprise.space.nasbench201.EdgeOperation;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.space.network.ActiveChoices;
import org.reprise.space.network.Shape;
import org.reprise.training.autograd.Tape;
import org.reprise.training.lanes.LaneOperations;
import org.reprise.training.network.Mode;
import org.reprise.training.standalone.Evaluation;
import org.reprise.training.supernet.ArchitectureScores;
import org.reprise.training.supernet.Batch;
import org.reprise.training.supernet.BatchStream;
import org.reprise.training.supernet.Path;
import org.reprise.training.supernet.Supernet;
import org.reprise.training.supernet.SupernetGraphs;
import org.reprise.training.supernet.SupernetMethod;
import org.reprise.training.supernet.SupernetScores;
import org.reprise.training.supernet.SupernetTask;
import org.reprise.training.table.BuiltInBenchmark;

class OneShotTest {
  private static final NasBench201 SPACE = new NasBench201();
  private static final ChoiceBlockSpace BLOCKS = new ChoiceBlockSpace(1, 4);

  /** r = .01: the rates for one to five incoming paths, worked out apart. */
  @Test
  void theRateIsTheRootOfTheProbabilityThatNothingComesThrough() {
    double[] rates = {0.01, 0.1, 0.215443, 0.316228, 0.398107};
    for (int k = 1; k <= 5; k++) {
      assertThat(PathDropout.rate(0.01, k)).isCloseTo(rates[k - 1], within(1e-6));
      assertThat(Math.pow(PathDropout.rate(0.01, k), k)).isCloseTo(0.01, within(1e-12));
    }
  }

  /** Whatever the number of edges into a node, all its paths are dropped with probability r. */
  @Test
  void everyNodeIsCutOffEquallyOften() {
    SplittableRandom random = new SplittableRandom(1);
    int draws = 20_000;
    int[] cut = new int[NasBench201.NODES];
    for (int draw = 0; draw < draws; draw++) {
      Path path = PathDropout.draw(SPACE, 0.2, random);
      for (int node = 1; node < NasBench201.NODES; node++) {
        boolean nothing = true;
        for (int source = 0; source < node; source++) {
          for (int choice : path.active().of(NasBench201.edge(source, node))) {
            nothing &= EdgeOperation.of(choice) == EdgeOperation.NONE;
          }
        }
        cut[node] += nothing ? 1 : 0;
      }
    }
    for (int node = 1; node < NasBench201.NODES; node++) {
      // Four standard errors of a share of .2.
      assertThat(cut[node] / (double) draws).isCloseTo(0.2, within(0.0114));
    }
  }

  @Test
  void withoutDropoutEveryPathIsTrained() {
    Path path = PathDropout.draw(SPACE, 0, new SplittableRandom(1));
    assertThat(path.active().byDecision()).allMatch(choices -> choices.size() == 5);
  }

  @Test
  void aSeedGivesTheSameScores() {
    SupernetTask task = BuiltInBenchmark.task();
    List<Architecture> cells =
        List.of(Architecture.of(3, 3, 3, 3, 3, 3), Architecture.of(1, 1, 1, 1, 1, 1));
    List<List<Evaluation>> found = List.of(scores(task, cells), scores(task, cells));
    assertThat(found.get(0)).isEqualTo(found.get(1));
    assertThat(found.get(0).get(0)).isNotEqualTo(found.get(0).get(1));
  }

  private static List<Evaluation> scores(SupernetTask task, List<Architecture> cells) {
    SupernetMethod method =
        (SupernetMethod) Method.parse("one-shot:epochs=1:batch=400:images=200").create();
    double[] spent = new double[1];
    try (ArchitectureScores scores =
        method.train(
            task, new LaneOperations(), RandomStreams.of(4), c -> spent[0] += c.multiplyAdds())) {
      List<Evaluation> all = scores.scores(cells);
      assertThat(spent[0]).isPositive();
      return all;
    }
  }

  /** Each block loses all its inputs, and all its operations, equally often. */
  @Test
  void everyBlockIsCutOffEquallyOften() {
    SplittableRandom random = new SplittableRandom(2);
    int draws = 5_000;
    int[] cut = new int[2 * ChoiceBlockSpace.BLOCKS];
    for (int draw = 0; draw < draws; draw++) {
      Path path = PathDropout.draw(BLOCKS, 0.2, random);
      for (int decision = 0; decision < cut.length; decision++) {
        cut[decision] += path.active().of(decision).isEmpty() ? 1 : 0;
      }
    }
    for (int each : cut) {
      // Four standard errors of a share of .2.
      assertThat(each / (double) draws).isCloseTo(0.2, within(0.0227));
    }
  }

  /** Its own space: the model is trained, and a cell scores as the rest zeroed does. */
  @Test
  void searchesCellsOfChoiceBlocks() {
    SupernetTask cells = BuiltInBenchmark.task();
    Shape image = cells.images().training().shape();
    SupernetGraphs graphs =
        SupernetGraphs.mixing(
            BLOCKS,
            cell -> BLOCKS.network(cell, image, 10),
            active -> BLOCKS.network(active, image, 10));
    SupernetTask task = new SupernetTask("blocks", graphs, cells.images());
    SupernetMethod method =
        (SupernetMethod) Method.parse("one-shot:epochs=1:batch=500:images=100").create();
    Architecture cell =
        BLOCKS.parse(
            "0+1:sep_conv_3x3 0+2:skip_connect+max_pool_3x3 1:conv_7x1_1x7 2+4:avg_pool_3x3");
    Path zeroed =
        Path.sum(
            new ActiveChoices(
                List.of(
                    List.of(0, 1),
                    List.of(1),
                    List.of(0, 2),
                    List.of(0, 5),
                    List.of(1),
                    List.of(4),
                    List.of(2, 4),
                    List.of(6))));
    try (ArchitectureScores scores =
        method.train(task, new LaneOperations(), RandomStreams.of(9), cost -> {})) {
      assertThat(scores.scores(List.of(cell)).get(0).accuracy()).isBetween(0.0, 1.0);
      Supernet supernet = ((SupernetScores) scores).supernet();
      Batch batch =
          BatchStream.inOrder(
                  task.images().validation(), Normalization.of(task.images().training()), 20, 20)
              .get(0);
      assertThat(logits(supernet, batch, Path.of(cell))).isEqualTo(logits(supernet, batch, zeroed));
    }
  }

  private static double[] logits(Supernet supernet, Batch batch, Path path) {
    try (Tape tape = Tape.evaluating(supernet.weights().operations())) {
      var logits = supernet.forward(tape, batch.on(tape), path, Mode.BATCH_STATISTICS);
      return tape.operations().read(logits.value());
    }
  }
}
