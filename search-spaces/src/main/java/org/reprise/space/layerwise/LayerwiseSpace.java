package org.reprise.space.layerwise;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reprise.space.Architecture;
import org.reprise.space.Decision;
import org.reprise.space.InvalidInputException;
import org.reprise.space.ProductSpace;
import org.reprise.space.network.Layer;
import org.reprise.space.network.Layer.Activation;
import org.reprise.space.network.Layer.Convolution;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.LayerGraphSpace;
import org.reprise.space.network.Padding;
import org.reprise.space.network.Shape;

/**
 * Convolutional networks layer by layer, with skip connections (Zoph and Le 2016, sections 3.2 and
 * 3.3, without strides): for each layer the height and width of its filters, their number, and for
 * each earlier layer whether it is read.
 *
 * <p>A layer that reads several stacks them along the channels; one that reads none takes the
 * image. The layers that nobody reads are stacked before the classifier. Written as {@code
 * 3x5x36/7x7x48:1/1x1x24:01}: height x width x filters of each layer, then a bit for each earlier
 * layer.
 */
public final class LayerwiseSpace extends ProductSpace implements LayerGraphSpace {
  private static final List<String> SIDES = List.of("1", "3", "5", "7");
  private static final List<String> FILTERS = List.of("24", "36", "48", "64");
  private static final Pattern LAYER = Pattern.compile("(\\d+)x(\\d+)x(\\d+)(?::([01]*))?");
  private static final Shape CIFAR = new Shape(3, 32, 32);

  private final int depth;

  /** Networks of {@code depth} layers, named {@code layerwise-DEPTH}. */
  public LayerwiseSpace(int depth) {
    super(
        "layerwise-" + depth,
        depth + " convolutional layers with skip connections (Zoph and Le 2016)",
        decisions(depth));
    this.depth = depth;
  }

  private static List<Decision> decisions(int depth) {
    if (depth < 1) {
      throw new InvalidInputException("a network needs at least 1 layer, not " + depth);
    }
    List<Decision> decisions = new ArrayList<>();
    for (int layer = 0; layer < depth; layer++) {
      decisions.add(new Decision("height" + layer, SIDES));
      decisions.add(new Decision("width" + layer, SIDES));
      decisions.add(new Decision("filters" + layer, FILTERS));
      for (int source = 0; source < layer; source++) {
        decisions.add(new Decision(source + "->" + layer, List.of("0", "1")));
      }
    }
    return decisions;
  }

  /** Returns how many layers a network has. */
  public int depth() {
    return depth;
  }

  /**
   * Returns the number of the decision on the height of {@code layer}; width and filters follow it.
   */
  public static int height(int layer) {
    return 3 * layer + layer * (layer - 1) / 2;
  }

  /**
   * Returns the number of the decision whether {@code layer} reads the earlier layer {@code
   * source}.
   */
  public static int skip(int source, int layer) {
    return height(layer) + 3 + source;
  }

  @Override
  public String format(Architecture network) {
    StringBuilder text = new StringBuilder();
    for (int layer = 0; layer < depth; layer++) {
      int first = height(layer);
      text.append(layer == 0 ? "" : "/")
          .append(SIDES.get(network.choice(first)))
          .append('x')
          .append(SIDES.get(network.choice(first + 1)))
          .append('x')
          .append(FILTERS.get(network.choice(first + 2)))
          .append(layer == 0 ? "" : ":");
      for (int source = 0; source < layer; source++) {
        text.append(network.choice(skip(source, layer)));
      }
    }
    return text.toString();
  }

  @Override
  public Architecture parse(String text) {
    String[] layers = text.strip().split("/", -1);
    if (layers.length != depth) {
      throw malformed(text, "it has " + layers.length + " layers, not " + depth);
    }
    int[] choices = new int[decisions().size()];
    for (int layer = 0; layer < depth; layer++) {
      Matcher matcher = LAYER.matcher(layers[layer]);
      if (!matcher.matches()) {
        throw malformed(text, "layer " + layer + " is '" + layers[layer] + "'");
      }
      for (int i = 0; i < 3; i++) {
        choices[height(layer) + i] =
            decisions().get(height(layer) + i).indexOf(matcher.group(i + 1));
      }
      String bits = matcher.group(4) == null ? "" : matcher.group(4);
      if (bits.length() != layer) {
        throw malformed(
            text, "layer " + layer + " has " + bits.length() + " skip bits, not " + layer);
      }
      for (int source = 0; source < layer; source++) {
        choices[skip(source, layer)] = bits.charAt(source) - '0';
      }
    }
    return Architecture.of(choices);
  }

  private static InvalidInputException malformed(String text, String why) {
    return new InvalidInputException(
        "not a layer-wise network: '"
            + text
            + "': "
            + why
            + "; written as 3x5x36/7x7x48:1/1x1x24:01");
  }

  @Override
  public LayerGraph network(Architecture network, Shape image, int classes) {
    LayerGraph.Builder graph = LayerGraph.builder(image);
    int[] outputs = new int[depth];
    boolean[] read = new boolean[depth];
    for (int layer = 0; layer < depth; layer++) {
      List<Integer> sources = new ArrayList<>();
      for (int source = 0; source < layer; source++) {
        if (network.choice(skip(source, layer)) == 1) {
          sources.add(outputs[source]);
          read[source] = true;
        }
      }
      String name = "layer" + layer;
      int x = sources.isEmpty() ? graph.input() : stack(graph, name + ".inputs", sources);
      x = graph.add(name + ".conv", convolution(network, layer), x);
      x = graph.add(name + ".norm", new Layer.BatchNorm(true), x);
      outputs[layer] = graph.add(name + ".relu", new Activation(Activation.Function.RELU), x);
    }
    List<Integer> loose = new ArrayList<>();
    for (int layer = 0; layer < depth; layer++) {
      if (!read[layer]) {
        loose.add(outputs[layer]);
      }
    }
    int x = stack(graph, "head.inputs", loose);
    x = graph.add("head.pool", new Layer.GlobalPooling(), x);
    graph.add("head.classifier", new Layer.Linear(classes, true), x);
    return graph.build();
  }

  private static int stack(LayerGraph.Builder graph, String name, List<Integer> inputs) {
    int[] numbers = inputs.stream().mapToInt(Integer::intValue).toArray();
    return numbers.length == 1 ? numbers[0] : graph.add(name, new Layer.Concat(), numbers);
  }

  private static Convolution convolution(Architecture network, int layer) {
    int first = height(layer);
    return new Convolution(
        Integer.parseInt(FILTERS.get(network.choice(first + 2))),
        Integer.parseInt(SIDES.get(network.choice(first))),
        Integer.parseInt(SIDES.get(network.choice(first + 1))),
        1,
        1,
        1,
        Padding.SAME,
        false);
  }

  @Override
  public LayerGraph network(Architecture network) {
    return network(network, CIFAR, 10);
  }
}
