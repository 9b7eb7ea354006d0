package org.reprise.report.leaderboard;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All that one report shows.
 *
 * @param boards at least one
 * @param provenance how to repeat it
 */
public record Study(List<Board> boards, StudyProvenance provenance) {
  /** Every method that occurs, once, by label. */
  public List<MethodInfo> methods() {
    return boards.stream()
        .flatMap(board -> board.methods().stream())
        .map(MethodRuns::method)
        .collect(Collectors.toMap(MethodInfo::label, m -> m, (a, b) -> a, TreeMap::new))
        .values()
        .stream()
        .toList();
  }
}
