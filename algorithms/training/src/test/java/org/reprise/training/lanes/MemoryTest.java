package org.reprise.training.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.space.nasbench201.NasBench201Network;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Shape;
import org.reprise.training.autograd.Losses;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.network.GraphNetwork;
import org.reprise.training.network.Mode;
import org.reprise.training.optimizer.Sgd;
import org.reprise.training.tensor.TensorShape;

/** What a finished step or network held is given back. */
class MemoryTest {
  private static final Shape IMAGE = new Shape(1, 4, 4);
  private static final TensorShape BATCH = TensorShape.batch(3, IMAGE);
  private static final double[] PIXELS = new SplittableRandom(1).doubles(48, -1, 1).toArray();

  private static GraphNetwork network(long seed, LaneOperations operations) {
    SplittableRandom random = new SplittableRandom(seed);
    LayerGraph graph =
        new NasBench201Network(2, 1, NasBench201Network.Reduction.POOLING)
            .of(new NasBench201().sample(random), IMAGE, 2);
    return new GraphNetwork(graph, operations, random, random);
  }

  private static void train(GraphNetwork network, LaneOperations operations, int steps) {
    try (Sgd sgd = new Sgd(operations, network.parameters(), 0.9, true, 5e-4)) {
      for (int step = 0; step < steps; step++) {
        try (Tape tape = Tape.recording(operations)) {
          Variable images = tape.constant(operations.map(BATCH, PIXELS));
          tape.backward(
              Losses.crossEntropy(
                  tape, network.forward(tape, images, Mode.TRAINING), new int[] {0, 1, 1}, 0));
        }
        sgd.step(0.01);
      }
    }
  }

  @Test
  void nothingIsHeldAfterTwoHundredNetworks() {
    LaneOperations operations = new LaneOperations();
    for (int seed = 0; seed < 200; seed++) {
      GraphNetwork network = network(seed, operations);
      train(network, operations, 2);
      network.close();
      assertThat(operations.lentArrays()).isZero();
    }
  }

  @Test
  void noMoreIsHeldAfterTenThousandSteps() {
    LaneOperations operations = new LaneOperations();
    GraphNetwork network = network(3, operations);
    train(network, operations, 10);
    int held = operations.lentArrays();
    train(network, operations, 10_000);
    assertThat(operations.lentArrays()).isEqualTo(held);
  }
}
