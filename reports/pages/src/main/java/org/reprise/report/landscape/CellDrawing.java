package org.reprise.report.landscape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reprise.space.Architecture;
import org.reprise.space.Decision;
import org.reprise.space.SearchSpace;

/**
 * A cell as a graph to be drawn. It is read from the names of a space's decisions: {@code 0->2} is
 * an edge that is there or not, or that carries an operation; {@code vertex3} is the operation of a
 * vertex. A space without edges is a row of its decisions, joined to a chain where they are
 * numbered.
 *
 * @param nodes vertices with their places
 * @param edges between them
 */
public record CellDrawing(List<Node> nodes, List<Edge> edges) {
  private static final Pattern EDGE = Pattern.compile("(\\d+)->(\\d+)");
  private static final Pattern VERTEX = Pattern.compile("vertex(\\d+)");
  private static final Pattern NUMBERED = Pattern.compile("(\\D*)(\\d{1,6})\\D*");
  private static final List<String> ABSENT = List.of("none", "0");
  private static final int LONGEST_CHAIN = 12;

  /**
   * A vertex.
   *
   * @param name its number, or {@code in} and {@code out}
   * @param operation what it computes; empty for a sum
   * @param column its place from left to right: the longest way from the input
   * @param line its place from top to bottom
   */
  public record Node(String name, String operation, int column, double line) {}

  /**
   * An edge.
   *
   * @param from index of a node
   * @param to index of a node
   * @param operation what it computes; empty if it only passes on
   */
  public record Edge(int from, int to, String operation) {}

  /**
   * Returns the graph of {@code architecture}; empty where a space has too many parts to be drawn.
   */
  public static Optional<CellDrawing> of(SearchSpace space, Architecture architecture) {
    List<Decision> decisions = space.decisions();
    if (decisions.size() != architecture.length()) {
      return Optional.empty();
    }
    boolean cell = decisions.stream().anyMatch(d -> EDGE.matcher(d.name()).matches());
    if (cell) {
      return Optional.of(cell(decisions, architecture));
    }
    return decisions.size() > LONGEST_CHAIN
        ? Optional.empty()
        : Optional.of(chain(decisions, architecture));
  }

  private static CellDrawing chain(List<Decision> decisions, Architecture architecture) {
    List<Node> nodes = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    boolean ordered = isSequence(decisions);
    for (int i = 0; i < decisions.size(); i++) {
      Decision decision = decisions.get(i);
      String choice = decision.choices().get(architecture.choice(i));
      nodes.add(new Node(decision.name(), choice, i, 0));
      if (i > 0 && ordered) {
        edges.add(new Edge(i - 1, i, ""));
      }
    }
    return new CellDrawing(nodes, edges);
  }

  /** Returns whether the decisions are numbered, as layers are: others have no order among them. */
  private static boolean isSequence(List<Decision> decisions) {
    int before = Integer.MIN_VALUE;
    String stem = null;
    for (Decision decision : decisions) {
      Matcher name = NUMBERED.matcher(decision.name());
      if (!name.matches()
          || (stem != null && !name.group(1).equals(stem))
          || Integer.parseInt(name.group(2)) <= before) {
        return false;
      }
      stem = name.group(1);
      before = Integer.parseInt(name.group(2));
    }
    return true;
  }

  private static CellDrawing cell(List<Decision> decisions, Architecture architecture) {
    String[] operations = new String[vertices(decisions)];
    Arrays.fill(operations, "");
    List<Edge> edges = new ArrayList<>();
    for (int i = 0; i < decisions.size(); i++) {
      String choice = decisions.get(i).choices().get(architecture.choice(i));
      Matcher edge = EDGE.matcher(decisions.get(i).name());
      Matcher vertex = VERTEX.matcher(decisions.get(i).name());
      if (edge.matches() && !ABSENT.contains(choice)) {
        String operation = choice.equals("1") ? "" : choice;
        edges.add(
            new Edge(Integer.parseInt(edge.group(1)), Integer.parseInt(edge.group(2)), operation));
      } else if (vertex.matches()) {
        operations[Integer.parseInt(vertex.group(1))] = choice;
      }
    }
    return layered(operations, edges);
  }

  private static int vertices(List<Decision> decisions) {
    int last = 0;
    for (Decision decision : decisions) {
      Matcher edge = EDGE.matcher(decision.name());
      if (edge.matches()) {
        last = Math.max(last, Integer.parseInt(edge.group(2)));
      }
    }
    return last + 1;
  }

  /** Places each vertex by its longest way from the input; vertices without edges are left out. */
  private static CellDrawing layered(String[] operations, List<Edge> edges) {
    int last = operations.length - 1;
    int[] column = new int[operations.length];
    boolean[] used = new boolean[operations.length];
    used[0] = true;
    used[last] = true;
    for (int vertex = 0; vertex <= last; vertex++) {
      for (Edge edge : edges) {
        if (edge.to() == vertex) {
          column[vertex] = Math.max(column[vertex], column[edge.from()] + 1);
          used[vertex] = true;
          used[edge.from()] = true;
        }
      }
    }
    column[last] = Math.max(column[last], Arrays.stream(column).max().orElse(0));
    int[] place = new int[operations.length];
    int[] inColumn = new int[operations.length + 1];
    for (int vertex = 0; vertex <= last; vertex++) {
      place[vertex] = used[vertex] ? inColumn[column[vertex]]++ : -1;
    }
    int[] index = new int[operations.length];
    List<Node> nodes = new ArrayList<>();
    for (int vertex = 0; vertex <= last; vertex++) {
      if (used[vertex]) {
        index[vertex] = nodes.size();
        String name = vertex == 0 ? "in" : vertex == last ? "out" : Integer.toString(vertex);
        double line = place[vertex] - (inColumn[column[vertex]] - 1) / 2.0;
        nodes.add(new Node(name, operations[vertex], column[vertex], line));
      }
    }
    List<Edge> drawn =
        edges.stream()
            .map(edge -> new Edge(index[edge.from()], index[edge.to()], edge.operation()))
            .toList();
    return new CellDrawing(nodes, drawn);
  }
}
