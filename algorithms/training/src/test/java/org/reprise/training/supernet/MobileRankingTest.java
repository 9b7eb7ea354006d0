package org.reprise.training.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.data.image.BuiltInImages;
import org.reprise.data.image.ImageParts;
import org.reprise.data.image.Normalization;
import org.reprise.search.RandomStreams;
import org.reprise.search.TrainingCompute;
import org.reprise.space.Architecture;
import org.reprise.space.mobile.ElasticMobileFashion;
import org.reprise.space.mobile.MobileFashionSpace;
import org.reprise.training.autograd.Losses;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.lanes.LaneOperations;
import org.reprise.training.network.GraphNetwork;
import org.reprise.training.network.Mode;
import org.reprise.training.network.NormLayer;
import org.reprise.training.standalone.Evaluation;

/** Chains of blocks are ranked together, the beginnings that they share computed once. */
class MobileRankingTest {
  private static final MobileFashionSpace SPACE = new MobileFashionSpace();
  private static final ImageParts IMAGES = few(BuiltInImages.load());
  private static final ElasticMobileFashion NETWORKS =
      new ElasticMobileFashion(IMAGES.training().shape(), 10);
  private static final SupernetGraphs GRAPHS =
      SupernetGraphs.ofPaths(
          SPACE, NETWORKS, List.of(NETWORKS.apply(ElasticMobileFashion.biggest())));

  private final LaneOperations operations = new LaneOperations();
  private final Supernet supernet =
      new Supernet(
          GRAPHS,
          SharedWeights.of(GRAPHS.cover(), operations, RandomStreams.of(3)),
          new SplittableRandom(4));

  private static ImageParts few(ImageParts all) {
    return new ImageParts(
        all.training().range("some training", 0, 80),
        all.validation().range("some validation", 0, 60),
        all.test().range("some test", 0, 10));
  }

  /** Each network by itself, layer after layer, with statistics that are its own. */
  private Evaluation alone(Architecture architecture, Scoring scoring) {
    GraphNetwork network = supernet.network(architecture);
    Normalization normalization = Normalization.of(IMAGES.training());
    Mode mode =
        scoring.statistics() == NormStatistics.BATCH ? Mode.BATCH_STATISTICS : Mode.EVALUATION;
    if (scoring.statistics() == NormStatistics.RECALIBRATED) {
      for (int node = 0; node < network.graph().nodes().size(); node++) {
        if (network.layer(node) instanceof NormLayer norm) {
          norm.running().forget();
        }
      }
      for (Batch batch : BatchStream.inOrder(IMAGES.training(), normalization, 80, 40)) {
        try (Tape tape = Tape.evaluating(operations)) {
          network.forward(tape, batch.on(tape), Mode.CALIBRATION);
        }
      }
    }
    double loss = 0;
    int correct = 0;
    for (Batch batch : BatchStream.inOrder(IMAGES.validation(), normalization, 60, 40)) {
      try (Tape tape = Tape.evaluating(operations)) {
        Variable logits = network.forward(tape, batch.on(tape), mode);
        Variable mean = Losses.crossEntropy(tape, logits, batch.labels(), 0);
        loss += batch.size() * Losses.value(tape, mean);
        correct += Losses.correct(tape, logits, batch.labels());
      }
    }
    return new Evaluation(loss / 60, correct / 60.0);
  }

  @ParameterizedTest
  @EnumSource(NormStatistics.class)
  void networksTogetherHaveTheNumbersOfEachAlone(NormStatistics statistics) {
    SplittableRandom random = new SplittableRandom(8);
    List<Architecture> some = Stream.generate(() -> SPACE.sample(random)).limit(12).toList();
    Scoring scoring = new Scoring(statistics, 60, 40, 2);
    List<Evaluation> joint =
        new InheritedAccuracy(supernet, IMAGES, scoring, cost -> {}).scores(some);
    for (int i = 0; i < some.size(); i++) {
      assertThat(alone(some.get(i), scoring)).isEqualTo(joint.get(i));
    }
    supernet.close();
    assertThat(operations.lentArrays()).isZero();
  }

  /** Of the multiply-adds of all 8,000 networks, a tenth is left. */
  @Test
  void sharedBeginningsAreCountedOnce() {
    List<Architecture> all = SPACE.keys().mapToObj(SPACE::fromKey).toList();
    double alone =
        all.stream().mapToDouble(a -> NETWORKS.apply(a).multiplyAdds()).sum()
            * TrainingCompute.evaluation(1, 1);
    JointEvaluation joint = new JointEvaluation(supernet, all);
    assertThat(joint.multiplyAdds() / alone).isCloseTo(0.1, within(0.05));
  }
}
