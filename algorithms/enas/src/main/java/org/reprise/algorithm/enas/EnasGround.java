package org.reprise.algorithm.enas;

import java.util.List;
import java.util.function.Function;
import org.reprise.data.image.LabelledImages;
import org.reprise.search.Evaluator;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.space.enas.EnasMacroSpace;
import org.reprise.space.enas.EnasMicroSpace;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.LayerGraphSpace;
import org.reprise.training.supernet.SupernetGraphs;
import org.reprise.training.supernet.SupernetTask;
import org.reprise.training.table.BuiltInBenchmark;
import org.reprise.training.table.SpaceNetworks;

/** What is trained for a search: the paper's own networks, or those of {@code nb201-fashion}. */
final class EnasGround {
  private EnasGround() {}

  /** Returns the task of a search, on the built-in images. */
  static SupernetTask task(Evaluator evaluator) {
    SearchSpace space = evaluator.space().whole();
    SupernetTask cells = BuiltInBenchmark.task();
    boolean own = space instanceof EnasMacroSpace || space instanceof EnasMicroSpace;
    SupernetTask task =
        own ? new SupernetTask(space.name(), graphs(space, cells), cells.images()) : cells;
    task.requireGround(evaluator);
    return task;
  }

  /** Returns the networks of one of the paper's spaces, for the images of another task. */
  static SupernetGraphs graphs(SearchSpace space, SupernetTask cells) {
    LabelledImages images = cells.images().training();
    Function<Architecture, LayerGraph> one =
        new SpaceNetworks((LayerGraphSpace) space, images.shape(), images.classes());
    if (space instanceof EnasMicroSpace micro) {
      List<LayerGraph> cover = micro.cover().stream().map(one).toList();
      return SupernetGraphs.ofPaths(space, one, cover);
    }
    return SupernetGraphs.ofSingles(space, one);
  }
}
