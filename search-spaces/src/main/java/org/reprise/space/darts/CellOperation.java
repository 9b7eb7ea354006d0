package org.reprise.space.darts;

import java.util.Arrays;
import java.util.List;
import org.reprise.space.InvalidInputException;
import org.reprise.space.network.Layer;
import org.reprise.space.network.Layer.Activation;
import org.reprise.space.network.Layer.BatchNorm;
import org.reprise.space.network.Layer.Convolution;
import org.reprise.space.network.Layer.Pooling;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Padding;

/**
 * The operations on the edges of a cell (Liu et al., ICLR 2019, section 3.1; quark0/darts, {@code
 * cnn/operations.py}). Convolutions are preceded by a ReLU and followed by batch norm; all keep the
 * channels.
 */
public enum CellOperation {
  NONE("none"),
  MAX_POOL_3X3("max_pool_3x3"),
  AVG_POOL_3X3("avg_pool_3x3"),
  SKIP_CONNECT("skip_connect"),
  SEP_CONV_3X3("sep_conv_3x3"),
  SEP_CONV_5X5("sep_conv_5x5"),
  SEP_CONV_7X7("sep_conv_7x7"),
  DIL_CONV_3X3("dil_conv_3x3"),
  DIL_CONV_5X5("dil_conv_5x5"),
  CONV_7X1_1X7("conv_7x1_1x7");

  static final Layer RELU = new Activation(Activation.Function.RELU);
  static final Layer NORM = new BatchNorm(true);

  private final String text;

  CellOperation(String text) {
    this.text = text;
  }

  /** Returns the name in genotypes. */
  public String text() {
    return text;
  }

  /**
   * Returns the operation called {@code text}.
   *
   * @throws InvalidInputException if there is none
   */
  public static CellOperation named(String text) {
    return Arrays.stream(values())
        .filter(operation -> operation.text.equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "no operation '"
                        + text
                        + "'; accepted: "
                        + String.join(
                            ", ", Arrays.stream(values()).map(CellOperation::text).toList())));
  }

  /** Returns the eight operations among which DARTS chooses, {@link #NONE} included. */
  public static List<CellOperation> ofDarts() {
    return List.of(
        NONE,
        MAX_POOL_3X3,
        AVG_POOL_3X3,
        SKIP_CONNECT,
        SEP_CONV_3X3,
        SEP_CONV_5X5,
        DIL_CONV_3X3,
        DIL_CONV_5X5);
  }

  /** Returns whether it is one of the two poolings. */
  public boolean isPooling() {
    return this == MAX_POOL_3X3 || this == AVG_POOL_3X3;
  }

  /** Adds the operation after node {@code input}; returns the number of its output. */
  public int addTo(LayerGraph.Builder graph, String name, int input, int stride) {
    return switch (this) {
      case NONE -> graph.add(name + ".zero", new Layer.Zero(stride), input);
      case MAX_POOL_3X3 -> pool(graph, name, input, Pooling.Kind.MAX, stride);
      case AVG_POOL_3X3 -> pool(graph, name, input, Pooling.Kind.AVERAGE, stride);
      case SKIP_CONNECT ->
          stride == 1
              ? graph.add(name + ".skip", new Layer.Identity(), input)
              : factorizedReduce(graph, name, input, graph.shape(input).channels());
      case SEP_CONV_3X3 -> separableTwice(graph, name, input, 3, stride);
      case SEP_CONV_5X5 -> separableTwice(graph, name, input, 5, stride);
      case SEP_CONV_7X7 -> separableTwice(graph, name, input, 7, stride);
      case DIL_CONV_3X3 -> separable(graph, name, input, 3, stride, 2);
      case DIL_CONV_5X5 -> separable(graph, name, input, 5, stride, 2);
      case CONV_7X1_1X7 -> crossed(graph, name, input, stride);
    };
  }

  private static int pool(
      LayerGraph.Builder graph, String name, int input, Pooling.Kind kind, int stride) {
    return graph.add(name + ".pool", new Pooling(kind, 3, stride, Padding.SYMMETRIC), input);
  }

  private static int separableTwice(
      LayerGraph.Builder graph, String name, int input, int kernel, int stride) {
    int x = separable(graph, name + ".a", input, kernel, stride, 1);
    return separable(graph, name + ".b", x, kernel, 1, 1);
  }

  private static int separable(
      LayerGraph.Builder graph, String name, int input, int kernel, int stride, int dilation) {
    int channels = graph.shape(input).channels();
    int x = graph.add(name + ".relu", RELU, input);
    x =
        graph.add(
            name + ".depthwise",
            Convolution.depthwise(channels, kernel, stride, dilation, Padding.SYMMETRIC),
            x);
    x = graph.add(name + ".pointwise", Convolution.of(channels, 1, 1, Padding.SYMMETRIC), x);
    return graph.add(name + ".norm", NORM, x);
  }

  private static int crossed(LayerGraph.Builder graph, String name, int input, int stride) {
    int channels = graph.shape(input).channels();
    int x = graph.add(name + ".relu", RELU, input);
    x =
        graph.add(
            name + ".row",
            new Convolution(channels, 1, 7, 1, stride, 1, 1, Padding.SYMMETRIC, false),
            x);
    x =
        graph.add(
            name + ".column",
            new Convolution(channels, 7, 1, stride, 1, 1, 1, Padding.SYMMETRIC, false),
            x);
    return graph.add(name + ".norm", NORM, x);
  }

  /** ReLU, a 1x1 convolution of stride 1 and batch norm. */
  public static int reluConvNorm(LayerGraph.Builder graph, String name, int input, int channels) {
    int x = graph.add(name + ".relu", RELU, input);
    x = graph.add(name + ".conv", Convolution.of(channels, 1, 1, Padding.NONE), x);
    return graph.add(name + ".norm", NORM, x);
  }

  /**
   * Halves the sides: two 1x1 convolutions of stride 2, the second on the map shifted by one pixel,
   * each to half the channels.
   */
  public static int factorizedReduce(
      LayerGraph.Builder graph, String name, int input, int channels) {
    Layer half = Convolution.of(channels / 2, 1, 2, Padding.NONE);
    int x = graph.add(name + ".relu", RELU, input);
    int even = graph.add(name + ".even", half, x);
    int shifted = graph.add(name + ".shift", new Layer.Shift(), x);
    int odd = graph.add(name + ".odd", half, shifted);
    x = graph.add(name + ".concat", new Layer.Concat(), even, odd);
    return graph.add(name + ".norm", NORM, x);
  }
}
