package org.reprise.training.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reprise.data.image.Augmentation;
import org.reprise.data.image.BuiltInImages;
import org.reprise.data.image.LabelledImages;
import org.reprise.data.image.Normalization;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.space.nasbench201.NasBench201Network;
import org.reprise.training.autograd.Losses;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.lanes.LaneOperations;
import org.reprise.training.network.GraphNetwork;
import org.reprise.training.network.Mode;
import org.reprise.training.tensor.Operations;

/** An evaluation is the mean over images that pass through the network one by one. */
class EvaluationTest {
  @Test
  void equalsThatOfImageAfterImage() {
    // Neither whole batches nor whole groups.
    LabelledImages images = BuiltInImages.load().validation().range("some", 0, 213);
    ImageBatches batches = new ImageBatches(images, Normalization.of(images));
    Operations operations = new LaneOperations();
    GraphNetwork network =
        new GraphNetwork(
            new NasBench201Network(4, 1, NasBench201Network.Reduction.POOLING)
                .of(new NasBench201().sample(new SplittableRandom(3)), images.shape(), 10),
            operations,
            new SplittableRandom(1),
            new SplittableRandom(2));
    double loss = 0;
    int correct = 0;
    for (int i = 0; i < 213; i++) {
      int[] one = {i};
      try (Tape tape = Tape.evaluating(operations)) {
        Variable image =
            tape.constant(
                batches.tensor(operations, one, 0, 1, Augmentation.NONE, new SplittableRandom(0)));
        Variable logits = network.forward(tape, image, Mode.EVALUATION);
        int[] labels = batches.labels(one, 0, 1);
        loss += Losses.value(tape, Losses.crossEntropy(tape, logits, labels, 0)) / 213;
        correct += Losses.correct(tape, logits, labels);
      }
    }
    Evaluation all = Evaluation.of(network, operations, batches);
    assertThat(all.loss()).isCloseTo(loss, within(1e-6));
    assertThat(all.accuracy()).isEqualTo(correct / 213.0);
  }
}
