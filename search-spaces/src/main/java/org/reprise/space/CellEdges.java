package org.reprise.space;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cells with an operation on each edge, as a space's decisions describe them: a decision {@code
 * 0->2} is the edge from node 0, the input, to node 2, and its choices are the operations, the same
 * on every edge. NAS-Bench-201 is such a space, and so is a cell that a user writes in YAML.
 *
 * @param sources the node that each edge reads, in the order of the decisions
 * @param targets the node that it writes, which has a greater number
 * @param operations the choices of every edge
 */
public record CellEdges(List<Integer> sources, List<Integer> targets, List<String> operations) {
  private static final Pattern EDGE = Pattern.compile("(\\d{1,9})->(\\d{1,9})");
  private static final String NONE = "none";

  public CellEdges {
    sources = List.copyOf(sources);
    targets = List.copyOf(targets);
    operations = List.copyOf(operations);
  }

  /**
   * Returns the edges of the cells of {@code space}; empty if its architectures are no such cells.
   */
  public static Optional<CellEdges> of(SearchSpace space) {
    List<Decision> decisions = space.whole().decisions();
    List<Matcher> edges = decisions.stream().map(d -> EDGE.matcher(d.name())).toList();
    if (!edges.stream().allMatch(Matcher::matches)
        || decisions.stream().map(Decision::choices).distinct().count() != 1) {
      return Optional.empty();
    }
    return Optional.of(
        new CellEdges(
            edges.stream().map(edge -> Integer.valueOf(edge.group(1))).toList(),
            edges.stream().map(edge -> Integer.valueOf(edge.group(2))).toList(),
            decisions.get(0).choices()));
  }

  /** Returns how many edges there are. */
  public int size() {
    return sources.size();
  }

  /** Returns the last node, which is the output. */
  public int output() {
    return targets.stream().mapToInt(Integer::intValue).max().orElseThrow();
  }

  /**
   * Returns the decision of the edge from {@code source} to {@code target}; empty if there is none.
   */
  public OptionalInt edge(int source, int target) {
    for (int i = 0; i < size(); i++) {
      if (sources.get(i) == source && targets.get(i) == target) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /** Returns the choice that leaves an edge out, called {@code none}; empty if there is none. */
  public OptionalInt none() {
    int none = operations.indexOf(NONE);
    return none < 0 ? OptionalInt.empty() : OptionalInt.of(none);
  }

  /** Returns the cell without any edge, from which cells grow. */
  public Architecture empty() {
    int[] choices = new int[size()];
    Arrays.fill(choices, none().orElseThrow());
    return Architecture.of(choices);
  }
}
