package org.reprise.training.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.reprise.data.image.Augmentation;
import org.reprise.data.image.BuiltInImages;
import org.reprise.data.image.ImageParts;
import org.reprise.search.RandomStreams;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.space.nasbench201.NasBench201Network;
import org.reprise.space.network.LayerGraph;
import org.reprise.training.lanes.LaneOperations;
import org.reprise.training.nd4j.Nd4jOperations;
import org.reprise.training.tensor.Operations;

class StandAloneTrainingTest {
  private static final ImageParts ALL = BuiltInImages.load();
  private static final ImageParts SOME =
      new ImageParts(
          ALL.training().range("some training", 0, 640),
          ALL.validation().range("some validation", 0, 300),
          ALL.test().range("some test", 0, 300));

  private static LayerGraph graph(long seed) {
    return new NasBench201Network(4, 1, NasBench201Network.Reduction.POOLING)
        .of(new NasBench201().sample(new SplittableRandom(seed)), SOME.training().shape(), 10);
  }

  private static TrainingResult train(TrainingProtocol protocol, long seed, Operations operations) {
    return new StandAloneTraining(SOME, protocol)
        .train(graph(seed), operations, RandomStreams.of(seed), epoch -> {})
        .result();
  }

  private static final LayerGraph CONVOLUTIONS =
      new NasBench201Network(8, 1, NasBench201Network.Reduction.POOLING)
          .of(
              new NasBench201()
                  .parse(
                      "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+"
                          + "|skip_connect~0|nor_conv_3x3~1|nor_conv_3x3~2|"),
              SOME.training().shape(),
              10);

  @Test
  void learnsToNameClothes() {
    TrainingResult result =
        new StandAloneTraining(SOME, TrainingProtocol.of(8, 32))
            .train(CONVOLUTIONS, new LaneOperations(), RandomStreams.of(1), epoch -> {})
            .result();
    assertThat(result.diverged()).isFalse();
    assertThat(result.curve()).hasSize(8);
    // Chance is 0.1; 640 images take this network to about 0.75.
    assertThat(result.curve().get(7).validationAccuracy()).isGreaterThan(0.65);
    assertThat(result.testAccuracy()).isGreaterThan(0.6);
    assertThat(result.curve().get(7).trainLoss()).isLessThan(result.curve().get(0).trainLoss());
  }

  @Test
  void sameSeedSameBitsWhateverElseRuns() throws Exception {
    TrainingProtocol protocol =
        new TrainingProtocol(2, 32, 0.1, 0.9, 5e-4, 0.1, 5, new Augmentation(1, true, 3));
    List<TrainingResult> alone = new ArrayList<>();
    for (long seed = 0; seed < 4; seed++) {
      alone.add(train(protocol, seed, new LaneOperations()));
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<TrainingResult>> together = new ArrayList<>();
      for (long seed = 0; seed < 4; seed++) {
        long own = seed;
        together.add(threads.submit(() -> train(protocol, own, new LaneOperations())));
      }
      for (int seed = 0; seed < 4; seed++) {
        TrainingResult other = together.get(seed).get();
        assertThat(other.curve()).isEqualTo(alone.get(seed).curve());
        assertThat(other.testLoss()).isEqualTo(alone.get(seed).testLoss());
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(alone.get(0).curve()).isNotEqualTo(alone.get(1).curve());
  }

  @Test
  void oneInstanceGivesTheSameBitsAfterOtherTrainings() {
    TrainingProtocol protocol = TrainingProtocol.of(1, 32);
    Operations used = new LaneOperations();
    train(protocol, 8, used);
    assertThat(train(protocol, 9, used).curve())
        .isEqualTo(train(protocol, 9, new LaneOperations()).curve());
  }

  @Test
  void nd4jStartsOnTheSamePath() {
    // Rounding differs, so only the first steps agree.
    TrainingProtocol protocol =
        new TrainingProtocol(1, 320, 0.1, 0.9, 5e-4, 0, 0, Augmentation.NONE);
    TrainingResult lanes = train(protocol, 3, new LaneOperations());
    TrainingResult nd4j = train(protocol, 3, new Nd4jOperations(DataType.FLOAT));
    assertThat(nd4j.curve().get(0).trainLoss())
        .isCloseTo(lanes.curve().get(0).trainLoss(), within(1e-3));
  }

  @Test
  void divergenceIsSaid() {
    TrainingProtocol protocol =
        new TrainingProtocol(3, 32, 1e30, 0.9, 5e-4, 0, 0, Augmentation.NONE);
    TrainingResult result = train(protocol, 1, new LaneOperations());
    assertThat(result.diverged()).isTrue();
    assertThat(result.testAccuracy()).isNaN();
    assertThat(result.curve()).hasSizeLessThan(3);
  }
}
