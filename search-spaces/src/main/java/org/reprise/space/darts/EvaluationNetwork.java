package org.reprise.space.darts;

import java.util.Collections;
import java.util.List;
import org.reprise.space.darts.Genotype.Cell;
import org.reprise.space.darts.Genotype.Edge;
import org.reprise.space.network.Layer;
import org.reprise.space.network.Layer.Convolution;
import org.reprise.space.network.Layer.Pooling;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Padding;
import org.reprise.space.network.Shape;

/**
 * The network in which a genotype is evaluated (Liu et al., ICLR 2019, section 3.2 and appendix;
 * quark0/darts, {@code cnn/model.py}): a stem, cells of which those at a third and two thirds of
 * the depth reduce, global pooling and a linear classifier. Drop-path belongs to training and is
 * not here.
 *
 * @param stem how an image becomes the first cells' inputs
 * @param channels of the first cells' nodes; doubled at each reduction
 * @param cells how many
 * @param auxiliary whether the second classifier, which is used in training only, is part of it;
 *     the network's output is that of the main one
 * @param normalizedPools whether a pooling is followed by batch norm, as in SNAS
 */
public record EvaluationNetwork(
    Stem stem, int channels, int cells, boolean auxiliary, boolean normalizedPools) {
  /** 20 cells of 36 channels, as DARTS is evaluated on CIFAR-10. */
  public static final EvaluationNetwork CIFAR =
      new EvaluationNetwork(Stem.CIFAR, 36, 20, false, false);

  /** 14 cells of 48 channels, as DARTS is evaluated on ImageNet (mobile setting). */
  public static final EvaluationNetwork IMAGENET =
      new EvaluationNetwork(Stem.IMAGENET, 48, 14, false, false);

  /** How an image becomes the inputs of the first cell. */
  public enum Stem {
    /** A 3x3 convolution to three times the channels, which is both inputs; 32x32 images. */
    CIFAR(32, 10),
    /** Three 3x3 convolutions of stride 2; the last two are the inputs; 224x224 images. */
    IMAGENET(224, 1000);

    private final int side;
    private final int classes;

    Stem(int side, int classes) {
      this.side = side;
      this.classes = classes;
    }
  }

  /** Returns the network of {@code genotype} for the images and classes of its data set. */
  public LayerGraph of(Genotype genotype) {
    return of(genotype, new Shape(3, stem.side, stem.side), stem.classes);
  }

  /** Returns the network of {@code genotype} for images of shape {@code image}. */
  public LayerGraph of(Genotype genotype, Shape image, int classes) {
    LayerGraph.Builder graph = LayerGraph.builder(image);
    int[] previous = stem == Stem.CIFAR ? cifarStem(graph) : imageNetStem(graph);
    boolean afterReduction = stem == Stem.IMAGENET;
    int width = channels;
    for (int i = 0; i < cells; i++) {
      boolean reduces = i == cells / 3 || i == 2 * cells / 3;
      width = reduces ? 2 * width : width;
      Cell cell = reduces ? genotype.reduction() : genotype.normal();
      int output =
          addCell(graph, "cell" + i, cell, previous, width, afterReduction, reduces ? 2 : 1);
      previous = new int[] {previous[1], output};
      afterReduction = reduces;
      if (auxiliary && i == 2 * cells / 3) {
        addAuxiliary(graph, output, classes);
      }
    }
    int x = graph.add("head.pool", new Layer.GlobalPooling(), previous[1]);
    graph.add("head.classifier", new Layer.Linear(classes, true), x);
    return graph.build();
  }

  private int[] cifarStem(LayerGraph.Builder graph) {
    int x = convNorm(graph, "stem", graph.input(), 3 * channels, 1);
    return new int[] {x, x};
  }

  private int[] imageNetStem(LayerGraph.Builder graph) {
    int x = convNorm(graph, "stem0", graph.input(), channels / 2, 2);
    x = graph.add("stem0.relu", CellOperation.RELU, x);
    int first = convNorm(graph, "stem1", x, channels, 2);
    x = graph.add("stem1.relu", CellOperation.RELU, first);
    return new int[] {first, convNorm(graph, "stem2", x, channels, 2)};
  }

  static int convNorm(LayerGraph.Builder graph, String name, int input, int width, int stride) {
    int x = graph.add(name + ".conv", Convolution.of(width, 3, stride, Padding.SYMMETRIC), input);
    return graph.add(name + ".norm", CellOperation.NORM, x);
  }

  private int addCell(
      LayerGraph.Builder graph,
      String name,
      Cell cell,
      int[] previous,
      int width,
      boolean afterReduction,
      int stride) {
    int[] nodes = new int[Cell.INPUTS + cell.nodes().size()];
    nodes[0] =
        afterReduction
            ? CellOperation.factorizedReduce(graph, name + ".input0", previous[0], width)
            : CellOperation.reluConvNorm(graph, name + ".input0", previous[0], width);
    nodes[1] = CellOperation.reluConvNorm(graph, name + ".input1", previous[1], width);
    for (int node = Cell.INPUTS; node < nodes.length; node++) {
      List<Edge> edges = cell.nodes().get(node - Cell.INPUTS);
      int[] added = new int[edges.size()];
      for (int i = 0; i < added.length; i++) {
        Edge edge = edges.get(i);
        int edgeStride = edge.input() < Cell.INPUTS ? stride : 1;
        String edgeName = edgeName(name + ".node" + node, edges, i);
        added[i] = edge.operation().addTo(graph, edgeName, nodes[edge.input()], edgeStride);
        if (normalizedPools && edge.operation().isPooling()) {
          added[i] = graph.add(edgeName + ".norm", CellOperation.NORM, added[i]);
        }
      }
      nodes[node] = graph.add(name + ".node" + node, new Layer.Add(), added);
    }
    return graph.add(
        name, new Layer.Concat(), cell.concat().stream().mapToInt(node -> nodes[node]).toArray());
  }

  /** Source and operation; of equal edges of a node, the later ones say so. */
  private static String edgeName(String node, List<Edge> edges, int number) {
    Edge edge = edges.get(number);
    int before = Collections.frequency(edges.subList(0, number), edge);
    return node + "<-" + edge.input() + "." + edge.operation().text() + ".again".repeat(before);
  }

  private void addAuxiliary(LayerGraph.Builder graph, int input, int classes) {
    String name = "auxiliary";
    int x = graph.add(name + ".relu", CellOperation.RELU, input);
    int stride = stem == Stem.CIFAR ? 3 : 2;
    x = graph.add(name + ".pool", new Pooling(Pooling.Kind.AVERAGE, 5, stride, Padding.NONE), x);
    x = graph.add(name + ".conv1", Convolution.of(128, 1, 1, Padding.NONE), x);
    x = graph.add(name + ".norm1", CellOperation.NORM, x);
    x = graph.add(name + ".relu1", CellOperation.RELU, x);
    x = graph.add(name + ".conv2", Convolution.of(768, 2, 1, Padding.NONE), x);
    if (stem == Stem.CIFAR) {
      x = graph.add(name + ".norm2", CellOperation.NORM, x);
    }
    x = graph.add(name + ".relu2", CellOperation.RELU, x);
    graph.add(name + ".classifier", new Layer.Linear(classes, true), x);
  }
}
