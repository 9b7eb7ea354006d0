package org.reprise.space.nasbenchmacro;

import java.util.List;
import java.util.stream.IntStream;
import org.reprise.space.Architecture;
import org.reprise.space.Decision;
import org.reprise.space.InvalidInputException;
import org.reprise.space.ProductSpace;
import org.reprise.space.network.InvertedResidual;
import org.reprise.space.network.Layer;
import org.reprise.space.network.Layer.Activation;
import org.reprise.space.network.Layer.BatchNorm;
import org.reprise.space.network.Layer.Convolution;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.LayerGraphSpace;
import org.reprise.space.network.Padding;
import org.reprise.space.network.Shape;

/**
 * The chains of NAS-Bench-Macro (Su et al., "Prioritized Architecture Sampling with Monto-Carlo
 * Tree Search", CVPR 2021): eight layers in three stages of 2, 3 and 3, each the identity, a mobile
 * block with kernel 3 and expansion 3, or one with kernel 5 and expansion 6. 3^8 = 6,561
 * architectures, written as eight digits, such as {@code 22212220}.
 *
 * <p>The first layer of a stage doubles the channels and halves the sides; there an identity is a
 * 1x1 convolution with batch norm.
 */
public final class NasBenchMacro extends ProductSpace implements LayerGraphSpace {
  /** Layers that are decided. */
  public static final int LAYERS = 8;

  private static final List<String> BLOCKS = List.of("identity", "mb3_k3", "mb6_k5");
  private static final int STEM_CHANNELS = 32;
  private static final int HEAD_CHANNELS = 1280;
  private static final Shape CIFAR = new Shape(3, 32, 32);
  private static final Layer RELU = new Activation(Activation.Function.RELU);
  private static final Layer NORM = new BatchNorm(true);

  /** The space; all instances are alike. */
  public NasBenchMacro() {
    super(
        "nasbench-macro",
        "NAS-Bench-Macro chains: 3 blocks for each of 8 layers (Su et al. 2021)",
        IntStream.range(0, LAYERS).mapToObj(i -> new Decision("layer" + i, BLOCKS)).toList());
  }

  @Override
  public String format(Architecture architecture) {
    StringBuilder digits = new StringBuilder(LAYERS);
    for (int i = 0; i < LAYERS; i++) {
      digits.append(architecture.choice(i));
    }
    return digits.toString();
  }

  @Override
  public Architecture parse(String text) {
    String digits = text.strip();
    if (!digits.matches("[012]{" + LAYERS + "}")) {
      throw new InvalidInputException(
          "not a NAS-Bench-Macro architecture: '"
              + text
              + "'; written as eight digits, 0 ("
              + String.join("), 1 (", BLOCKS.subList(0, 2))
              + ") or 2 ("
              + BLOCKS.get(2)
              + "), as 22212220");
    }
    return Architecture.of(digits.chars().map(digit -> digit - '0').toArray());
  }

  @Override
  public LayerGraph network(Architecture architecture, Shape image, int classes) {
    LayerGraph.Builder graph = LayerGraph.builder(image);
    int x = convNorm(graph, "stem", graph.input(), STEM_CHANNELS, 3, 1);
    x = graph.add("stem.relu", RELU, x);
    int width = STEM_CHANNELS;
    for (int i = 0; i < LAYERS; i++) {
      boolean first = i == 0 || i == 2 || i == 5;
      width = first ? 2 * width : width;
      int choice = architecture.choice(i);
      String name = "layer" + i + "." + BLOCKS.get(choice);
      x = addLayer(graph, name, choice, x, width, first ? 2 : 1);
    }
    x = convNorm(graph, "head", x, HEAD_CHANNELS, 1, 1);
    x = graph.add("head.relu", RELU, x);
    x = graph.add("head.pool", new Layer.GlobalPooling(), x);
    graph.add("head.classifier", new Layer.Linear(classes, true), x);
    return graph.build();
  }

  @Override
  public LayerGraph network(Architecture architecture) {
    return network(architecture, CIFAR, 10);
  }

  private static int addLayer(
      LayerGraph.Builder graph, String name, int choice, int input, int width, int stride) {
    if (choice > 0) {
      return new InvertedResidual(
              width,
              choice == 1 ? 3 : 5,
              stride,
              3 * choice,
              0,
              true,
              Activation.Function.RELU,
              Padding.SYMMETRIC)
          .addTo(graph, name, input);
    }
    return stride == 1
        ? graph.add(name, new Layer.Identity(), input)
        : convNorm(graph, name, input, width, 1, stride);
  }

  private static int convNorm(
      LayerGraph.Builder graph, String name, int input, int width, int kernel, int stride) {
    int x =
        graph.add(name + ".conv", Convolution.of(width, kernel, stride, Padding.SYMMETRIC), input);
    return graph.add(name + ".norm", NORM, x);
  }
}
