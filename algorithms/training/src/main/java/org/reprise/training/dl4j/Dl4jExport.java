package org.reprise.training.dl4j;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.reprise.space.InvalidInputException;
import org.reprise.space.network.Layer;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Shape;
import org.reprise.training.network.ConvolutionLayer;
import org.reprise.training.network.GraphNetwork;
import org.reprise.training.network.NormLayer;
import org.reprise.training.network.TrainedLayer;
import org.reprise.training.tensor.Operations;

/**
 * A layer graph as a ComputationGraph of Deeplearning4j that computes the same: its output is the
 * softmax of our logits. {@code ModelSerializer.writeModel} writes it to a file that Deeplearning4j
 * reads.
 */
public final class Dl4jExport {
  private static final String INPUT = "input";

  private Dl4jExport() {}

  /**
   * The network with fresh weights.
   *
   * @param seed of the initial weights
   * @throws InvalidInputException if Deeplearning4j has no layer for one of its layers
   */
  public static ComputationGraph untrained(LayerGraph graph, long seed) {
    GraphBuilder builder =
        new NeuralNetConfiguration.Builder().seed(seed).graphBuilder().addInputs(INPUT);
    Dl4jVertices vertices = new Dl4jVertices(builder);
    Map<Integer, String> names = new HashMap<>();
    names.put(0, INPUT);
    List<LayerGraph.Node> nodes = graph.nodes();
    for (int i = 1; i < nodes.size(); i++) {
      LayerGraph.Node node = nodes.get(i);
      if (node.layer() instanceof Layer.Linear && i < nodes.size() - 1) {
        throw new InvalidInputException(
            "cannot export '" + node.name() + "': a linear layer that is not the last one");
      }
      String[] inputs = node.inputs().stream().map(names::get).toArray(String[]::new);
      Shape in = graph.inputShapes(node).get(0);
      names.put(i, vertices.add(vertexName(node.name()), node.layer(), in, inputs));
    }
    Shape image = graph.input();
    builder
        .setOutputs(names.get(nodes.size() - 1))
        .setInputTypes(InputType.convolutional(image.height(), image.width(), image.channels()));
    ComputationGraph exported = new ComputationGraph(builder.build());
    exported.init();
    for (LayerGraph.Node node : nodes) {
      if (node.layer() instanceof Layer.FirstChannels) {
        INDArray selection = exported.getParam(vertexName(node.name()) + "_W");
        selection.assign(
            Nd4j.eye(selection.size(1))
                .get(NDArrayIndex.interval(0, selection.size(0)), NDArrayIndex.all())
                .reshape(selection.shape()));
      }
    }
    return exported;
  }

  /**
   * The network with the weights and running statistics of {@code network}.
   *
   * @param operations where the weights lie
   * @throws InvalidInputException if Deeplearning4j has no layer for one of its layers
   */
  public static ComputationGraph trained(GraphNetwork network, Operations operations) {
    ComputationGraph exported = untrained(network.graph(), 0);
    List<LayerGraph.Node> nodes = network.graph().nodes();
    for (int i = 1; i < nodes.size(); i++) {
      TrainedLayer layer = network.layer(i);
      String name = vertexName(nodes.get(i).name());
      if (layer instanceof ConvolutionLayer convolution) {
        double[] weights = operations.read(convolution.weights().value());
        boolean linear = nodes.get(i).layer() instanceof Layer.Linear;
        setWeights(exported, name, weights, convolution.groups(), linear);
        if (convolution.bias() != null) {
          set(exported, name + "_b", operations.read(convolution.bias().value()));
        }
      } else if (layer instanceof NormLayer norm) {
        set(exported, name + "_mean", norm.running().mean());
        set(exported, name + "_var", norm.running().variance());
        if (norm.scale() != null) {
          set(exported, name + "_gamma", operations.read(norm.scale().value()));
          set(exported, name + "_beta", operations.read(norm.shift().value()));
        }
      }
    }
    return exported;
  }

  /**
   * Our weights stand filter by filter; so do a convolution's there, but not the other two kinds'.
   */
  private static void setWeights(
      ComputationGraph graph, String name, double[] weights, int groups, boolean linear) {
    INDArray target = graph.getParam(name + "_W");
    if (linear) {
      // inputs x outputs
      long inputs = target.size(0);
      target.assign(Nd4j.createFromArray(weights).reshape('c', target.size(1), inputs).transpose());
    } else if (groups > 1) {
      // height x width x channels x multiplier
      long[] s = target.shape();
      target.assign(
          Nd4j.createFromArray(weights).reshape('c', s[2], s[3], s[0], s[1]).permute(2, 3, 0, 1));
    } else {
      set(graph, name + "_W", weights);
    }
  }

  private static void set(ComputationGraph graph, String parameter, double[] numbers) {
    INDArray target = graph.getParam(parameter);
    target.assign(Nd4j.createFromArray(numbers).reshape('c', target.shape()));
  }

  /** Deeplearning4j joins vertex and parameter by an underscore, which names must not hold. */
  private static String vertexName(String name) {
    return name.replace('_', '-');
  }
}
