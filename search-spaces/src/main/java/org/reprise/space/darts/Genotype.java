package org.reprise.space.darts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.reprise.space.InvalidInputException;

/**
 * A found pair of cells.
 *
 * @param normal the cell that keeps the sides
 * @param reduction the cell that halves them
 */
public record Genotype(Cell normal, Cell reduction) {
  /**
   * Returns the form in which the code of DARTS prints it: {@code Genotype(normal=[('sep_conv_3x3',
   * 1), ...], normal_concat=range(2, 6), reduce=[...], reduce_concat=range(2, 6))}.
   */
  public String published() {
    return "Genotype(normal="
        + pairs(normal)
        + ", normal_concat="
        + concatenated(normal)
        + ", reduce="
        + pairs(reduction)
        + ", reduce_concat="
        + concatenated(reduction)
        + ")";
  }

  private static String pairs(Cell cell) {
    return cell.nodes().stream()
        .flatMap(List::stream)
        .map(edge -> "('" + edge.operation().text() + "', " + edge.input() + ")")
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String concatenated(Cell cell) {
    int first = cell.concat().get(0);
    int last = cell.concat().get(cell.concat().size() - 1);
    return last - first + 1 == cell.concat().size()
        ? "range(" + first + ", " + (last + 1) + ")"
        : cell.concat().toString();
  }

  /**
   * A cell: inputs 0 and 1 are the outputs of the two cells before it, 2 is its first node; a node
   * is the sum of its edges, the cell's output the concatenation of some nodes.
   *
   * <p>Written as nodes separated by bars, edges as operation and input, then the concatenated
   * nodes: {@code sep_conv_3x3:0 skip_connect:1 | max_pool_3x3:0 none:2 > 2 3}.
   *
   * @param nodes for each node its edges
   * @param concat numbers of the nodes that make the output, ascending
   */
  public record Cell(List<List<Edge>> nodes, List<Integer> concat) {
    /** Inputs of a cell. */
    public static final int INPUTS = 2;

    public Cell {
      nodes = nodes.stream().map(List::copyOf).toList();
      concat = List.copyOf(concat);
      for (int i = 0; i < nodes.size(); i++) {
        for (Edge edge : nodes.get(i)) {
          if (edge.input() < 0 || edge.input() >= INPUTS + i) {
            throw new InvalidInputException(
                "node "
                    + (INPUTS + i)
                    + " of a cell reads 0 to "
                    + (INPUTS + i - 1)
                    + ", not "
                    + edge.input());
          }
        }
      }
      int last = INPUTS + nodes.size() - 1;
      if (concat.isEmpty() || concat.stream().anyMatch(node -> node < INPUTS || node > last)) {
        throw new InvalidInputException(
            "a cell of "
                + nodes.size()
                + " nodes concatenates some of 2 to "
                + last
                + ", not "
                + concat);
      }
    }

    /**
     * Reads the written form.
     *
     * @throws InvalidInputException if {@code text} is not a cell
     */
    public static Cell parse(String text) {
      String[] parts = text.strip().split("\\s*>\\s*", -1);
      if (parts.length != 2) {
        throw malformed(text);
      }
      List<List<Edge>> nodes = new ArrayList<>();
      for (String node : parts[0].split("\\|", -1)) {
        List<Edge> edges = new ArrayList<>();
        for (String edge : node.strip().split("\\s+", -1)) {
          String[] ends = edge.split(":", -1);
          if (ends.length != 2 || !ends[1].matches("\\d{1,3}")) {
            throw malformed(text);
          }
          edges.add(new Edge(CellOperation.named(ends[0]), Integer.parseInt(ends[1])));
        }
        nodes.add(edges);
      }
      if (!parts[1].matches("\\d{1,3}( \\d{1,3})*")) {
        throw malformed(text);
      }
      return new Cell(nodes, Arrays.stream(parts[1].split(" ", -1)).map(Integer::valueOf).toList());
    }

    private static InvalidInputException malformed(String text) {
      return new InvalidInputException(
          "not a cell: '"
              + text
              + "'; written as sep_conv_3x3:0 skip_connect:1 | none:2 max_pool_3x3:0 > 2 3");
    }

    /** Returns the written form, which {@link #parse} reads. */
    public String format() {
      return nodes.stream()
              .map(
                  edges ->
                      edges.stream()
                          .map(edge -> edge.operation().text() + ":" + edge.input())
                          .collect(Collectors.joining(" ")))
              .collect(Collectors.joining(" | "))
          + " > "
          + concat.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
  }

  /**
   * An edge to a node.
   *
   * @param operation what is applied
   * @param input to which input or node
   */
  public record Edge(CellOperation operation, int input) {}
}
