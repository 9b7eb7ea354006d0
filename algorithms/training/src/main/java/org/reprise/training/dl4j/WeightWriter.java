package org.reprise.training.dl4j;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.BaseOutputLayer;
import org.deeplearning4j.nn.layers.feedforward.dense.DenseLayer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.reprise.training.autograd.Tape;
import org.reprise.training.network.ConvolutionLayer;
import org.reprise.training.network.NormLayer;
import org.reprise.training.network.TrainedLayer;
import org.reprise.training.network.Weight;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.TensorShape;

/** Copies the weights of a layer of ours into its counterpart. */
final class WeightWriter {
  private WeightWriter() {}

  static void write(
      TrainedLayer layer, ComputationGraph graph, String name, Operations operations) {
    if (layer instanceof ConvolutionLayer convolution) {
      writeConvolution(convolution, graph, name, operations);
    } else if (layer instanceof NormLayer norm) {
      writeNorm(norm, graph, name, operations);
    }
  }

  private static void writeConvolution(
      ConvolutionLayer layer, ComputationGraph graph, String name, Operations operations) {
    TensorShape shape = layer.weights().shape();
    INDArray weights = array(layer.weights(), operations);
    org.deeplearning4j.nn.api.Layer target = graph.getLayer(name);
    if (target instanceof DenseLayer || target instanceof BaseOutputLayer) {
      // Outputs x (channels, rows, columns) there are inputs x outputs here.
      weights =
          weights.reshape('c', shape.n(), (long) shape.c() * shape.h() * shape.w()).transpose();
    } else if (layer.groups() > 1) {
      // Depthwise kernels are rows x columns x channels x multiplier there.
      weights = spread(weights, layer.window().dilation()).permute(2, 3, 0, 1);
    }
    assign(graph, name, "W", weights);
    if (layer.bias() != null) {
      assign(graph, name, "b", array(layer.bias(), operations));
    }
  }

  /** Returns the kernel with zeros between its taps. */
  private static INDArray spread(INDArray weights, int dilation) {
    if (dilation == 1) {
      return weights;
    }
    long height = weights.size(2);
    long width = weights.size(3);
    INDArray spread =
        Nd4j.create(
            weights.dataType(),
            weights.size(0),
            weights.size(1),
            dilation * (height - 1) + 1,
            dilation * (width - 1) + 1);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        spread
            .get(
                NDArrayIndex.all(),
                NDArrayIndex.all(),
                NDArrayIndex.point((long) y * dilation),
                NDArrayIndex.point((long) x * dilation))
            .assign(
                weights.get(
                    NDArrayIndex.all(),
                    NDArrayIndex.all(),
                    NDArrayIndex.point(y),
                    NDArrayIndex.point(x)));
      }
    }
    return spread;
  }

  private static void writeNorm(
      NormLayer layer, ComputationGraph graph, String name, Operations operations) {
    Weight scale = layer.scale();
    Weight shift = layer.shift();
    if (scale != null && shift != null) {
      assign(graph, name, "gamma", array(scale, operations));
      assign(graph, name, "beta", array(shift, operations));
    }
    assign(graph, name, "mean", floats(layer.running().mean()));
    assign(graph, name, "var", floats(layer.running().variance()));
  }

  private static INDArray array(Weight weight, Operations operations) {
    TensorShape shape = weight.shape();
    try (Tape tape = Tape.evaluating(operations)) {
      return floats(operations.read(weight.on(tape).value()))
          .reshape('c', shape.n(), shape.c(), shape.h(), shape.w());
    }
  }

  private static INDArray floats(double[] values) {
    float[] rounded = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      rounded[i] = (float) values[i];
    }
    return Nd4j.createFromArray(rounded);
  }

  private static void assign(
      ComputationGraph graph, String name, String parameter, INDArray values) {
    INDArray target = graph.getLayer(name).getParam(parameter);
    target.assign(values.dup('c').reshape('c', target.shape()));
  }
}
