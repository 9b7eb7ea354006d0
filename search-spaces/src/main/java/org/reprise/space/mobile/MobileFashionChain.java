package org.reprise.space.mobile;

import org.reprise.space.network.InvertedResidual;
import org.reprise.space.network.Layer;
import org.reprise.space.network.Layer.Activation;
import org.reprise.space.network.Layer.BatchNorm;
import org.reprise.space.network.Layer.Convolution;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Padding;
import org.reprise.space.network.Shape;

/** The stem, the six blocks and the head of {@link MobileFashionSpace}, whatever a block holds. */
final class MobileFashionChain {
  static final int STAGES = 3;
  static final int BLOCKS = 2;

  private static final int[] WIDTHS = {8, 16, 24};
  private static final int STEM = 8;
  private static final int HEAD = 64;

  private MobileFashionChain() {}

  /** Adds a block. */
  @FunctionalInterface
  interface Block {
    /**
     * Adds the block of number {@code block} after node {@code input}; the node that it ends in.
     */
    int addTo(LayerGraph.Builder graph, int block, int input);
  }

  /** The network with these blocks. */
  static LayerGraph of(Shape image, int classes, Block blocks) {
    LayerGraph.Builder graph = LayerGraph.builder(image);
    int x = convNormActivation(graph, "stem", graph.input(), STEM, 3);
    for (int block = 0; block < STAGES * BLOCKS; block++) {
      x = blocks.addTo(graph, block, x);
    }
    x = convNormActivation(graph, "head", x, HEAD, 1);
    x = graph.add("head.pool", new Layer.GlobalPooling(), x);
    graph.add("head.classifier", new Layer.Linear(classes, true), x);
    return graph.build();
  }

  private static int convNormActivation(
      LayerGraph.Builder graph, String name, int input, int width, int kernel) {
    int x = graph.add(name + ".conv", Convolution.of(width, kernel, 1, Padding.SYMMETRIC), input);
    x = graph.add(name + ".norm", new BatchNorm(true), x);
    return graph.add(name + ".activation", new Activation(Activation.Function.RELU6), x);
  }

  static String name(int block) {
    return "stage" + block / BLOCKS + ".block" + block % BLOCKS;
  }

  /** Channels of the block's output. */
  static int width(int block) {
    return WIDTHS[block / BLOCKS];
  }

  /** 2 where the block halves the map, else 1. */
  static int stride(int block) {
    return block % BLOCKS == 0 && block > 0 ? 2 : 1;
  }

  /**
   * The block's operation.
   *
   * @param residual whether its input is added where the shapes allow it
   */
  static InvertedResidual operation(int block, int kernel, int expansion, boolean residual) {
    return new InvertedResidual(
        width(block),
        kernel,
        stride(block),
        expansion,
        0,
        residual,
        Activation.Function.RELU6,
        Padding.SYMMETRIC);
  }

  /** Adds the input of a block to what came of it, where the shapes allow it. */
  static int addResidual(LayerGraph.Builder graph, int block, int x, int input) {
    return graph.shape(x).equals(graph.shape(input))
        ? graph.add(name(block) + ".sum", new Layer.Add(), x, input)
        : x;
  }
}
