package org.reprise.space.darts;

import java.util.ArrayList;
import java.util.List;
import org.reprise.space.Architecture;
import org.reprise.space.Decision;
import org.reprise.space.InvalidInputException;
import org.reprise.space.ProductSpace;
import org.reprise.space.darts.Genotype.Cell;
import org.reprise.space.darts.Genotype.Edge;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.LayerGraphSpace;
import org.reprise.space.network.Shape;

/**
 * The discrete space of DARTS (Liu et al., ICLR 2019, section 2.4): a normal and a reduction cell
 * of four nodes, each reading two different earlier nodes or inputs through one of seven
 * operations. For each cell 1,037,664,180 choices, 1.08e18 pairs.
 *
 * <p>The decisions of a node are which two it reads, and the operation on each. An architecture is
 * written as its two cells, {@link Cell#format}, joined by " / "; the {@code Genotype(...)} that
 * DARTS prints is read as well. Its network is that of the CIFAR-10 evaluation, 20 cells of 36
 * channels.
 */
public final class DartsSpace extends ProductSpace implements LayerGraphSpace {
  private static final int NODES = 4;
  private static final int DECISIONS_PER_NODE = 3;
  private static final List<Integer> CONCAT = List.of(2, 3, 4, 5);

  /** What may stand on an edge: all but {@link CellOperation#NONE}. */
  private static final List<CellOperation> OPERATIONS =
      CellOperation.ofDarts().stream().filter(o -> o != CellOperation.NONE).toList();

  /** The space; all instances are alike. */
  public DartsSpace() {
    super(
        "darts",
        "DARTS: pairs of cells of four nodes, two of seven operations each (Liu et al. 2019)",
        cellDecisions());
  }

  private static List<Decision> cellDecisions() {
    List<String> operations = OPERATIONS.stream().map(CellOperation::text).toList();
    List<Decision> decisions = new ArrayList<>();
    for (String cell : List.of("normal", "reduction")) {
      for (int node = Cell.INPUTS; node < Cell.INPUTS + NODES; node++) {
        String name = cell + ".node" + node;
        decisions.add(new Decision(name + ".inputs", pairs(node)));
        decisions.add(new Decision(name + ".first", operations));
        decisions.add(new Decision(name + ".second", operations));
      }
    }
    return decisions;
  }

  /** Returns the pairs of different inputs of {@code node}, the smaller first. */
  private static List<String> pairs(int node) {
    List<String> pairs = new ArrayList<>();
    for (int second = 1; second < node; second++) {
      for (int first = 0; first < second; first++) {
        pairs.add(first + "+" + second);
      }
    }
    return pairs;
  }

  /** Returns the pair of cells that {@code architecture} describes. */
  public Genotype genotype(Architecture architecture) {
    return new Genotype(cell(architecture, 0), cell(architecture, NODES * DECISIONS_PER_NODE));
  }

  private static Cell cell(Architecture architecture, int start) {
    List<List<Edge>> nodes = new ArrayList<>();
    for (int i = 0; i < NODES; i++) {
      int decision = start + i * DECISIONS_PER_NODE;
      int second = 1;
      int first = architecture.choice(decision);
      while (first >= second) {
        first -= second++;
      }
      nodes.add(
          List.of(
              new Edge(OPERATIONS.get(architecture.choice(decision + 1)), first),
              new Edge(OPERATIONS.get(architecture.choice(decision + 2)), second)));
    }
    return new Cell(nodes, CONCAT);
  }

  /**
   * Returns the architecture whose cells are those of {@code genotype}.
   *
   * @throws InvalidInputException if they are not in this space
   */
  public Architecture architecture(Genotype genotype) {
    int[] choices = new int[decisions().size()];
    fill(choices, 0, genotype.normal());
    fill(choices, NODES * DECISIONS_PER_NODE, genotype.reduction());
    return Architecture.of(choices);
  }

  private static void fill(int[] choices, int start, Cell cell) {
    if (cell.nodes().size() != NODES || !cell.concat().equals(CONCAT)) {
      throw notInSpace(cell, "a cell has four nodes and concatenates all of them");
    }
    for (int i = 0; i < NODES; i++) {
      List<Edge> edges = cell.nodes().get(i);
      if (edges.size() != 2 || edges.get(0).input() == edges.get(1).input()) {
        throw notInSpace(cell, "a node has two edges, from different inputs");
      }
      boolean ordered = edges.get(0).input() < edges.get(1).input();
      Edge first = edges.get(ordered ? 0 : 1);
      Edge second = edges.get(ordered ? 1 : 0);
      if (!OPERATIONS.contains(first.operation()) || !OPERATIONS.contains(second.operation())) {
        throw notInSpace(
            cell,
            "operations are "
                + String.join(", ", OPERATIONS.stream().map(CellOperation::text).toList()));
      }
      int decision = start + i * DECISIONS_PER_NODE;
      choices[decision] = second.input() * (second.input() - 1) / 2 + first.input();
      choices[decision + 1] = OPERATIONS.indexOf(first.operation());
      choices[decision + 2] = OPERATIONS.indexOf(second.operation());
    }
  }

  private static InvalidInputException notInSpace(Cell cell, String why) {
    return new InvalidInputException("not a DARTS cell: '" + cell.format() + "': " + why);
  }

  @Override
  public String format(Architecture architecture) {
    Genotype genotype = genotype(architecture);
    return genotype.normal().format() + " / " + genotype.reduction().format();
  }

  @Override
  public Architecture parse(String text) {
    if (GenotypeText.isGenotype(text)) {
      return architecture(GenotypeText.parse(text));
    }
    String[] cells = text.split("/", -1);
    if (cells.length != 2) {
      throw new InvalidInputException(
          "not a DARTS architecture: '"
              + text
              + "': it has "
              + cells.length
              + " cells, not two joined by '/'; Genotype(normal=[...], ...) as DARTS prints it is"
              + " read as well");
    }
    return architecture(new Genotype(Cell.parse(cells[0]), Cell.parse(cells[1])));
  }

  @Override
  public LayerGraph network(Architecture architecture, Shape image, int classes) {
    return EvaluationNetwork.CIFAR.of(genotype(architecture), image, classes);
  }

  @Override
  public LayerGraph network(Architecture architecture) {
    return EvaluationNetwork.CIFAR.of(genotype(architecture));
  }
}
