package org.reprise.space.choiceblock;

import java.util.List;
import org.reprise.space.darts.CellOperation;
import org.reprise.space.network.Layer;
import org.reprise.space.network.Layer.BatchNorm;
import org.reprise.space.network.Layer.Convolution;
import org.reprise.space.network.Layer.Pooling;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Padding;
import org.reprise.space.network.Shape;

/**
 * The network of a cell of choice blocks, and the one-shot model, which differs only in how many
 * choices a block holds. Three stages of equal cells, joined by pooling that halves the sides and a
 * 1x1 convolution that doubles the channels. The inputs of a block, stacked and put through a 1x1
 * convolution, are here the sum of a 1x1 convolution of each, which is the same; where none is
 * left, zeros.
 *
 * @param cellsPerStage cells of a stage
 * @param channels of the first stage
 */
record ChoiceBlockNetwork(int cellsPerStage, int channels) {
  private static final int STAGES = 3;
  private static final Layer NORM = new BatchNorm(true);

  /**
   * Returns the network.
   *
   * @param choices of each decision, the single ones: inputs and operations of each block in turns
   */
  LayerGraph of(List<List<Integer>> choices, Shape image, int classes) {
    LayerGraph.Builder graph = LayerGraph.builder(image);
    int x = graph.add("stem.conv", Convolution.of(channels, 3, 1, Padding.SAME), graph.input());
    x = graph.add("stem.norm", NORM, x);
    int before = x;
    for (int stage = 0; stage < STAGES; stage++) {
      int width = channels << stage;
      if (stage > 0) {
        String name = "reduction" + stage;
        Layer half = new Pooling(Pooling.Kind.AVERAGE, 2, 2, Padding.NONE);
        x = graph.add(name + ".pool", half, x);
        x = graph.add(name + ".conv", Convolution.of(width, 1, 1, Padding.NONE), x);
        x = graph.add(name + ".norm", NORM, x);
        before = x;
      }
      for (int cell = 0; cell < cellsPerStage; cell++) {
        int output =
            addCell(graph, "stage" + stage + ".cell" + cell, choices, new int[] {before, x}, width);
        before = x;
        x = output;
      }
    }
    x = graph.add("head.pool", new Layer.GlobalPooling(), x);
    graph.add("head.classifier", new Layer.Linear(classes, true), x);
    return graph.build();
  }

  private static int addCell(
      LayerGraph.Builder graph,
      String name,
      List<List<Integer>> choices,
      int[] cellsBefore,
      int width) {
    int[] maps = new int[ChoiceBlockSpace.CELLS_BEFORE + ChoiceBlockSpace.BLOCKS];
    maps[0] = CellOperation.reluConvNorm(graph, name + ".before0", cellsBefore[0], width);
    maps[1] = CellOperation.reluConvNorm(graph, name + ".before1", cellsBefore[1], width);
    int[] blocks = new int[ChoiceBlockSpace.BLOCKS];
    for (int block = 0; block < blocks.length; block++) {
      blocks[block] =
          addBlock(
              graph,
              name + ".block" + block,
              choices.get(2 * block),
              choices.get(2 * block + 1),
              maps,
              width);
      maps[ChoiceBlockSpace.CELLS_BEFORE + block] = blocks[block];
    }
    return graph.add(name, new Layer.Concat(), blocks);
  }

  private static int addBlock(
      LayerGraph.Builder graph,
      String name,
      List<Integer> inputs,
      List<Integer> operations,
      int[] maps,
      int width) {
    Layer mixing = Convolution.of(width, 1, 1, Padding.NONE);
    int[] read =
        inputs.stream()
            .mapToInt(input -> graph.add(name + ".in" + input + ".conv", mixing, maps[input]))
            .toArray();
    int x = sum(graph, name + ".in", read, maps[0]);
    int mixed = graph.add(name + ".in.norm", NORM, x);
    int[] results =
        operations.stream()
            .map(ChoiceBlockSpace.OPERATIONS::get)
            .mapToInt(operation -> operation.addTo(graph, name + "." + operation.text(), mixed, 1))
            .toArray();
    return sum(graph, name, results, mixed);
  }

  private static int sum(LayerGraph.Builder graph, String name, int[] summands, int like) {
    return summands.length == 0
        ? graph.add(name + ".none", new Layer.Zero(1), like)
        : graph.add(name + ".sum", new Layer.Add(), summands);
  }
}
