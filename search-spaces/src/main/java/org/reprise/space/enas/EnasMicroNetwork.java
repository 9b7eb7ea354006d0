package org.reprise.space.enas;

import java.util.ArrayList;
import java.util.List;
import org.reprise.space.Architecture;
import org.reprise.space.darts.CellOperation;
import org.reprise.space.network.Layer;
import org.reprise.space.network.Layer.Activation;
import org.reprise.space.network.Layer.BatchNorm;
import org.reprise.space.network.Layer.Convolution;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Padding;
import org.reprise.space.network.Shape;

/**
 * The network of the search for cells: a stem of three times the channels, cells, and at a third
 * and two thirds of them a reduction followed by a reduction cell. What a cell has computed and not
 * read goes through a 1x1 convolution; that of several stacked maps is here the sum of one for
 * each, which is the same, so that the weights of a node are found whatever else is stacked.
 *
 * @param cells normal ones
 * @param channels of the first cells; doubled at each reduction
 */
record EnasMicroNetwork(int cells, int channels) {
  private static final Layer NORM = new BatchNorm(true);
  private static final Layer RELU = new Activation(Activation.Function.RELU);

  LayerGraph of(Architecture pair, Shape image, int classes) {
    LayerGraph.Builder graph = LayerGraph.builder(image);
    int x = graph.add("stem.conv", Convolution.of(3 * channels, 3, 1, Padding.SAME), graph.input());
    x = graph.add("stem.norm", NORM, x);
    int before = x;
    int width = channels;
    int distance = cells / 3;
    for (int layer = 0; layer < cells + 2; layer++) {
      String name = "cell" + layer;
      boolean reduces = layer == distance || layer == 2 * distance + 1;
      if (reduces) {
        width *= 2;
        before = x;
        x = CellOperation.factorizedReduce(graph, name + ".reduction", x, width);
      }
      int output =
          addCell(graph, name, EnasMicroSpace.cell(pair, reduces), new int[] {before, x}, width);
      before = x;
      x = output;
    }
    x = graph.add("head.relu", RELU, x);
    x = graph.add("head.pool", new Layer.GlobalPooling(), x);
    graph.add("head.classifier", new Layer.Linear(classes, false), x);
    return graph.build();
  }

  private static int addCell(
      LayerGraph.Builder graph, String name, int[] cell, int[] inputs, int width) {
    List<Integer> nodes = new ArrayList<>();
    int side = graph.shape(inputs[1]).height();
    // The cell before the last may be twice as large.
    nodes.add(
        graph.shape(inputs[0]).height() == side
            ? CellOperation.reluConvNorm(graph, name + ".input0", inputs[0], width)
            : CellOperation.factorizedReduce(graph, name + ".input0", inputs[0], width));
    nodes.add(CellOperation.reluConvNorm(graph, name + ".input1", inputs[1], width));
    boolean[] read = new boolean[EnasMicroSpace.INPUTS + EnasMicroSpace.NODES];
    for (int i = 0; i < EnasMicroSpace.NODES; i++) {
      int number = EnasMicroSpace.INPUTS + i;
      int[] halves = new int[2];
      for (int half = 0; half < halves.length; half++) {
        int at = EnasMicroSpace.DECISIONS_PER_NODE * i + 2 * half;
        CellOperation operation = EnasMicroSpace.OPERATIONS.get(cell[at + 1]);
        String edge =
            name + ".node" + number + "." + half + "<-" + cell[at] + "." + operation.text();
        halves[half] = operation.addTo(graph, edge, nodes.get(cell[at]), 1);
        read[cell[at]] = true;
      }
      nodes.add(graph.add(name + ".node" + number, new Layer.Add(), halves));
    }
    List<Integer> loose = new ArrayList<>();
    for (int node = 0; node < read.length; node++) {
      if (!read[node]) {
        String from = name + ".out" + node;
        int x = graph.add(from + ".relu", RELU, nodes.get(node));
        loose.add(graph.add(from + ".conv", Convolution.of(width, 1, 1, Padding.NONE), x));
      }
    }
    int[] summands = loose.stream().mapToInt(Integer::intValue).toArray();
    return graph.add(name + ".norm", NORM, graph.add(name + ".sum", new Layer.Add(), summands));
  }
}
