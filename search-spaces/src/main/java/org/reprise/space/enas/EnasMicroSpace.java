package org.reprise.space.enas;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.reprise.space.Architecture;
import org.reprise.space.Decision;
import org.reprise.space.InvalidInputException;
import org.reprise.space.ProductSpace;
import org.reprise.space.darts.CellOperation;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.LayerGraphSpace;
import org.reprise.space.network.Shape;

/**
 * Pairs of cells (Pham et al. 2018, section 2.4; melodyguan/enas, {@code micro_child.py}): a normal
 * and a reduction cell of five nodes, each the sum of two of five operations, each on one of the
 * two cells before or an earlier node. The paper counts (5 (B - 2)!)^4 pairs for B = 7, 1.3e11;
 * written out there are 2.6e25, as both inputs and both operations of a node are chosen.
 *
 * <p>The decisions of a node are input, operation, input, operation. Written as the released
 * scripts write it, the normal cell and the reduction cell: {@code 0 2 0 0 ... / 1 0 1 0 ...}.
 */
public final class EnasMicroSpace extends ProductSpace implements LayerGraphSpace {
  /** Inputs of a cell. */
  public static final int INPUTS = 2;

  /** Nodes of a cell. */
  public static final int NODES = 5;

  static final int DECISIONS_PER_NODE = 4;
  static final List<CellOperation> OPERATIONS =
      List.of(
          CellOperation.SEP_CONV_3X3,
          CellOperation.SEP_CONV_5X5,
          CellOperation.AVG_POOL_3X3,
          CellOperation.MAX_POOL_3X3,
          CellOperation.SKIP_CONNECT);
  private static final Shape CIFAR = new Shape(3, 32, 32);

  private final EnasMicroNetwork network;

  /** In the network of the search: 6 cells and 2 reductions, 20 channels. */
  public EnasMicroSpace() {
    this("enas-micro", new EnasMicroNetwork(6, 20));
  }

  /** In a network of another size. */
  public EnasMicroSpace(int cells, int channels) {
    this("enas-micro-" + cells + "-" + channels, new EnasMicroNetwork(cells, channels));
  }

  private EnasMicroSpace(String name, EnasMicroNetwork network) {
    super(
        name,
        "Pairs of cells of five nodes, two of five operations each (Pham et al. 2018)",
        cellDecisions());
    this.network = network;
  }

  private static List<Decision> cellDecisions() {
    List<String> operations = OPERATIONS.stream().map(CellOperation::text).toList();
    List<Decision> decisions = new ArrayList<>();
    for (String cell : List.of("normal", "reduction")) {
      for (int node = INPUTS; node < INPUTS + NODES; node++) {
        List<String> inputs = IntStream.range(0, node).mapToObj(String::valueOf).toList();
        for (String half : List.of("first", "second")) {
          String name = cell + ".node" + node + "." + half;
          decisions.add(new Decision(name + "Input", inputs));
          decisions.add(new Decision(name + "Operation", operations));
        }
      }
    }
    return decisions;
  }

  @Override
  public Map<String, BigInteger> counts() {
    Map<String, BigInteger> counts = new LinkedHashMap<>();
    counts.put("architectures", size());
    counts.put("as the paper counts", BigInteger.valueOf(5 * 120).pow(4));
    return counts;
  }

  /** Returns the numbers of a cell, as they are written. */
  static int[] cell(Architecture pair, boolean reduction) {
    int length = NODES * DECISIONS_PER_NODE;
    int from = reduction ? length : 0;
    return Arrays.copyOfRange(pair.choices(), from, from + length);
  }

  @Override
  public String format(Architecture pair) {
    return text(cell(pair, false)) + " / " + text(cell(pair, true));
  }

  private static String text(int[] cell) {
    return Arrays.stream(cell).mapToObj(String::valueOf).collect(Collectors.joining(" "));
  }

  @Override
  public Architecture parse(String text) {
    int[] numbers;
    try {
      numbers = Arrays.stream(text.strip().split("[\\s/]+")).mapToInt(Integer::parseInt).toArray();
    } catch (NumberFormatException e) {
      throw malformed(text, "it has something else than numbers");
    }
    if (numbers.length != decisions().size()) {
      throw malformed(text, "it has " + numbers.length + " numbers, not " + decisions().size());
    }
    Architecture pair = Architecture.of(numbers);
    defect(pair)
        .ifPresent(
            why -> {
              throw malformed(text, why);
            });
    return pair;
  }

  private static InvalidInputException malformed(String text, String why) {
    return new InvalidInputException(
        "not a pair of cells of ENAS: '"
            + text
            + "': "
            + why
            + "; written as the normal cell / the reduction cell, five times input, operation,"
            + " input, operation");
  }

  @Override
  public LayerGraph network(Architecture pair, Shape image, int classes) {
    return network.of(pair, image, classes);
  }

  @Override
  public LayerGraph network(Architecture pair) {
    return network(pair, CIFAR, 10);
  }

  /**
   * Returns pairs whose networks have, together, every layer that a network of this space can have:
   * each node reads each source through each operation, and nobody reads it.
   */
  public List<Architecture> cover() {
    List<Architecture> cover = new ArrayList<>();
    for (int source = 0; source < INPUTS + NODES - 1; source++) {
      for (int operation = 0; operation < OPERATIONS.size(); operation++) {
        int[] choices = new int[decisions().size()];
        for (int d = 0; d < choices.length; d += 2) {
          choices[d] = Math.min(source, decisions().get(d).size() - 1);
          choices[d + 1] = operation;
        }
        cover.add(Architecture.of(choices));
      }
    }
    return cover;
  }
}
