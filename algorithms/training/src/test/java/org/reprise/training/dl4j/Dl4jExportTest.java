package org.reprise.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.reprise.search.Softmax;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpaces;
import org.reprise.space.nasbench201.CellNetwork;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.space.network.Layer;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.LayerGraphSpace;
import org.reprise.space.network.Padding;
import org.reprise.space.network.Shape;
import org.reprise.training.autograd.Losses;
import org.reprise.training.autograd.Tape;
import org.reprise.training.lanes.LaneOperations;
import org.reprise.training.network.GraphNetwork;
import org.reprise.training.optimizer.Sgd;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.TensorShape;

class Dl4jExportTest {
  private static final Shape IMAGE = new Shape(3, 16, 16);
  private static final int EXAMPLES = 16;
  private static final int CLASSES = 10;

  @TempDir Path folder;

  @Test
  void aTrainedCellNetworkComputesTheSameThere() {
    NasBench201 cells = new NasBench201();
    CellNetwork small = new CellNetwork(8, 1, CellNetwork.Reduction.RESIDUAL);
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 5; i++) {
      assertSameOutputs(small.of(cells.sample(random), IMAGE, CLASSES));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nasbench-macro", "layerwise-6"})
  void networksOfOtherSpacesComputeTheSameThere(String name) {
    LayerGraphSpace space = (LayerGraphSpace) SearchSpaces.named(name);
    assertSameOutputs(space.network(space.sample(new SplittableRandom(5)), IMAGE, CLASSES));
  }

  @Test
  void shiftsZerosStridesAndDilationsComputeTheSameThere() {
    LayerGraph.Builder b = LayerGraph.builder(IMAGE);
    int a = b.add("a", Layer.Convolution.of(8, 3, 2, Padding.SAME), b.input());
    int shifted = b.add("shift", new Layer.Shift(), b.input());
    int c = b.add("c", Layer.Convolution.of(8, 1, 2, Padding.SYMMETRIC), shifted);
    int both = b.add("both", new Layer.Concat(), a, c);
    int d = b.add("d", new Layer.Convolution(16, 3, 3, 1, 2, 16, Padding.SYMMETRIC, false), both);
    int zero = b.add("zero", new Layer.Zero(1), both);
    int sum = b.add("sum", new Layer.Add(), d, zero);
    int half = b.add("half", new Layer.FirstChannels(8), sum);
    int pool =
        b.add("pool", new Layer.Pooling(Layer.Pooling.Kind.MAX, 3, 2, Padding.SYMMETRIC), half);
    int norm = b.add("norm", new Layer.BatchNorm(false), pool);
    int global = b.add("global", new Layer.GlobalPooling(), norm);
    b.add("out", new Layer.Linear(CLASSES, true), global);
    LayerGraph graph = b.build();
    // First channels are not trained by graph networks everywhere; the untrained export must still
    // build.
    assertThat(Dl4jExport.untrained(graph, 1).numParams()).isPositive();
  }

  @Test
  void theFileIsReadByDeeplearning4j() throws IOException {
    NasBench201 cells = new NasBench201();
    LayerGraph graph =
        new CellNetwork(4, 1, CellNetwork.Reduction.POOLING)
            .of(cells.byOfficialIndex(0), new Shape(1, 14, 14), CLASSES);
    ComputationGraph exported = Dl4jExport.untrained(graph, 7);
    File file = folder.resolve("network.zip").toFile();
    ModelSerializer.writeModel(exported, file, true);
    ComputationGraph read = ModelSerializer.restoreComputationGraph(file);
    INDArray images = Nd4j.rand(2, 1, 14, 14);
    assertThat(read.outputSingle(images)).isEqualTo(exported.outputSingle(images));
  }

  @Test
  void whatDeeplearning4jLacksIsRefusedInOneLine() {
    LayerGraph.Builder b = LayerGraph.builder(IMAGE);
    int x = b.add("swish", new Layer.Activation(Layer.Activation.Function.HARD_SWISH), b.input());
    b.add("out", new Layer.Linear(CLASSES, true), b.add("pool", new Layer.GlobalPooling(), x));
    assertThatThrownBy(() -> Dl4jExport.untrained(b.build(), 1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("'swish'")
        .hasMessageNotContaining("\n");
  }

  /** Trains a few steps, so that running statistics and weights are no longer the initial ones. */
  private static void assertSameOutputs(LayerGraph graph) {
    try (Operations operations = new LaneOperations()) {
      SplittableRandom random = new SplittableRandom(1);
      GraphNetwork network = new GraphNetwork(graph, operations, random.split(), random.split());
      TensorShape batch = TensorShape.batch(EXAMPLES, IMAGE);
      int[] labels = random.ints(EXAMPLES, 0, CLASSES).toArray();
      Sgd optimiser = new Sgd(operations, network.parameters(), 0.9, true, 5e-4);
      double[] images = new double[0];
      for (int step = 0; step < 5; step++) {
        images = random.doubles(batch.size(), -1, 1).toArray();
        try (Tape tape = Tape.recording(operations)) {
          var logits = network.forward(tape, tape.constant(operations.map(batch, images)), true);
          tape.backward(Losses.crossEntropy(tape, logits, labels, 0));
          optimiser.step(0.05);
        }
      }
      double[] ours;
      try (Tape tape = Tape.evaluating(operations)) {
        var logits = network.forward(tape, tape.constant(operations.map(batch, images)), false);
        ours = operations.read(logits.value());
      }
      ComputationGraph exported = Dl4jExport.trained(network, operations);
      assertThat(exported.numParams()).isGreaterThanOrEqualTo(graph.parameters());
      float[] pixels = new float[images.length];
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = (float) images[i];
      }
      INDArray input =
          Nd4j.createFromArray(pixels)
              .reshape('c', EXAMPLES, IMAGE.channels(), IMAGE.height(), IMAGE.width());
      INDArray theirs = exported.outputSingle(input);
      for (int n = 0; n < EXAMPLES; n++) {
        double[] p = java.util.Arrays.copyOfRange(ours, n * CLASSES, (n + 1) * CLASSES);
        Softmax.probabilities(p, p);
        assertThat(theirs.getRow(n).toDoubleVector()).containsExactly(p, within(1e-5));
      }
    }
  }
}
