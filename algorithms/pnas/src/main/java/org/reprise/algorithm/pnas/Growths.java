package org.reprise.algorithm.pnas;

import java.util.Optional;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;
import org.reprise.space.darts.PnasSpace;
import org.reprise.space.nasbench101.NasBench101;
import org.reprise.space.nasbench201.NasBench201;

/** The growth of each space. */
final class Growths {
  private Growths() {}

  /**
   * Returns the growth of {@code space}.
   *
   * @param by {@code edges} or {@code nodes}, for NAS-Bench-201; the others have one growth
   */
  static Growth of(SearchSpace space, String by) {
    return find(space, by)
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "space "
                        + space.name()
                        + " has no cells that grow; accepted: nasbench101, nasbench201, pnas-1 to"
                        + " pnas-5"));
  }

  static Optional<Growth> find(SearchSpace space, String by) {
    SearchSpace whole = space.whole();
    if (whole instanceof NasBench201) {
      return Optional.of(by.equals("edges") ? new EdgeGrowth() : new NodeGrowth());
    }
    if (whole instanceof NasBench101) {
      return Optional.of(new VertexGrowth(space));
    }
    return whole instanceof PnasSpace blocks
        ? Optional.of(new BlockGrowth(blocks))
        : Optional.empty();
  }
}
