package org.reprise.space.network;

import org.reprise.space.network.Layer.Activation;
import org.reprise.space.network.Layer.BatchNorm;
import org.reprise.space.network.Layer.Convolution;

/**
 * The block of mobile networks (Sandler et al. 2018): a 1x1 convolution that expands the channels,
 * a depthwise convolution, perhaps a squeeze-excite gate, and a linear 1x1 projection, with a
 * residual where input and output are of one shape.
 *
 * @param outputs channels of its output
 * @param kernel side of the depthwise window
 * @param stride step of the depthwise convolution
 * @param expansion factor from input channels to inner channels; with 1 there is no expanding
 *     convolution
 * @param gate channels inside the squeeze-excite gate as a part of the <em>input</em> channels; 0
 *     for no gate
 * @param residual whether the input is added where the shapes allow it
 * @param activation after the expanding and the depthwise convolution, and in the gate
 * @param padding border rule of the depthwise convolution
 */
public record InvertedResidual(
    int outputs,
    int kernel,
    int stride,
    int expansion,
    double gate,
    boolean residual,
    Activation.Function activation,
    Padding padding) {

  private static final Layer NORM = new BatchNorm(true);

  /** Adds the block after node {@code input}; the number of its output. */
  public int addTo(LayerGraph.Builder graph, String name, int input) {
    int width = graph.shape(input).channels();
    int x = addDepthwise(graph, name, addExpansion(graph, name, input));
    if (gate > 0) {
      x = addGate(graph, name + ".gate", x, Math.max(1, (int) (width * gate)));
    }
    x = addProjection(graph, name, x);
    if (residual && graph.shape(x).equals(graph.shape(input))) {
      x = graph.add(name + ".sum", new Layer.Add(), x, input);
    }
    return x;
  }

  /** Adds the expanding convolution alone, where there is one; the number of its output. */
  public int addExpansion(LayerGraph.Builder graph, String name, int input) {
    if (expansion == 1) {
      return input;
    }
    int inner = graph.shape(input).channels() * expansion;
    int x = graph.add(name + ".expand", Convolution.of(inner, 1, 1, padding), input);
    x = graph.add(name + ".expand.norm", NORM, x);
    return graph.add(name + ".expand.activation", new Activation(activation), x);
  }

  /** Adds the depthwise convolution alone, of all channels of {@code input}. */
  public int addDepthwise(LayerGraph.Builder graph, String name, int input) {
    int inner = graph.shape(input).channels();
    int x =
        graph.add(
            name + ".depthwise", Convolution.depthwise(inner, kernel, stride, 1, padding), input);
    x = graph.add(name + ".depthwise.norm", NORM, x);
    return graph.add(name + ".depthwise.activation", new Activation(activation), x);
  }

  /** Adds the linear projection alone. */
  public int addProjection(LayerGraph.Builder graph, String name, int input) {
    int x = graph.add(name + ".project", Convolution.of(outputs, 1, 1, padding), input);
    return graph.add(name + ".project.norm", NORM, x);
  }

  private int addGate(LayerGraph.Builder graph, String name, int input, int reduced) {
    int channels = graph.shape(input).channels();
    int x = graph.add(name + ".pool", new Layer.GlobalPooling(), input);
    x = graph.add(name + ".reduce", biased(reduced), x);
    x = graph.add(name + ".activation", new Activation(activation), x);
    x = graph.add(name + ".expand", biased(channels), x);
    x = graph.add(name + ".sigmoid", new Activation(Activation.Function.SIGMOID), x);
    return graph.add(name, new Layer.Gate(), input, x);
  }

  private static Convolution biased(int outputs) {
    return new Convolution(outputs, 1, 1, 1, 1, 1, Padding.NONE, true);
  }
}
