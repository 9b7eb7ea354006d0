package org.reprise.algorithm.fewshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reprise.data.image.Normalization;
import org.reprise.search.Method;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.training.lanes.LaneOperations;
import org.reprise.training.standalone.Evaluation;
import org.reprise.training.supernet.ArchitectureScores;
import org.reprise.training.supernet.Batch;
import org.reprise.training.supernet.BatchStream;
import org.reprise.training.supernet.Supernet;
import org.reprise.training.supernet.SupernetMethod;
import org.reprise.training.supernet.SupernetScores;
import org.reprise.training.supernet.SupernetTask;
import org.reprise.training.table.BuiltInBenchmark;
import org.reprise.training.tensor.Operations;

class FewShotTest {
  private static final NasBench201 SPACE = new NasBench201();
  private static final String SHORT = "few-shot:epochs=1:batch=400:images=200";

  private static SplitScores train(String text) {
    SupernetTask task = BuiltInBenchmark.task();
    return (SplitScores)
        ((SupernetMethod) Method.parse(text).create())
            .train(task, new LaneOperations(), RandomStreams.of(5), cost -> {});
  }

  /** Right after the transfer, a cell scores the same in every part, whatever its own is. */
  @Test
  void partsInheritTheScoresOfTheOneShotSupernet() {
    SplittableRandom random = new SplittableRandom(1);
    List<Architecture> cells = IntStream.range(0, 12).mapToObj(i -> SPACE.sample(random)).toList();
    try (SplitScores scores = train(SHORT + ":part-epochs=0")) {
      List<Evaluation> split = scores.scores(cells);
      for (ArchitectureScores part : scores.parts()) {
        assertThat(part.scores(cells)).isEqualTo(split);
      }
    }
  }

  /** Each part trains the convolution on the split edge, as the paper has it, or does not. */
  @Test
  void theConvolutionOnTheSplitEdgeIsTrainedOrFrozen() {
    String name = "stage0.cell0.0->1.nor_conv_3x3.conv.weights";
    String other = "stage0.cell0.1->2.nor_conv_3x3.conv.weights";
    Map<String, double[]> inherited = weights(SHORT + ":part-epochs=0");
    Map<String, double[]> trained = weights(SHORT + ":part-epochs=2");
    Map<String, double[]> frozen = weights(SHORT + ":part-epochs=2:split-edge=frozen");
    assertThat(frozen.get(name)).isEqualTo(inherited.get(name));
    assertThat(trained.get(name)).isNotEqualTo(inherited.get(name));
    assertThat(frozen.get(other)).isNotEqualTo(inherited.get(other));
  }

  /** The weights of the part whose edge 0->1 is a 3x3 convolution. */
  private static Map<String, double[]> weights(String text) {
    try (SplitScores scores = train(text)) {
      var shared = ((SupernetScores) scores.parts().get(3)).supernet().weights();
      Map<String, double[]> weights = new HashMap<>();
      shared
          .parameters()
          .forEach(p -> weights.put(p.name(), shared.operations().read(p.variable().value())));
      return weights;
    }
  }

  /** Knows which part was asked for what. */
  private record Asked(int choice, int[] counts) implements ArchitectureScores {
    @Override
    public List<Evaluation> scores(List<Architecture> architectures) {
      return architectures.stream()
          .map(
              a -> {
                assertThat(a.choice(2)).isEqualTo(choice);
                counts[choice]++;
                double convolutions = Arrays.stream(a.choices()).filter(c -> c == 3).count() / 6.0;
                return new Evaluation(1, convolutions);
              })
          .toList();
    }

    @Override
    public List<Evaluation> scores(
        List<Architecture> architectures, int threads, Supplier<Operations> operations) {
      return scores(architectures);
    }

    @Override
    public void close() {}
  }

  @Test
  void thePartsShareTheSpaceInEqualDisjointShares() {
    int[] counts = new int[5];
    List<ArchitectureScores> parts =
        IntStream.range(0, 5).<ArchitectureScores>mapToObj(c -> new Asked(c, counts)).toList();
    SplitScores scores = new SplitScores(new Split(List.of(Split.Grouped.one(2, SPACE))), parts);
    List<Architecture> all = SPACE.keys().mapToObj(SPACE::fromKey).toList();
    assertThat(scores.scores(all)).hasSize(15_625).doesNotContainNull();
    assertThat(counts).containsOnly(3_125);
  }

  @Test
  void evolutionFindsTheBestOfTheScores() {
    List<ArchitectureScores> parts =
        IntStream.range(0, 5).<ArchitectureScores>mapToObj(c -> new Asked(c, new int[5])).toList();
    List<Architecture> best =
        new AgingEvolution(2_000, 50, 10)
            .best(
                new SplitScores(new Split(List.of(Split.Grouped.one(2, SPACE))), parts),
                SPACE,
                2,
                new SplittableRandom(3));
    assertThat(best.get(0)).isEqualTo(Architecture.of(3, 3, 3, 3, 3, 3));
  }

  @Test
  void splitsOnSeveralEdgesAreDisjointAndWhole() {
    Split two = new Split(List.of(Split.Grouped.one(0, SPACE), Split.Grouped.one(5, SPACE)));
    Split halves =
        new Split(List.of(new Split.Grouped(3, List.of(List.of(0, 2, 4), List.of(1, 3)))));
    assertThat(shares(two)).hasSize(25).containsOnly(625);
    assertThat(shares(halves)).containsExactly(3 * 3_125, 2 * 3_125);
    assertThat(shares(new Split(List.of()))).containsExactly(15_625);
  }

  private static int[] shares(Split split) {
    int[] counts = new int[split.parts()];
    SplittableRandom random = new SplittableRandom(2);
    SPACE
        .keys()
        .mapToObj(SPACE::fromKey)
        .forEach(
            cell -> {
              counts[split.partOf(cell)]++;
              int other = random.nextInt(counts.length);
              Architecture moved = split.into(other, cell, random);
              assertThat(split.partOf(moved)).isEqualTo(other);
            });
    return counts;
  }

  /** Without a split the only part is the control: the whole supernet, trained as long. */
  @Test
  void noSplitIsOnePart() {
    try (SplitScores scores = train(SHORT + ":splits=0:part-epochs=1")) {
      assertThat(scores.parts()).hasSize(1);
    }
  }

  /** Of 0, 1 against 2, 3, 4: all similar inside, all opposed across. */
  @Test
  void theLeastCutPartsWhatDisagrees() {
    double[][] cosines = new double[5][5];
    for (int a = 0; a < 5; a++) {
      for (int b = 0; b < 5; b++) {
        cosines[a][b] = a < 2 == b < 2 ? 0.8 : -0.1;
      }
    }
    Disagreement cut = Disagreement.leastCut(cosines);
    assertThat(cut.groups()).containsExactly(List.of(2, 3, 4), List.of(0, 1));
    assertThat(cut.similarity()).isCloseTo(-0.1, within(1e-12));
    // Six pairs across, four inside.
    assertThat(Disagreement.ofAll(cosines).similarity())
        .isCloseTo((6 * -0.1 + 4 * 0.8) / 10, within(1e-12));
  }

  /** Where nobody reads the edge, its operations agree wholly; where somebody does, less. */
  @Test
  void operationsThatNobodyReadsHaveEqualGradients() {
    SupernetTask task = BuiltInBenchmark.task();
    RandomStreams streams = RandomStreams.of(8);
    List<Batch> batches =
        BatchStream.inOrder(
            task.images().training(), Normalization.of(task.images().training()), 100, 50);
    double[] spent = new double[1];
    try (Supernet supernet = task.supernet(new LaneOperations(), streams)) {
      GradientSimilarity similarity =
          new GradientSimilarity(supernet, cost -> spent[0] += cost.multiplyAdds());
      // Edges 1->2 and 1->3 are none.
      Architecture unread = Architecture.of(0, 3, 0, 2, 0, 3);
      double[][] equal = similarity.cosines(0, List.of(unread, unread), batches);
      assertThat(spent[0]).isPositive();
      Architecture read = Architecture.of(0, 3, 3, 2, 1, 3);
      double[][] different = similarity.cosines(0, List.of(read, read), batches);
      for (int a = 0; a < 5; a++) {
        assertThat(different[a][a]).isCloseTo(1, within(1e-9));
        for (int b = 0; b < 5; b++) {
          assertThat(equal[a][b]).isCloseTo(1, within(1e-9));
          assertThat(different[a][b]).isCloseTo(different[b][a], within(1e-12));
        }
      }
      assertThat(different[0][3]).isLessThan(0.99);
    }
  }

  @Test
  void edgesAreChosenByGradients() {
    try (SplitScores scores =
        train(
            SHORT
                + ":part-epochs=0:splits=2:edge-choice=gradient:groups=gradient:gradient-batches=1")) {
      assertThat(scores.parts()).hasSize(4);
      assertThat(scores.split().decisions()).allMatch(d -> d.groups().size() == 2);
      assertThat(scores.split().decisions().get(0).decision())
          .isNotEqualTo(scores.split().decisions().get(1).decision());
    }
  }
}
