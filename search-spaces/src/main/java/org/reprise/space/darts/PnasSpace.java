package org.reprise.space.darts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.reprise.space.Architecture;
import org.reprise.space.Decision;
import org.reprise.space.InvalidInputException;
import org.reprise.space.ProductSpace;
import org.reprise.space.darts.EvaluationNetwork.Stem;
import org.reprise.space.darts.Genotype.Cell;
import org.reprise.space.darts.Genotype.Edge;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.LayerGraphSpace;
import org.reprise.space.network.Shape;

/**
 * The cells of progressive search (Liu et al., ECCV 2018, section 3.1): B blocks, each the sum of
 * two of eight operations on two of the cell's inputs and earlier blocks. One cell serves to keep
 * and to halve the sides. (b + 1)^2 * 8^2 choices for block b: 256 cells of one block, 5.6e14 of
 * five.
 *
 * <p>The decisions of a block are input, operation, input, operation. An architecture is written as
 * {@link Cell#format} with every block in the output. Cells of fewer blocks, which PNAS trains on
 * its way, are not of the space, but are written, read and built like the others. Cells that differ
 * in the order of a block's halves alone are different architectures here; {@link #canonical} makes
 * them the same. Its network is that of the paper's search, N = 2 and F = 24 on CIFAR-10.
 */
public final class PnasSpace extends ProductSpace implements LayerGraphSpace {
  /** Blocks of the cells that the paper searches. */
  public static final int BLOCKS = 5;

  private static final int DECISIONS_PER_BLOCK = 4;

  private static final List<CellOperation> OPERATIONS =
      List.of(
          CellOperation.SEP_CONV_3X3,
          CellOperation.SEP_CONV_5X5,
          CellOperation.SEP_CONV_7X7,
          CellOperation.CONV_7X1_1X7,
          CellOperation.SKIP_CONNECT,
          CellOperation.AVG_POOL_3X3,
          CellOperation.MAX_POOL_3X3,
          CellOperation.DIL_CONV_3X3);

  private static final EvaluationNetwork SEARCH_NETWORK =
      new EvaluationNetwork(Stem.CIFAR, 24, 8, false, false);

  private final int blocks;

  /** The space of cells of {@code blocks} blocks, called {@code pnas-B}, B from 1 to 5. */
  public PnasSpace(int blocks) {
    super(
        "pnas-" + blocks,
        "PNAS: cells of " + blocks + " blocks, each two of eight operations (Liu et al. 2018)",
        blockDecisions(blocks));
    this.blocks = blocks;
  }

  private static List<Decision> blockDecisions(int blocks) {
    if (blocks < 1 || blocks > BLOCKS) {
      throw new InvalidInputException("a PNAS cell has 1 to " + BLOCKS + " blocks, not " + blocks);
    }
    List<String> operations = OPERATIONS.stream().map(CellOperation::text).toList();
    List<Decision> decisions = new ArrayList<>();
    for (int block = 1; block <= blocks; block++) {
      List<String> inputs = IntStream.range(0, block + 1).mapToObj(String::valueOf).toList();
      for (String half : List.of("first", "second")) {
        decisions.add(new Decision("block" + block + "." + half + "Input", inputs));
        decisions.add(new Decision("block" + block + "." + half + "Operation", operations));
      }
    }
    return decisions;
  }

  /** Returns how many blocks each cell has. */
  public int blocks() {
    return blocks;
  }

  /** Returns the cell that {@code architecture} describes. */
  public Cell cell(Architecture architecture) {
    List<List<Edge>> nodes = new ArrayList<>();
    int size = architecture.length() / DECISIONS_PER_BLOCK;
    for (int block = 0; block < size; block++) {
      int decision = block * DECISIONS_PER_BLOCK;
      nodes.add(List.of(edge(architecture, decision), edge(architecture, decision + 2)));
    }
    return new Cell(nodes, everyBlock(size));
  }

  private static Edge edge(Architecture architecture, int decision) {
    return new Edge(
        OPERATIONS.get(architecture.choice(decision + 1)), architecture.choice(decision));
  }

  private static List<Integer> everyBlock(int size) {
    return IntStream.range(Cell.INPUTS, Cell.INPUTS + size).boxed().toList();
  }

  /**
   * Returns the same cell with the halves of each block in one order, by input and then operation.
   */
  public Architecture canonical(Architecture architecture) {
    int[] choices = architecture.choices();
    for (int d = 0; d < choices.length; d += DECISIONS_PER_BLOCK) {
      boolean swap =
          choices[d] > choices[d + 2]
              || (choices[d] == choices[d + 2] && choices[d + 1] > choices[d + 3]);
      if (swap) {
        int input = choices[d];
        int operation = choices[d + 1];
        choices[d] = choices[d + 2];
        choices[d + 1] = choices[d + 3];
        choices[d + 2] = input;
        choices[d + 3] = operation;
      }
    }
    return Architecture.of(choices);
  }

  @Override
  public String format(Architecture architecture) {
    return cell(architecture).format();
  }

  @Override
  public Architecture parse(String text) {
    Cell cell = Cell.parse(text);
    if (!cell.concat().equals(everyBlock(cell.nodes().size()))
        || cell.nodes().stream().anyMatch(edges -> edges.size() != 2)
        || cell.nodes().size() > blocks) {
      throw new InvalidInputException(
          "not a PNAS cell of at most "
              + blocks
              + " blocks: '"
              + text
              + "': each block has two edges, and all blocks make the output");
    }
    int[] choices = new int[cell.nodes().size() * DECISIONS_PER_BLOCK];
    int decision = 0;
    for (List<Edge> edges : cell.nodes()) {
      for (Edge edge : edges) {
        choices[decision] = edge.input();
        choices[decision + 1] = decisions().get(decision + 1).indexOf(edge.operation().text());
        decision += 2;
      }
    }
    return Architecture.of(choices);
  }

  @Override
  public LayerGraph network(Architecture architecture, Shape image, int classes) {
    return network(architecture, SEARCH_NETWORK, image, classes);
  }

  /** The network of a cell in a network of another size than the paper's search has. */
  public LayerGraph network(
      Architecture architecture, EvaluationNetwork size, Shape image, int classes) {
    Cell cell = cell(architecture);
    return size.of(new Genotype(cell, cell), image, classes);
  }

  @Override
  public LayerGraph network(Architecture architecture) {
    Cell cell = cell(architecture);
    return SEARCH_NETWORK.of(new Genotype(cell, cell));
  }
}
