package org.reprise.space.darts;

import org.reprise.space.network.Layer;
import org.reprise.space.network.Layer.Convolution;
import org.reprise.space.network.Layer.Pooling;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Padding;
import org.reprise.space.network.PublishedNetwork;
import org.reprise.space.network.Shape;

/**
 * PNASNet-5, the best cell of progressive search at B = 5 (Liu et al., ECCV 2018, figure 1), with N
 * = 4 and F = 216 on ImageNet. The same cell keeps and halves the sides. Its blocks: sep 5x5 and
 * max pool of the cell before the last; sep 7x7 and max pool of the last; sep 5x5 and sep 3x3 of
 * the last; sep 3x3 of the block before and max pool of the last; sep 3x3 of the one before the
 * last and identity of the last (chenxi116/PNASNet.pytorch).
 */
public enum PnasNet5 implements PublishedNetwork {
  LARGE;

  private static final int CELLS = 12;
  private static final int STEM = 96;
  private static final int WIDTH = 216;
  private static final int CLASSES = 1001;

  @Override
  public String id() {
    return "pnasnet-5-large";
  }

  @Override
  public String description() {
    return "PNASNet-5, N=4, F=216, ImageNet at 331, 1001 classes (Liu et al. 2018)";
  }

  @Override
  public LayerGraph network() {
    LayerGraph.Builder graph = LayerGraph.builder(new Shape(3, 331, 331));
    int before = graph.add("stem.conv", Convolution.of(STEM, 3, 2, Padding.NONE), graph.input());
    before = graph.add("stem.norm", CellOperation.NORM, before);
    // In the first cell both inputs are the stem, and the first of them stays as it is.
    int right = reluConvNorm(graph, "stem0.input1", before, WIDTH / 4, 1);
    int last = addBlocks(graph, "stem0", before, right, WIDTH / 4, 2);
    int next = addCell(graph, "stem1", before, last, WIDTH / 2, 2);
    before = last;
    last = next;
    int width = WIDTH;
    for (int i = 0; i < CELLS; i++) {
      boolean reduces = i == 4 || i == 8;
      width = reduces ? 2 * width : width;
      next = addCell(graph, "cell" + i, before, last, width, reduces ? 2 : 1);
      before = last;
      last = next;
    }
    int x = graph.add("head.relu", CellOperation.RELU, last);
    x = graph.add("head.pool", new Layer.GlobalPooling(), x);
    graph.add("head.classifier", new Layer.Linear(CLASSES, true), x);
    return graph.build();
  }

  private static int addCell(
      LayerGraph.Builder graph, String name, int before, int last, int width, int stride) {
    boolean larger = graph.shape(before).height() > graph.shape(last).height();
    int left =
        larger
            ? CellOperation.factorizedReduce(graph, name + ".input0", before, width)
            : reluConvNorm(graph, name + ".input0", before, width, 1);
    int right = reluConvNorm(graph, name + ".input1", last, width, 1);
    return addBlocks(graph, name, left, right, width, stride);
  }

  private static int addBlocks(
      LayerGraph.Builder graph, String name, int left, int right, int width, int stride) {
    int a = separable(graph, name + ".block0.left", left, width, 5, stride);
    a = sum(graph, name + ".block0", a, pool(graph, name + ".block0.right", left, width, stride));
    int b = separable(graph, name + ".block1.left", right, width, 7, stride);
    b = sum(graph, name + ".block1", b, pool(graph, name + ".block1.right", right, width, stride));
    int c = separable(graph, name + ".block2.left", right, width, 5, stride);
    c =
        sum(
            graph,
            name + ".block2",
            c,
            separable(graph, name + ".block2.right", right, width, 3, stride));
    int d = separable(graph, name + ".block3.left", c, width, 3, 1);
    d = sum(graph, name + ".block3", d, pool(graph, name + ".block3.right", right, width, stride));
    int e = separable(graph, name + ".block4.left", left, width, 3, stride);
    int kept =
        stride == 1 ? right : reluConvNorm(graph, name + ".block4.right", right, width, stride);
    e = sum(graph, name + ".block4", e, kept);
    return graph.add(name, new Layer.Concat(), a, b, c, d, e);
  }

  private static int sum(LayerGraph.Builder graph, String name, int first, int second) {
    return graph.add(name, new Layer.Add(), first, second);
  }

  /** ReLU, depthwise and pointwise convolution, batch norm, all twice; the first strides. */
  private static int separable(
      LayerGraph.Builder graph, String name, int input, int width, int kernel, int stride) {
    int x = input;
    for (String half : new String[] {".a", ".b"}) {
      int channels = graph.shape(x).channels();
      Layer depthwise =
          Convolution.depthwise(channels, kernel, x == input ? stride : 1, 1, Padding.SAME);
      x = graph.add(name + half + ".relu", CellOperation.RELU, x);
      x = graph.add(name + half + ".depthwise", depthwise, x);
      x = graph.add(name + half + ".pointwise", Convolution.of(width, 1, 1, Padding.SAME), x);
      x = graph.add(name + half + ".norm", CellOperation.NORM, x);
    }
    return x;
  }

  /** Max pooling; where the channels do not fit, with a 1x1 convolution and batch norm. */
  private static int pool(LayerGraph.Builder graph, String name, int input, int width, int stride) {
    int x =
        graph.add(name + ".pool", new Pooling(Pooling.Kind.MAX, 3, stride, Padding.SAME), input);
    if (graph.shape(x).channels() == width) {
      return x;
    }
    x = graph.add(name + ".conv", Convolution.of(width, 1, 1, Padding.SAME), x);
    return graph.add(name + ".norm", CellOperation.NORM, x);
  }

  private static int reluConvNorm(
      LayerGraph.Builder graph, String name, int input, int width, int stride) {
    int x = graph.add(name + ".relu", CellOperation.RELU, input);
    x = graph.add(name + ".conv", Convolution.of(width, 1, stride, Padding.SAME), x);
    return graph.add(name + ".norm", CellOperation.NORM, x);
  }
}
