package org.reprise.training.table;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.space.darts.PnasSpace;
import org.reprise.space.nasbench201.NasBench201;

/**
 * Which architectures share a training, because they compute the same function or the space counts
 * them as one. The one that is trained does not depend on which is asked for first.
 */
public final class SameTraining {
  private final SearchSpace space;
  private @Nullable Map<String, Architecture> firstCells;

  /** That of the architectures of {@code space}. */
  public SameTraining(SearchSpace space) {
    this.space = space;
  }

  /** What is trained in the place of {@code architecture}. */
  public Architecture of(Architecture architecture) {
    if (space instanceof NasBench201 cells) {
      return Objects.requireNonNull(
          firstCells(cells).get(NasBench201.uniqueString(architecture, true)));
    }
    if (space instanceof PnasSpace cells) {
      return cells.canonical(architecture);
    }
    return space.hasExactKeys() ? space.fromKey(space.key(architecture)) : architecture;
  }

  /** Of cells that compute the same function, the one with the least key. */
  private synchronized Map<String, Architecture> firstCells(NasBench201 cells) {
    Map<String, Architecture> first = firstCells;
    if (first == null) {
      Map<String, Architecture> found = new HashMap<>();
      cells
          .keys()
          .mapToObj(cells::fromKey)
          .forEach(cell -> found.putIfAbsent(NasBench201.uniqueString(cell, true), cell));
      first = found;
      firstCells = found;
    }
    return first;
  }
}
