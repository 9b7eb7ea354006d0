package org.reprise.algorithm.fewshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reprise.search.Method;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.training.lanes.LaneOperations;
import org.reprise.training.standalone.Evaluation;
import org.reprise.training.supernet.ArchitectureScores;
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
    SplitScores scores = new SplitScores(2, parts);
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
            .best(new SplitScores(2, parts), SPACE, 2, new SplittableRandom(3));
    assertThat(best.get(0)).isEqualTo(Architecture.of(3, 3, 3, 3, 3, 3));
  }
}
