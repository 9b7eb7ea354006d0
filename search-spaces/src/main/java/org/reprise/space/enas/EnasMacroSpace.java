package org.reprise.space.enas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.reprise.space.Architecture;
import org.reprise.space.Decision;
import org.reprise.space.InvalidInputException;
import org.reprise.space.ProductSpace;
import org.reprise.space.network.Layer;
import org.reprise.space.network.Layer.Activation;
import org.reprise.space.network.Layer.BatchNorm;
import org.reprise.space.network.Layer.Convolution;
import org.reprise.space.network.Layer.Pooling;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.LayerGraphSpace;
import org.reprise.space.network.Padding;
import org.reprise.space.network.Shape;

/**
 * Whole networks (Pham et al. 2018, section 2.3; melodyguan/enas, {@code general_child.py}): each
 * layer is one of six operations on the one before, to which the outputs of any of the earlier ones
 * are added. 6^L 2^(L(L-1)/2) networks of L layers, 1.6e29 of 12.
 *
 * <p>The decisions of layer i are its operation and i skips; skip 0 is that of the stem, skip j the
 * output of layer j - 1, as the released code numbers them: a layer reads the one before it anyway.
 * Written as the released scripts write it, a row for each layer: {@code 0 | 3 0 | 0 1 0}. The
 * network is that of the search, in which skips are added; two layers are followed by a reduction
 * of all that was computed so far.
 */
public final class EnasMacroSpace extends ProductSpace implements LayerGraphSpace {
  private static final List<String> OPERATIONS =
      List.of("conv3x3", "sep3x3", "conv5x5", "sep5x5", "avg3x3", "max3x3");
  private static final int WIDTH = 36;
  private static final Shape CIFAR = new Shape(3, 32, 32);
  private static final Layer RELU = new Activation(Activation.Function.RELU);
  private static final Layer NORM = new BatchNorm(true);

  private final int depth;
  private final int width;

  /** The paper's 12 layers of 36 channels. */
  public EnasMacroSpace() {
    this(12, WIDTH);
  }

  /** Networks of another depth and width; the name says so. */
  public EnasMacroSpace(int depth, int width) {
    super(
        depth == 12 && width == WIDTH ? "enas-macro" : "enas-macro-" + depth + "-" + width,
        depth + " layers of six operations with skip connections (Pham et al. 2018)",
        layerDecisions(depth));
    this.depth = depth;
    this.width = width;
  }

  private static List<Decision> layerDecisions(int depth) {
    List<Decision> decisions = new ArrayList<>();
    for (int layer = 0; layer < depth; layer++) {
      decisions.add(new Decision("layer" + layer + ".operation", OPERATIONS));
      for (int source = 0; source < layer; source++) {
        decisions.add(new Decision("layer" + layer + ".skip" + source, List.of("0", "1")));
      }
    }
    return decisions;
  }

  /** Returns how many layers a network has. */
  public int depth() {
    return depth;
  }

  /** Returns the number of the decision on the operation of {@code layer}; its skips follow. */
  public static int operation(int layer) {
    return layer + layer * (layer - 1) / 2;
  }

  /** Returns the number of the decision on skip {@code source} of {@code layer}. */
  public static int skip(int source, int layer) {
    return operation(layer) + 1 + source;
  }

  @Override
  public String format(Architecture network) {
    StringBuilder text = new StringBuilder();
    for (int layer = 0; layer < depth; layer++) {
      text.append(layer == 0 ? "" : " | ").append(network.choice(operation(layer)));
      for (int source = 0; source < layer; source++) {
        text.append(' ').append(network.choice(skip(source, layer)));
      }
    }
    return text.toString();
  }

  @Override
  public Architecture parse(String text) {
    int[] numbers;
    try {
      numbers = Arrays.stream(text.strip().split("[\\s|]+")).mapToInt(Integer::parseInt).toArray();
    } catch (NumberFormatException e) {
      throw malformed(text, "it has something else than numbers");
    }
    if (numbers.length != decisions().size()) {
      throw malformed(text, "it has " + numbers.length + " numbers, not " + decisions().size());
    }
    Architecture network = Architecture.of(numbers);
    defect(network)
        .ifPresent(
            why -> {
              throw malformed(text, why);
            });
    return network;
  }

  private InvalidInputException malformed(String text, String why) {
    return new InvalidInputException(
        "not a network of "
            + name()
            + ": '"
            + text
            + "': "
            + why
            + "; written as 0 | 3 0 | 0 1 0, operation and skips of each layer");
  }

  @Override
  public LayerGraph network(Architecture network, Shape image, int classes) {
    LayerGraph.Builder graph = LayerGraph.builder(image);
    List<Integer> computed = new ArrayList<>();
    int x = graph.add("stem.conv", Convolution.of(width, 3, 1, Padding.SAME), graph.input());
    computed.add(graph.add("stem.norm", NORM, x));
    for (int layer = 0; layer < depth; layer++) {
      String name = "layer" + layer;
      String operation = OPERATIONS.get(network.choice(operation(layer)));
      x = addOperation(graph, name + "." + operation, operation, computed.get(layer));
      if (layer > 0) {
        List<Integer> summands = new ArrayList<>(List.of(x));
        for (int source = 0; source < layer; source++) {
          if (network.choice(skip(source, layer)) == 1) {
            summands.add(computed.get(source));
          }
        }
        int[] inputs = summands.stream().mapToInt(Integer::intValue).toArray();
        x = graph.add(name + ".norm", NORM, graph.add(name + ".sum", new Layer.Add(), inputs));
      }
      computed.add(x);
      if (layer == depth / 3 - 1 || layer == 2 * (depth / 3) - 1) {
        for (int i = 0; i < computed.size(); i++) {
          computed.set(i, reduce(graph, name + ".reduction" + i, computed.get(i)));
        }
      }
    }
    x = graph.add("head.pool", new Layer.GlobalPooling(), computed.get(depth));
    graph.add("head.classifier", new Layer.Linear(classes, false), x);
    return graph.build();
  }

  /** A 1x1 convolution, then a convolution or a pooling. */
  private int addOperation(LayerGraph.Builder graph, String name, String operation, int input) {
    int x = graph.add(name + ".in", Convolution.of(width, 1, 1, Padding.SAME), input);
    x = graph.add(name + ".in.norm", NORM, x);
    x = graph.add(name + ".in.relu", RELU, x);
    int kernel = operation.charAt(operation.length() - 1) - '0';
    if (operation.startsWith("avg") || operation.startsWith("max")) {
      Pooling.Kind kind = operation.startsWith("avg") ? Pooling.Kind.AVERAGE : Pooling.Kind.MAX;
      return graph.add(name + ".pool", new Pooling(kind, kernel, 1, Padding.SAME), x);
    }
    if (operation.startsWith("sep")) {
      x =
          graph.add(
              name + ".depthwise", Convolution.depthwise(width, kernel, 1, 1, Padding.SAME), x);
      x = graph.add(name + ".pointwise", Convolution.of(width, 1, 1, Padding.SAME), x);
    } else {
      x = graph.add(name + ".conv", Convolution.of(width, kernel, 1, Padding.SAME), x);
    }
    x = graph.add(name + ".norm", NORM, x);
    return graph.add(name + ".relu", RELU, x);
  }

  /** Halves the sides: two 1x1 convolutions of stride 2, the second on the shifted map. */
  private int reduce(LayerGraph.Builder graph, String name, int input) {
    Layer half = Convolution.of(width / 2, 1, 2, Padding.NONE);
    int even = graph.add(name + ".even", half, input);
    int odd = graph.add(name + ".odd", half, graph.add(name + ".shift", new Layer.Shift(), input));
    int x = graph.add(name + ".concat", new Layer.Concat(), even, odd);
    return graph.add(name + ".norm", NORM, x);
  }

  @Override
  public LayerGraph network(Architecture network) {
    return network(network, CIFAR, 10);
  }
}
