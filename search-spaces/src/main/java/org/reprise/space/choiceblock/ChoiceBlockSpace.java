package org.reprise.space.choiceblock;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.reprise.space.Architecture;
import org.reprise.space.Decision;
import org.reprise.space.InvalidInputException;
import org.reprise.space.ProductSpace;
import org.reprise.space.darts.CellOperation;
import org.reprise.space.network.ActiveChoices;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.LayerGraphSpace;
import org.reprise.space.network.Shape;

/**
 * Cells of four choice blocks (Bender et al. 2018, section 3.1): a block adds up one or two of the
 * outputs of the two cells before and of the earlier blocks, applies one or two of seven operations
 * to the sum, and adds up their results. 28 operations and 3, 6, 10 and 15 inputs: 1,659,571,200
 * cells.
 *
 * <p>A block has two decisions, inputs and operations. The choices of a decision are the single
 * ones first, then the pairs. Written as {@code 0+1:identity 2:sep_conv_3x3+max_pool_3x3 ...},
 * inputs and operations of each block, joined by blanks.
 */
public final class ChoiceBlockSpace extends ProductSpace implements LayerGraphSpace {
  /** Blocks of a cell. */
  public static final int BLOCKS = 4;

  /** Cells whose outputs a cell can read. */
  public static final int CELLS_BEFORE = 2;

  /** What a block can apply; the identity is a skip connection. */
  public static final List<CellOperation> OPERATIONS =
      List.of(
          CellOperation.SKIP_CONNECT,
          CellOperation.SEP_CONV_3X3,
          CellOperation.SEP_CONV_5X5,
          CellOperation.SEP_CONV_7X7,
          CellOperation.CONV_7X1_1X7,
          CellOperation.MAX_POOL_3X3,
          CellOperation.AVG_POOL_3X3);

  private static final Shape CIFAR = new Shape(3, 32, 32);

  private final ChoiceBlockNetwork network;

  /** Networks of three stages of two cells, 16 channels at first. */
  public ChoiceBlockSpace() {
    this("one-shot-blocks", new ChoiceBlockNetwork(2, 16));
  }

  /** Networks of another size. */
  public ChoiceBlockSpace(int cellsPerStage, int channels) {
    this(
        "one-shot-blocks-" + cellsPerStage + "-" + channels,
        new ChoiceBlockNetwork(cellsPerStage, channels));
  }

  private ChoiceBlockSpace(String name, ChoiceBlockNetwork network) {
    super(
        name,
        "Cells of four choice blocks, one or two inputs and operations each (Bender et al. 2018)",
        blockDecisions());
    this.network = network;
  }

  private static List<Decision> blockDecisions() {
    List<Decision> decisions = new ArrayList<>();
    for (int block = 0; block < BLOCKS; block++) {
      List<String> inputs = new ArrayList<>();
      for (int input = 0; input < inputs(block); input++) {
        inputs.add(Integer.toString(input));
      }
      decisions.add(new Decision("block" + block + ".inputs", withPairs(inputs)));
      decisions.add(
          new Decision(
              "block" + block + ".operations",
              withPairs(OPERATIONS.stream().map(CellOperation::text).toList())));
    }
    return decisions;
  }

  private static List<String> withPairs(List<String> single) {
    List<String> all = new ArrayList<>(single);
    for (int second = 1; second < single.size(); second++) {
      for (int first = 0; first < second; first++) {
        all.add(single.get(first) + "+" + single.get(second));
      }
    }
    return all;
  }

  /** Returns among how many maps a block chooses. */
  public static int inputs(int block) {
    return CELLS_BEFORE + block;
  }

  /**
   * Returns the single choices that active ones stand for, of each decision: a pair stands for
   * both, several for all together.
   */
  static List<List<Integer>> singles(ActiveChoices active) {
    List<List<Integer>> singles = new ArrayList<>();
    for (int decision = 0; decision < 2 * BLOCKS; decision++) {
      int count = decision % 2 == 0 ? inputs(decision / 2) : OPERATIONS.size();
      TreeSet<Integer> found = new TreeSet<>();
      for (int choice : active.of(decision)) {
        if (choice < count) {
          found.add(choice);
          continue;
        }
        int second = 1;
        int first = choice - count;
        while (first >= second) {
          first -= second++;
        }
        found.add(first);
        found.add(second);
      }
      singles.add(List.copyOf(found));
    }
    return singles;
  }

  @Override
  public String format(Architecture cell) {
    StringBuilder text = new StringBuilder();
    for (int block = 0; block < BLOCKS; block++) {
      text.append(block == 0 ? "" : " ")
          .append(decisions().get(2 * block).choices().get(cell.choice(2 * block)))
          .append(':')
          .append(decisions().get(2 * block + 1).choices().get(cell.choice(2 * block + 1)));
    }
    return text.toString();
  }

  @Override
  public Architecture parse(String text) {
    String[] blocks = text.strip().split("\\s+", -1);
    if (blocks.length != BLOCKS) {
      throw malformed(text, "it has " + blocks.length + " blocks, not " + BLOCKS);
    }
    int[] choices = new int[2 * BLOCKS];
    for (int block = 0; block < BLOCKS; block++) {
      String[] parts = blocks[block].split(":", -1);
      if (parts.length != 2) {
        throw malformed(text, "block " + block + " is '" + blocks[block] + "'");
      }
      choices[2 * block] = decisions().get(2 * block).indexOf(parts[0]);
      choices[2 * block + 1] = decisions().get(2 * block + 1).indexOf(parts[1]);
    }
    return Architecture.of(choices);
  }

  private static InvalidInputException malformed(String text, String why) {
    return new InvalidInputException(
        "not a cell of choice blocks: '"
            + text
            + "': "
            + why
            + "; written as four times inputs:operations, such as 0+1:sep_conv_3x3+max_pool_3x3");
  }

  @Override
  public LayerGraph network(Architecture cell, Shape image, int classes) {
    return network(ActiveChoices.of(cell), image, classes);
  }

  /** Returns the one-shot model with these choices at once, and no others. */
  public LayerGraph network(ActiveChoices active, Shape image, int classes) {
    return network.of(singles(active), image, classes);
  }

  @Override
  public LayerGraph network(Architecture cell) {
    return network(cell, CIFAR, 10);
  }
}
