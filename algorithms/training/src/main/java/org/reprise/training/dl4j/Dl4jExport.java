package org.reprise.training.dl4j;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.reprise.space.InvalidInputException;
import org.reprise.space.network.Layer;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Shape;
import org.reprise.training.network.GraphNetwork;
import org.reprise.training.network.TrainedLayer;
import org.reprise.training.tensor.Operations;

/**
 * A network as a ComputationGraph of Deeplearning4j, weights and running statistics included: to
 * train it on there, or to put it to use. Its output is the softmax of ours. A dilated depthwise
 * kernel becomes a dense one with zeros between its taps, which further training would fill.
 */
public final class Dl4jExport {
  private static final String INPUT = "input";
  private static final double RATE = 0.01;
  private static final double MOMENTUM = 0.9;

  private Dl4jExport() {}

  /**
   * Returns the graph of {@code network}.
   *
   * @throws InvalidInputException if it has a layer that Deeplearning4j lacks
   */
  public static ComputationGraph graph(GraphNetwork network, Operations operations) {
    LayerGraph layers = network.graph();
    Shape image = layers.input();
    GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .updater(new Nesterovs(RATE, MOMENTUM))
            .graphBuilder()
            .addInputs(INPUT)
            .setInputTypes(
                InputType.convolutional(image.height(), image.width(), image.channels()));
    List<LayerGraph.Node> nodes = layers.nodes();
    int last = nodes.size() - 1;
    if (!(nodes.get(last).layer() instanceof Layer.Linear)) {
      throw new InvalidInputException("only a network that ends in a classifier can be exported");
    }
    String[] names = new String[nodes.size()];
    names[0] = INPUT;
    for (int i = 1; i <= last; i++) {
      if (network.layer(i) != null) {
        write(i, network, builder, names);
      }
    }
    builder.setOutputs(names[last]);
    ComputationGraph graph = new ComputationGraph(builder.build());
    graph.init();
    for (int i = 1; i <= last; i++) {
      TrainedLayer layer = network.layer(i);
      if (layer != null) {
        WeightWriter.write(layer, graph, names[i], operations);
      }
    }
    return graph;
  }

  /**
   * Adds node {@code number} and what it reads, where that is not there yet. A sum reads what the
   * network computes; only one of nothing but zeros has zeros written for it.
   */
  private static void write(
      int number, GraphNetwork network, GraphBuilder builder, String[] names) {
    List<LayerGraph.Node> nodes = network.graph().nodes();
    LayerGraph.Node node = nodes.get(number);
    List<Integer> inputs = node.inputs().stream().map(network::standIn).toList();
    if (node.layer() instanceof Layer.Add) {
      List<Integer> computed =
          inputs.stream().filter(input -> input == 0 || network.layer(input) != null).toList();
      inputs = computed.isEmpty() ? inputs : computed;
    }
    for (int input : inputs) {
      if (names[input] == null) {
        write(input, network, builder, names);
      }
    }
    names[number] =
        LayerWriter.add(
            builder,
            vertexName(node.name()),
            node,
            network.graph().inputShapes(node),
            inputs.stream().map(input -> names[input]).toArray(String[]::new),
            number == nodes.size() - 1);
  }

  /** Writes the graph in Deeplearning4j's own format, a zip file. */
  public static void write(GraphNetwork network, Operations operations, Path file)
      throws IOException {
    ModelSerializer.writeModel(graph(network, operations), file.toFile(), true);
  }

  /** Deeplearning4j puts names into file names and messages: plain characters only. */
  private static String vertexName(String name) {
    return name.replaceAll("[^A-Za-z0-9]+", "_");
  }
}
