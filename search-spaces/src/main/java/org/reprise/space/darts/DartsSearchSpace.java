package org.reprise.space.darts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.reprise.space.Architecture;
import org.reprise.space.Decision;
import org.reprise.space.InvalidInputException;
import org.reprise.space.ProductSpace;
import org.reprise.space.darts.Genotype.Cell;
import org.reprise.space.darts.Genotype.Edge;

/**
 * What the search network of DARTS decides (Liu et al., ICLR 2019, section 2.2): one of eight
 * operations, none among them, on each of the 14 edges of a normal and of a reduction cell. The
 * pairs of cells in {@link DartsSpace} are those of which each node keeps two edges.
 */
public final class DartsSearchSpace extends ProductSpace {
  /** Edges of a cell: the first two enter the first node, the next three the second, and so on. */
  public static final int EDGES = 14;

  static final int NODES = 4;

  private static final List<CellOperation> OPERATIONS = CellOperation.ofDarts();
  private static final List<Integer> CONCAT = List.of(2, 3, 4, 5);

  /** The space; all instances are alike. */
  public DartsSearchSpace() {
    super(
        "darts-search",
        "DARTS' search network: one of eight operations on each of 14 edges of two cells",
        edgeDecisions());
  }

  private static List<Decision> edgeDecisions() {
    List<String> operations = OPERATIONS.stream().map(CellOperation::text).toList();
    List<Decision> decisions = new ArrayList<>();
    for (String cell : List.of("normal", "reduction")) {
      for (int node = Cell.INPUTS; node < Cell.INPUTS + NODES; node++) {
        for (int input = 0; input < node; input++) {
          decisions.add(new Decision(cell + "." + input + "->" + node, operations));
        }
      }
    }
    return decisions;
  }

  /** Returns the number of the edge from {@code input} to {@code node} within its cell. */
  public static int edge(int input, int node) {
    return node * (node - 1) / 2 - 1 + input;
  }

  /** Returns the cells with all their edges, none among their operations. */
  public Genotype allEdges(Architecture architecture) {
    return new Genotype(cell(architecture, 0, true), cell(architecture, EDGES, true));
  }

  /** Returns the cells without the edges whose operation is none. */
  public Genotype genotype(Architecture architecture) {
    return new Genotype(cell(architecture, 0, false), cell(architecture, EDGES, false));
  }

  private static Cell cell(Architecture architecture, int start, boolean all) {
    List<List<Edge>> nodes = new ArrayList<>();
    for (int node = Cell.INPUTS; node < Cell.INPUTS + NODES; node++) {
      List<Edge> edges = new ArrayList<>();
      for (int input = 0; input < node; input++) {
        CellOperation operation = OPERATIONS.get(architecture.choice(start + edge(input, node)));
        if (all || operation != CellOperation.NONE) {
          edges.add(new Edge(operation, input));
        }
      }
      nodes.add(edges);
    }
    return new Cell(nodes, CONCAT);
  }

  /**
   * Returns the architecture that probabilities of the operations stand for: each node keeps the
   * two edges whose greatest probability other than that of none is greatest, and each of them that
   * operation (section 2.4); of equals the first. Other edges have none.
   *
   * @param probabilities a row of each edge's operations, normal cell first
   */
  public Architecture derive(double[][] probabilities) {
    int[] choices = new int[2 * EDGES];
    for (int start : new int[] {0, EDGES}) {
      for (int node = Cell.INPUTS; node < Cell.INPUTS + NODES; node++) {
        int from = start + edge(0, node);
        for (int edge : twoStrongest(probabilities, from, node)) {
          choices[edge] = best(probabilities[edge]);
        }
      }
    }
    return Architecture.of(choices);
  }

  private static int[] twoStrongest(double[][] probabilities, int from, int count) {
    return Stream.iterate(from, edge -> edge + 1)
        .limit(count)
        .sorted((a, b) -> Double.compare(strength(probabilities[b]), strength(probabilities[a])))
        .limit(2)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static double strength(double[] probabilities) {
    return probabilities[best(probabilities)];
  }

  /** Returns the number of the greatest but the first, which is none. */
  private static int best(double[] probabilities) {
    int best = 1;
    for (int o = 2; o < probabilities.length; o++) {
      best = probabilities[o] > probabilities[best] ? o : best;
    }
    return best;
  }

  @Override
  public String format(Architecture architecture) {
    Genotype genotype = allEdges(architecture);
    return genotype.normal().format() + " / " + genotype.reduction().format();
  }

  @Override
  public Architecture parse(String text) {
    String[] cells = text.split("/", -1);
    if (cells.length != 2) {
      throw new InvalidInputException(
          "not two cells joined by '/', but " + cells.length + ": '" + text + "'");
    }
    int[] choices = new int[2 * EDGES];
    for (int i = 0; i < 2; i++) {
      Cell cell = Cell.parse(cells[i]);
      if (cell.nodes().size() != NODES || !cell.concat().equals(CONCAT)) {
        throw new InvalidInputException(
            "a cell has four nodes and concatenates all of them, not as in '" + cells[i] + "'");
      }
      for (int n = 0; n < NODES; n++) {
        for (Edge edge : cell.nodes().get(n)) {
          int operation = OPERATIONS.indexOf(edge.operation());
          if (operation < 0) {
            throw new InvalidInputException(
                "operations are "
                    + String.join(", ", OPERATIONS.stream().map(CellOperation::text).toList())
                    + ", not "
                    + edge.operation().text());
          }
          choices[i * EDGES + edge(edge.input(), Cell.INPUTS + n)] = operation;
        }
      }
    }
    return Architecture.of(choices);
  }
}
