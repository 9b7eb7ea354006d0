package org.reprise.report.landscape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;
import org.reprise.table.Direction;

/**
 * An architecture that runs ended with.
 *
 * @param architecture as its space writes it
 * @param score its score
 * @param runs how many runs of each method ended with it
 * @param graph to be drawn; null where that is not possible
 */
public record FoundCell(
    String architecture, double score, Map<String, Integer> runs, @Nullable CellDrawing graph) {

  /**
   * One final incumbent.
   *
   * @param method label of the method
   */
  public record Final(String method, String architecture, double score) {}

  /** Returns the operations of its graph. */
  public List<String> operations() {
    if (graph == null) {
      return List.of();
    }
    return Stream.concat(
            graph.edges().stream().map(CellDrawing.Edge::operation),
            graph.nodes().stream().map(CellDrawing.Node::operation))
        .filter(operation -> !operation.isEmpty())
        .distinct()
        .toList();
  }

  /**
   * Returns the best of all final incumbents, best first.
   *
   * @param space of the architectures; null if it is not at hand
   * @param direction which way the score gets better
   */
  public static List<FoundCell> best(
      List<Final> finals, int most, @Nullable SearchSpace space, Direction direction) {
    Map<String, Map<String, Integer>> runs = new LinkedHashMap<>();
    Map<String, Double> scores = new LinkedHashMap<>();
    for (Final run : finals) {
      if (!run.architecture().isEmpty() && !Double.isNaN(run.score())) {
        runs.computeIfAbsent(run.architecture(), key -> new LinkedHashMap<>())
            .merge(run.method(), 1, Integer::sum);
        scores.put(run.architecture(), run.score());
      }
    }
    List<FoundCell> cells = new ArrayList<>();
    scores.entrySet().stream()
        .sorted(
            Comparator.comparing(
                    (Map.Entry<String, Double> entry) -> -direction.oriented(entry.getValue()))
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(most)
        .forEach(
            entry ->
                cells.add(
                    new FoundCell(
                        entry.getKey(),
                        entry.getValue(),
                        runs.getOrDefault(entry.getKey(), Map.of()),
                        graph(space, entry.getKey()))));
    return cells;
  }

  private static @Nullable CellDrawing graph(@Nullable SearchSpace space, String architecture) {
    if (space == null) {
      return null;
    }
    try {
      return CellDrawing.of(space, space.parse(architecture)).orElse(null);
    } catch (InvalidInputException e) {
      // A space of the same name that is not the one of the runs: no drawing then.
      return null;
    }
  }
}
