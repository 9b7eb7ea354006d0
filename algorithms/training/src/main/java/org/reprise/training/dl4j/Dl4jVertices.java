package org.reprise.training.dl4j;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.reprise.space.InvalidInputException;
import org.reprise.space.network.Layer;
import org.reprise.space.network.Padding;
import org.reprise.space.network.Shape;

/** Each kind of layer in the words of Deeplearning4j. */
final class Dl4jVertices {
  private static final double EPSILON = 1e-5;

  /** Deeplearning4j's decay is the share that is kept: 1 - 0.1. */
  private static final double DECAY = 0.9;

  private final GraphBuilder graph;

  Dl4jVertices(GraphBuilder graph) {
    this.graph = graph;
  }

  /**
   * Adds {@code layer} under {@code name}.
   *
   * @return the name of the vertex that computes it: an input's where there is nothing to compute
   * @throws InvalidInputException if Deeplearning4j has no such layer
   */
  String add(String name, Layer layer, Shape in, String... inputs) {
    if (layer instanceof Layer.Identity) {
      return inputs[0];
    } else if (layer instanceof Layer.Convolution convolution) {
      addConvolution(name, convolution, in, inputs);
    } else if (layer instanceof Layer.BatchNorm norm) {
      graph.addLayer(
          name,
          new BatchNormalization.Builder(DECAY, !norm.affine())
              .eps(EPSILON)
              .useLogStd(false)
              .build(),
          inputs);
    } else if (layer instanceof Layer.Activation activation) {
      graph.addLayer(
          name,
          new ActivationLayer.Builder().activation(function(name, activation)).build(),
          inputs);
    } else if (layer instanceof Layer.Pooling pooling) {
      graph.addLayer(name, pooling(pooling), inputs);
    } else if (layer instanceof Layer.GlobalPooling) {
      graph.addLayer(name, new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), inputs);
    } else if (layer instanceof Layer.Linear linear) {
      graph.addLayer(
          name,
          new OutputLayer.Builder(LossFunction.MCXENT)
              .activation(Activation.SOFTMAX)
              .nOut(linear.outputs())
              .hasBias(linear.bias())
              .build(),
          inputs);
    } else if (layer instanceof Layer.Add) {
      graph.addVertex(name, new ElementWiseVertex(ElementWiseVertex.Op.Add), inputs);
    } else if (layer instanceof Layer.Concat) {
      graph.addVertex(name, new MergeVertex(), inputs);
    } else if (layer instanceof Layer.FirstChannels first) {
      graph.addLayer(name, selection(in, first.count()), inputs);
    } else if (layer instanceof Layer.Zero zero) {
      return addZero(name, zero, inputs);
    } else if (layer instanceof Layer.Shift) {
      graph.addLayer(name + ".cropped", new Cropping2D.Builder(1, 0, 1, 0).build(), inputs);
      graph.addLayer(name, new ZeroPaddingLayer.Builder(0, 1, 0, 1).build(), name + ".cropped");
    } else if (layer instanceof Layer.Dropout dropout) {
      graph.addLayer(name, new DropoutLayer.Builder(1 - dropout.rate()).build(), inputs);
    } else {
      throw refused(name, layer.getClass().getSimpleName());
    }
    return name;
  }

  private void addConvolution(String name, Layer.Convolution layer, Shape in, String[] inputs) {
    int[] kernel = {layer.kernelHeight(), layer.kernelWidth()};
    int[] stride = {layer.stride(), layer.stride()};
    int[] dilation = {layer.dilation(), layer.dilation()};
    int[] padding = {
      padding(layer.padding(), layer.kernelHeight(), layer.dilation()),
      padding(layer.padding(), layer.kernelWidth(), layer.dilation())
    };
    if (layer.groups() == 1) {
      graph.addLayer(
          name,
          new ConvolutionLayer.Builder(kernel, stride, padding)
              .dilation(dilation)
              .convolutionMode(mode(layer.padding()))
              .nOut(layer.outputChannels())
              .hasBias(layer.bias())
              .activation(Activation.IDENTITY)
              .build(),
          inputs);
    } else if (layer.groups() == in.channels()) {
      graph.addLayer(
          name,
          new DepthwiseConvolution2D.Builder(kernel, stride, padding)
              .dilation(dilation)
              .convolutionMode(mode(layer.padding()))
              .depthMultiplier(layer.outputChannels() / in.channels())
              .hasBias(layer.bias())
              .activation(Activation.IDENTITY)
              .build(),
          inputs);
    } else {
      throw refused(name, "convolution in " + layer.groups() + " groups");
    }
  }

  /** Zero times the input, or times every stride-th position of it. */
  private String addZero(String name, Layer.Zero zero, String[] inputs) {
    String input = inputs[0];
    if (zero.stride() > 1) {
      input = name + ".strided";
      graph.addLayer(
          input,
          new SubsamplingLayer.Builder(PoolingType.MAX)
              .kernelSize(1, 1)
              .stride(zero.stride(), zero.stride())
              .convolutionMode(ConvolutionMode.Same)
              .build(),
          inputs);
    }
    graph.addVertex(name, new ScaleVertex(0), input);
    return name;
  }

  private static SubsamplingLayer pooling(Layer.Pooling layer) {
    int padding = padding(layer.padding(), layer.kernel(), 1);
    return new SubsamplingLayer.Builder(
            layer.kind() == Layer.Pooling.Kind.MAX ? PoolingType.MAX : PoolingType.AVG)
        .kernelSize(layer.kernel(), layer.kernel())
        .stride(layer.stride(), layer.stride())
        .padding(padding, padding)
        .convolutionMode(mode(layer.padding()))
        .build();
  }

  /**
   * The first channels as a frozen 1x1 convolution with the unit matrix, which {@link Dl4jExport}
   * fills in: Deeplearning4j's own vertex for this infers a negative number of channels for maps.
   */
  private static FrozenLayer selection(Shape in, int count) {
    return new FrozenLayer(
        new ConvolutionLayer.Builder(1, 1)
            .nIn(in.channels())
            .nOut(count)
            .hasBias(false)
            .activation(Activation.IDENTITY)
            .build());
  }

  private static int padding(Padding padding, int kernel, int dilation) {
    return padding == Padding.SYMMETRIC ? dilation * (kernel - 1) / 2 : 0;
  }

  private static ConvolutionMode mode(Padding padding) {
    return padding == Padding.SAME ? ConvolutionMode.Same : ConvolutionMode.Truncate;
  }

  private static Activation function(String name, Layer.Activation activation) {
    return switch (activation.function()) {
      case RELU -> Activation.RELU;
      case RELU6 -> Activation.RELU6;
      case SWISH -> Activation.SWISH;
      case SIGMOID -> Activation.SIGMOID;
      // Deeplearning4j's function of this name is min(max(0.2 x + 0.5, 0), 1), another one.
      case HARD_SIGMOID, HARD_SWISH -> throw refused(name, activation.function().toString());
    };
  }

  private static InvalidInputException refused(String name, String kind) {
    return new InvalidInputException(
        "Deeplearning4j has no layer for '"
            + name
            + "' ("
            + kind
            + "); accepted: plain and depthwise convolutions, batch norms, ReLU, ReLU6, swish, sigmoid, pools, sums,"
            + " concatenations, linear layers");
  }
}
