package org.reprise.space.mobile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.reprise.space.Architecture;
import org.reprise.space.Decision;
import org.reprise.space.InvalidInputException;
import org.reprise.space.LinearCost;
import org.reprise.space.ProductSpace;
import org.reprise.space.network.ActiveChoices;
import org.reprise.space.network.InvertedResidual;
import org.reprise.space.network.Layer;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.LayerGraphSpace;
import org.reprise.space.network.Shape;

/**
 * Small mobile networks, all of which this project trains: a stem, three stages of two inverted
 * residuals with 8, 16 and 24 channels, of which the second and the third halve the map, and a
 * head. The first block of a stage has kernel 3 or 5 and expansion 3 or 6; the second may be left
 * out instead. (4 * 5)^3 = 8,000 architectures, written as {@code k3e6:k5e3/k5e3:skip/k3e3:k3e6}.
 *
 * <p>It is a small ProxylessNAS space (kernel and expansion of each block, zero layers except at
 * the beginning of a stage), and an elastic one: the padding keeps a window of 3 in the middle of
 * one of 5, and the inner channels of expansion 3 can be the first of those of expansion 6. Layers
 * are named by stage, block and operation, such as {@code stage0.block1.k3e6.depthwise}, and their
 * shapes follow from that name: architectures that agree in a decision share exactly its layers.
 */
public final class MobileFashionSpace extends ProductSpace implements LayerGraphSpace {
  /** Stages of a network. */
  public static final int STAGES = MobileFashionChain.STAGES;

  /** Blocks of a stage. */
  public static final int BLOCKS = MobileFashionChain.BLOCKS;

  private static final List<String> REQUIRED = List.of("k3e3", "k5e3", "k3e6", "k5e6");
  private static final List<String> SKIPPABLE = List.of("k3e3", "k5e3", "k3e6", "k5e6", "skip");
  private static final int SKIP = 4;
  private static final Shape FASHION = new Shape(1, 14, 14);

  /** The space; all instances are alike. */
  public MobileFashionSpace() {
    super(
        "mobile-fashion",
        "Mobile networks for small images: kernel, expansion or nothing for each of 6 blocks",
        blockDecisions());
    addEncoding("factors", new BlockFactors());
  }

  private static List<Decision> blockDecisions() {
    List<Decision> decisions = new ArrayList<>();
    for (int block = 0; block < STAGES * BLOCKS; block++) {
      decisions.add(
          new Decision(MobileFashionChain.name(block), block % BLOCKS == 0 ? REQUIRED : SKIPPABLE));
    }
    return decisions;
  }

  /** Whether the block of number {@code block}, from 0 to 5, is there. */
  public static boolean isPresent(Architecture architecture, int block) {
    return architecture.choice(block) != SKIP;
  }

  /** Side of the block's window. */
  public static int kernel(Architecture architecture, int block) {
    return architecture.choice(block) % 2 == 0 ? 3 : 5;
  }

  /** Factor from the channels that the block reads to its inner ones. */
  public static int expansion(Architecture architecture, int block) {
    return architecture.choice(block) < 2 ? 3 : 6;
  }

  @Override
  public String format(Architecture architecture) {
    StringBuilder text = new StringBuilder();
    for (int block = 0; block < STAGES * BLOCKS; block++) {
      text.append(block == 0 ? "" : block % BLOCKS == 0 ? "/" : ":")
          .append(SKIPPABLE.get(architecture.choice(block)));
    }
    return text.toString();
  }

  @Override
  public Architecture parse(String text) {
    String[] stages = text.strip().split("/", -1);
    int[] choices = new int[STAGES * BLOCKS];
    boolean wellFormed = stages.length == STAGES;
    for (int stage = 0; wellFormed && stage < STAGES; stage++) {
      String[] blocks = stages[stage].split(":", -1);
      wellFormed = blocks.length == BLOCKS;
      for (int block = 0; wellFormed && block < BLOCKS; block++) {
        int choice = (block == 0 ? REQUIRED : SKIPPABLE).indexOf(blocks[block]);
        choices[stage * BLOCKS + block] = choice;
        wellFormed = choice >= 0;
      }
    }
    if (!wellFormed) {
      throw new InvalidInputException(
          "not a mobile-fashion architecture: '"
              + text
              + "'; written as three stages of two blocks, k3e6:k5e3/k5e3:skip/k3e3:k3e6; a block"
              + " is "
              + String.join(", ", REQUIRED)
              + " or, if it is a stage's second, skip");
    }
    return Architecture.of(choices);
  }

  @Override
  public LayerGraph network(Architecture architecture, Shape image, int classes) {
    return MobileFashionChain.of(
        image,
        classes,
        (graph, block, input) ->
            isPresent(architecture, block)
                ? operation(block, architecture.choice(block), true)
                    .addTo(graph, operationName(block, architecture.choice(block)), input)
                : input);
  }

  private static InvertedResidual operation(int block, int choice, boolean residual) {
    int kernel = choice % 2 == 0 ? 3 : 5;
    return MobileFashionChain.operation(block, kernel, choice < 2 ? 3 : 6, residual);
  }

  private static String operationName(int block, int choice) {
    return MobileFashionChain.name(block) + "." + SKIPPABLE.get(choice);
  }

  /**
   * Returns the network that holds these choices at once, each operation with weights of its own:
   * those of a block are joined, then the block's input is added where the shapes allow it, so that
   * a block left out is a zero among the operations (Cai et al. 2019, section 3.1).
   */
  public LayerGraph network(ActiveChoices active, Shape image, int classes) {
    return MobileFashionChain.of(
        image,
        classes,
        (graph, block, input) -> {
          List<Integer> choices = active.of(block);
          if (choices.equals(List.of(SKIP))) {
            return input;
          }
          int[] outputs = new int[choices.size()];
          for (int i = 0; i < outputs.length; i++) {
            String name = operationName(block, choices.get(i));
            outputs[i] =
                choices.get(i) == SKIP
                    ? graph.add(name, new Layer.Zero(1), input)
                    : operation(block, choices.get(i), false).addTo(graph, name, input);
          }
          String name = MobileFashionChain.name(block) + ".choices";
          int x = graph.add(name, new Layer.Mix(block, choices), outputs);
          return MobileFashionChain.addResidual(graph, block, x, input);
        });
  }

  /**
   * Returns the network of a single operation, without the block's input added; named as in the
   * networks that hold it.
   *
   * @param input shape of what the block reads
   */
  public static LayerGraph operation(int block, int choice, Shape input) {
    LayerGraph.Builder graph = LayerGraph.builder(input);
    operation(block, choice, false).addTo(graph, operationName(block, choice), graph.input());
    return graph.build();
  }

  @Override
  public LayerGraph network(Architecture architecture) {
    return network(architecture, FASHION, 10);
  }

  /** A number of a layer that sums over a network, such as its multiply-adds. */
  @FunctionalInterface
  public interface LayerCount {
    /** The number of a layer that reads maps of these shapes. */
    long of(Layer layer, List<Shape> inputs);
  }

  /**
   * A sum over layers as a cost of the decisions: {@code blockCost(Layer::multiplyAdds, …)} of an
   * architecture is exactly its network's multiply-adds.
   */
  public LinearCost blockCost(LayerCount count, Shape image, int classes) {
    List<Map<String, Double>> weights = new ArrayList<>();
    decisions().forEach(decision -> weights.add(new HashMap<>()));
    double rest = 0;
    for (int choice = 0; choice < REQUIRED.size(); choice++) {
      int[] choices = new int[STAGES * BLOCKS];
      Arrays.fill(choices, choice);
      LayerGraph network = network(Architecture.of(choices), image, classes);
      rest = 0;
      for (LayerGraph.Node node : network.nodes()) {
        long part = count.of(node.layer(), network.inputShapes(node));
        String[] path = node.name().split("\\.");
        if (path[0].startsWith("stage")) {
          int block = BLOCKS * digit(path[0]) + digit(path[1]);
          weights.get(block).merge(path[2], (double) part, Double::sum);
        } else {
          rest += part;
        }
      }
    }
    for (int block = 1; block < STAGES * BLOCKS; block += BLOCKS) {
      weights.get(block).put(SKIPPABLE.get(SKIP), 0.0);
    }
    return LinearCost.of(rest, decisions(), weights);
  }

  private static int digit(String numbered) {
    return numbered.charAt(numbered.length() - 1) - '0';
  }
}
