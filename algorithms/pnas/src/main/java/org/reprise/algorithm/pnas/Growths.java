package org.reprise.algorithm.pnas;

import java.util.Optional;
import org.reprise.space.CellEdges;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;
import org.reprise.space.darts.PnasSpace;
import org.reprise.space.nasbench101.NasBench101;
import org.reprise.space.user.UserSpace;

/** The growth of each space. */
final class Growths {
  private Growths() {}

  /**
   * Returns the growth of {@code space}.
   *
   * @param by {@code edges} or {@code nodes}, where operations are on edges; others have one growth
   * @throws InvalidInputException if it has none
   */
  static Growth of(SearchSpace space, String by) {
    unsupported(space)
        .ifPresent(
            why -> {
              throw new InvalidInputException(
                  "pnas cannot search space " + space.name() + ": " + why);
            });
    SearchSpace whole = space.whole();
    if (whole instanceof NasBench101) {
      return new VertexGrowth(space);
    }
    if (whole instanceof PnasSpace blocks) {
      return new BlockGrowth(blocks);
    }
    CellEdges edges = CellEdges.of(space).orElseThrow();
    return by.equals("edges") ? new EdgeGrowth(space, edges) : new NodeGrowth(space, edges);
  }

  /** Returns why cells of {@code space} do not grow, in a phrase; empty if they do. */
  static Optional<String> unsupported(SearchSpace space) {
    SearchSpace whole = space.whole();
    if (whole instanceof NasBench101 || whole instanceof PnasSpace) {
      return Optional.empty();
    }
    Optional<CellEdges> edges = CellEdges.of(space);
    if (edges.isEmpty()) {
      return Optional.of("its architectures are not cells that grow by blocks");
    }
    if (edges.get().none().isEmpty()) {
      return Optional.of("its edges have no operation 'none', which smaller cells are made of");
    }
    return whole instanceof UserSpace user && !user.rules().isEmpty()
        ? Optional.of("its rules may forbid the smaller cells from which others grow")
        : Optional.empty();
  }
}
