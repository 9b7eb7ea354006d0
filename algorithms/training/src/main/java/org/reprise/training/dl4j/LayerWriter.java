package org.reprise.training.dl4j;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.reprise.space.InvalidInputException;
import org.reprise.space.network.Layer;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Padding;
import org.reprise.space.network.Shape;

/** Adds a layer of ours to a graph of Deeplearning4j. */
final class LayerWriter {
  private LayerWriter() {}

  /** Adds {@code node} under {@code name}; gives the name of the vertex that holds its result. */
  static String add(
      GraphBuilder graph,
      String name,
      LayerGraph.Node node,
      List<Shape> shapes,
      String[] inputs,
      boolean last) {
    Layer layer = node.layer();
    if (layer instanceof Layer.Convolution convolution) {
      graph.addLayer(name, convolution(convolution, shapes.get(0), node.name()), inputs);
    } else if (layer instanceof Layer.Linear linear) {
      graph.addLayer(name, linear(linear, last), inputs);
    } else if (layer instanceof Layer.BatchNorm norm) {
      graph.addLayer(
          name,
          new BatchNormalization.Builder()
              .eps(1e-5)
              .decay(0.9)
              .lockGammaBeta(!norm.affine())
              .useLogStd(false)
              .build(),
          inputs);
    } else if (layer instanceof Layer.Activation activation) {
      graph.addLayer(
          name,
          new ActivationLayer.Builder().activation(function(activation, node.name())).build(),
          inputs);
    } else if (layer instanceof Layer.Pooling pooling) {
      graph.addLayer(name, pooling(pooling), inputs);
    } else if (layer instanceof Layer.GlobalPooling) {
      // The single pixel stays, so that a convolution may follow.
      graph.addLayer(
          name,
          new GlobalPoolingLayer.Builder(PoolingType.AVG).collapseDimensions(false).build(),
          inputs);
    } else if (layer instanceof Layer.Add) {
      graph.addVertex(name, new ElementWiseVertex(ElementWiseVertex.Op.Add), inputs);
    } else if (layer instanceof Layer.Concat) {
      graph.addVertex(name, new MergeVertex(), inputs);
    } else if (layer instanceof Layer.Gate) {
      // Products are of equal maps only there: the gate is spread over all positions first.
      Shape map = shapes.get(0);
      graph.addLayer(
          name + "_spread",
          new Upsampling2D.Builder().size(new int[] {map.height(), map.width()}).build(),
          inputs[1]);
      graph.addVertex(
          name, new ElementWiseVertex(ElementWiseVertex.Op.Product), inputs[0], name + "_spread");
    } else if (layer instanceof Layer.Dropout dropout) {
      graph.addLayer(name, new DropoutLayer.Builder(1 - dropout.rate()).build(), inputs);
    } else if (layer instanceof Layer.Shift) {
      graph.addLayer(name + "_border", new ZeroPaddingLayer.Builder(0, 1, 0, 1).build(), inputs);
      graph.addLayer(name, new Cropping2D.Builder(1, 0, 1, 0).build(), name + "_border");
    } else if (layer instanceof Layer.Zero zero) {
      String source = inputs[0];
      if (zero.stride() > 1) {
        source = name + "_stride";
        graph.addLayer(
            source,
            pooling(new Layer.Pooling(Layer.Pooling.Kind.MAX, 1, zero.stride(), Padding.SAME)),
            inputs);
      }
      graph.addVertex(name, new ScaleVertex(0), source);
    } else {
      throw new InvalidInputException(
          "layer " + node.name() + " of kind " + layer + " has no counterpart in Deeplearning4j");
    }
    return name;
  }

  private static org.deeplearning4j.nn.conf.layers.Layer convolution(
      Layer.Convolution layer, Shape in, String name) {
    int[] kernel = {layer.kernelHeight(), layer.kernelWidth()};
    int[] stride = {layer.strideHeight(), layer.strideWidth()};
    int[] dilation = {layer.dilation(), layer.dilation()};
    int[] border = {
      border(layer.padding(), layer.dilation() * (layer.kernelHeight() - 1) + 1),
      border(layer.padding(), layer.dilation() * (layer.kernelWidth() - 1) + 1)
    };
    if (layer.groups() == 1) {
      return new ConvolutionLayer.Builder(kernel, stride, border)
          .dilation(dilation)
          .nOut(layer.outputChannels())
          .hasBias(layer.bias())
          .convolutionMode(mode(layer.padding()))
          .activation(Activation.IDENTITY)
          .build();
    }
    if (layer.groups() != in.channels() || layer.outputChannels() != in.channels()) {
      throw new InvalidInputException(
          "layer " + name + ": Deeplearning4j has no convolution in " + layer.groups() + " groups");
    }
    // The dilated depthwise convolution of 1.0.0-M2.1 fails in oneDNN: a dense kernel with zeros
    // between the taps computes the same.
    int[] spread = {
      layer.dilation() * (layer.kernelHeight() - 1) + 1,
      layer.dilation() * (layer.kernelWidth() - 1) + 1
    };
    return new DepthwiseConvolution2D.Builder(spread, stride, border)
        .depthMultiplier(1)
        .nOut(layer.outputChannels())
        .hasBias(layer.bias())
        .convolutionMode(mode(layer.padding()))
        .activation(Activation.IDENTITY)
        .build();
  }

  private static org.deeplearning4j.nn.conf.layers.Layer linear(Layer.Linear layer, boolean last) {
    return last
        ? new OutputLayer.Builder(LossFunction.MCXENT)
            .activation(Activation.SOFTMAX)
            .nOut(layer.outputs())
            .hasBias(layer.bias())
            .build()
        : new DenseLayer.Builder()
            .activation(Activation.IDENTITY)
            .nOut(layer.outputs())
            .hasBias(layer.bias())
            .build();
  }

  private static SubsamplingLayer pooling(Layer.Pooling layer) {
    int border = border(layer.padding(), layer.kernel());
    return new SubsamplingLayer.Builder(
            layer.kind() == Layer.Pooling.Kind.MAX
                ? SubsamplingLayer.PoolingType.MAX
                : SubsamplingLayer.PoolingType.AVG)
        .kernelSize(layer.kernel(), layer.kernel())
        .stride(layer.stride(), layer.stride())
        .padding(border, border)
        .convolutionMode(mode(layer.padding()))
        .avgPoolIncludePadInDivisor(false)
        .build();
  }

  private static int border(Padding padding, int extent) {
    return padding == Padding.SYMMETRIC ? (extent - 1) / 2 : 0;
  }

  private static ConvolutionMode mode(Padding padding) {
    return padding == Padding.SAME ? ConvolutionMode.Same : ConvolutionMode.Truncate;
  }

  private static Activation function(Layer.Activation layer, String name) {
    return switch (layer.function()) {
      case RELU -> Activation.RELU;
      case RELU6 -> Activation.RELU6;
      case SWISH -> Activation.SWISH;
      case SIGMOID -> Activation.SIGMOID;
      // Deeplearning4j's hard sigmoid is another one: 0.2 x + 0.5.
      case HARD_SIGMOID, HARD_SWISH ->
          throw new InvalidInputException(
              "layer " + name + ": Deeplearning4j has no " + layer.function());
    };
  }
}
