package org.reprise.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.reprise.space.InvalidInputException;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.space.nasbench201.NasBench201Network;
import org.reprise.space.network.Layer;
import org.reprise.space.network.Layer.Activation.Function;
import org.reprise.space.network.Layer.Pooling.Kind;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Padding;
import org.reprise.space.network.Shape;
import org.reprise.training.autograd.Tape;
import org.reprise.training.lanes.LaneOperations;
import org.reprise.training.network.GraphNetwork;
import org.reprise.training.network.Mode;
import org.reprise.training.tensor.TensorShape;

class Dl4jExportTest {
  private static final Shape IMAGE = new Shape(2, 8, 8);
  private static final int BATCH = 4;

  private final LaneOperations operations = new LaneOperations();
  private final float[] pixels = pixels();

  @TempDir private Path folder;

  private static float[] pixels() {
    SplittableRandom random = new SplittableRandom(4);
    float[] pixels = new float[BATCH * IMAGE.size()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextGaussian();
    }
    return pixels;
  }

  /** A network whose running statistics have seen a batch. */
  private GraphNetwork network(LayerGraph graph) {
    GraphNetwork network =
        new GraphNetwork(graph, operations, new SplittableRandom(1), new SplittableRandom(2));
    logits(network, Mode.TRAINING);
    return network;
  }

  private double[] logits(GraphNetwork network, Mode mode) {
    try (Tape tape = Tape.evaluating(operations)) {
      return operations.read(
          network
              .forward(
                  tape,
                  tape.constant(operations.map(TensorShape.batch(BATCH, IMAGE), pixels)),
                  mode)
              .value());
    }
  }

  private void assertSameOutputs(LayerGraph graph) throws Exception {
    GraphNetwork network = network(graph);
    Path file = folder.resolve("network.zip");
    Dl4jExport.write(network, operations, file);
    ComputationGraph read = ModelSerializer.restoreComputationGraph(file.toFile());
    INDArray images =
        Nd4j.createFromArray(pixels)
            .reshape('c', BATCH, IMAGE.channels(), IMAGE.height(), IMAGE.width());
    double[] probabilities = read.outputSingle(images).dup('c').data().asDouble();
    double[] logits = logits(network, Mode.EVALUATION);
    int classes = logits.length / BATCH;
    for (int n = 0; n < BATCH; n++) {
      double sum = 0;
      for (int k = 0; k < classes; k++) {
        sum += Math.exp(logits[n * classes + k]);
      }
      for (int k = 0; k < classes; k++) {
        assertThat(probabilities[n * classes + k])
            .isCloseTo(Math.exp(logits[n * classes + k]) / sum, within(1e-5));
      }
    }
  }

  @Test
  void cellsOfNasBench201ComputeTheSame() throws Exception {
    NasBench201 space = new NasBench201();
    for (NasBench201Network.Reduction reduction : NasBench201Network.Reduction.values()) {
      assertSameOutputs(
          new NasBench201Network(4, 1, reduction)
              .of(
                  space.parse(
                      "|nor_conv_3x3~0|+|avg_pool_3x3~0|nor_conv_1x1~1|+"
                          + "|skip_connect~0|none~1|avg_pool_3x3~2|"),
                  IMAGE,
                  5));
    }
  }

  @Test
  void everyOtherKindOfLayerComputesTheSame() throws Exception {
    LayerGraph.Builder b = LayerGraph.builder(IMAGE);
    int x = b.add("bias", new Layer.Convolution(6, 3, 5, 1, 1, 1, Padding.SAME, true), 0);
    x = b.add("relu6", new Layer.Activation(Function.RELU6), x);
    int deep = b.add("deep", Layer.Convolution.depthwise(6, 3, 2, 1, Padding.SAME), x);
    int max = b.add("max", new Layer.Pooling(Kind.MAX, 3, 2, Padding.SAME), x);
    int shifted = b.add("shift", new Layer.Shift(), max);
    int zero = b.add("zero", new Layer.Zero(2), x);
    int sum = b.add("sum", new Layer.Add(), deep, shifted, zero);
    int wide = b.add("dilated", Layer.Convolution.depthwise(6, 3, 1, 2, Padding.SYMMETRIC), sum);
    int both = b.add("concat", new Layer.Concat(), wide, max);
    int norm = b.add("norm", new Layer.BatchNorm(false), both);
    int swish = b.add("swish", new Layer.Activation(Function.SWISH), norm);
    int pooled = b.add("squeeze", new Layer.GlobalPooling(), swish);
    int gate = b.add("excite", Layer.Convolution.of(12, 1, 1, Padding.NONE), pooled);
    gate = b.add("sigmoid", new Layer.Activation(Function.SIGMOID), gate);
    int gated = b.add("gate", new Layer.Gate(), swish, gate);
    gated = b.add("dropout", new Layer.Dropout(0.3), gated);
    b.add("classifier", new Layer.Linear(3, true), gated);
    assertSameOutputs(b.build());
  }

  @Test
  void whatDeeplearning4jLacksIsNamed() {
    LayerGraph.Builder b = LayerGraph.builder(IMAGE);
    int x = b.add("hard", new Layer.Activation(Function.HARD_SWISH), 0);
    b.add("classifier", new Layer.Linear(3, true), x);
    GraphNetwork network = network(b.build());
    assertThatThrownBy(() -> Dl4jExport.graph(network, operations))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("hard");
  }
}
