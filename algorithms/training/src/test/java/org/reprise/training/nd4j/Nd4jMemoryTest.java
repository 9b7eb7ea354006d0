package org.reprise.training.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu;
import org.nd4j.linalg.factory.Nd4j;
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

/** Bytes off the heap, as ND4J's natives count them. */
class Nd4jMemoryTest {
  private static final String EVERY_OPERATION =
      "|nor_conv_1x1~0|+|nor_conv_3x3~0|avg_pool_3x3~1|+"
          + "|skip_connect~0|nor_conv_3x3~1|nor_conv_1x1~2|";

  private final Nd4jOperations operations = new Nd4jOperations(DataType.FLOAT);

  @BeforeEach
  void countingBackend() {
    assumeTrue(
        Nd4j.getBackend().getClass().getSimpleName().equals("CpuBackend"),
        "only the processor's natives count bytes");
  }

  /** Of host memory in arrays. */
  private static long bytes() {
    return Nd4jCpu.Environment.getInstance().getGroupCounter(0);
  }

  /** Collects until so few bytes are left, for at most half a minute: ND4J frees in a thread. */
  private static long bytesAfterCollection(long enough) throws InterruptedException {
    for (int i = 0; i < 300 && bytes() >= enough; i++) {
      System.gc();
      Thread.sleep(100);
    }
    return bytes();
  }

  private void train(@Nullable String cell, long seed, Shape image, int channels, int batch) {
    SplittableRandom random = new SplittableRandom(seed);
    NasBench201 space = new NasBench201();
    LayerGraph graph =
        new NasBench201Network(channels, 1, NasBench201Network.Reduction.POOLING)
            .of(cell == null ? space.sample(random) : space.parse(cell), image, 2);
    GraphNetwork network = new GraphNetwork(graph, operations, random, random);
    TensorShape shape = TensorShape.batch(batch, image);
    double[] pixels = random.doubles(shape.size(), -1, 1).toArray();
    try (Sgd sgd = new Sgd(operations, network.parameters(), 0.9, true, 5e-4)) {
      try (Tape tape = Tape.recording(operations)) {
        Variable images = tape.constant(operations.map(shape, pixels));
        tape.backward(
            Losses.crossEntropy(
                tape, network.forward(tape, images, Mode.TRAINING), new int[batch], 0));
      }
      sgd.step(0.01);
    }
    network.close();
  }

  /**
   * What is left until the next collection are ND4J's own arguments of operations (scalars, lists
   * of dimensions), a few kilobytes; a single map of this network has 200.
   */
  @Test
  void everyMapOfAStepIsFreedAtOnce() {
    train(EVERY_OPERATION, 1, new Shape(1, 14, 14), 8, 32);
    long before = bytes();
    train(EVERY_OPERATION, 2, new Shape(1, 14, 14), 8, 32);
    assertThat(bytes() - before).isLessThan(100_000);
  }

  @Test
  void sixtyNetworksLeaveNothingBehind() throws InterruptedException {
    for (int seed = 0; seed < 60; seed++) {
      train(null, seed, new Shape(1, 4, 4), 2, 3);
    }
    assertThat(bytesAfterCollection(30_000)).isLessThan(30_000);
  }
}
