package org.reprise.training.relaxation;

import java.util.List;
import java.util.function.UnaryOperator;
import org.reprise.search.Evaluator;
import org.reprise.space.Architecture;
import org.reprise.space.darts.DartsSearchNetwork;
import org.reprise.space.darts.DartsSearchSpace;
import org.reprise.space.darts.DartsSpace;
import org.reprise.space.network.ActiveChoices;
import org.reprise.space.network.Shape;
import org.reprise.training.supernet.SupernetGraphs;
import org.reprise.training.supernet.SupernetTask;
import org.reprise.training.table.BuiltInBenchmark;

/**
 * What a search by gradients is trained on, and how what it derives is written in the space that is
 * searched: cells of NAS-Bench-201 in the networks of {@code nb201-fashion}, or the pairs of cells
 * of DARTS in a search network of their own, on the same images.
 *
 * @param task networks of all choices, and images
 * @param writer turns an architecture of the task's space into one of the searched space
 */
record RelaxedGround(SupernetTask task, UnaryOperator<Architecture> writer) {
  /** Returns the ground of a search. */
  static RelaxedGround of(Evaluator evaluator, RelaxedMethod method) {
    if (evaluator.space().whole() instanceof DartsSpace darts) {
      DartsSearchSpace edges = new DartsSearchSpace();
      return new RelaxedGround(
          trained(ofDarts(edges, method.searchNetwork()), method.settings()),
          architecture -> darts.architecture(edges.genotype(architecture)));
    }
    SupernetTask task = BuiltInBenchmark.task();
    task.requireGround(evaluator);
    return new RelaxedGround(trained(task, method.settings()), architecture -> architecture);
  }

  /** Returns the task of DARTS' search network, on the built-in images. */
  static SupernetTask ofDarts(DartsSearchSpace space, DartsSearchNetwork network) {
    SupernetTask cells = BuiltInBenchmark.task();
    Shape image = cells.images().training().shape();
    int classes = cells.images().training().classes();
    SupernetGraphs graphs =
        new SupernetGraphs(
            space,
            architecture -> network.of(architecture, image, classes),
            choices -> network.of(choices, image, classes),
            List.of(network.of(ActiveChoices.all(space), image, classes)));
    return new SupernetTask(space.name(), graphs, cells.images());
  }

  /** Returns a task with batch norms of the cells as the settings have them. */
  static SupernetTask trained(SupernetTask task, RelaxationSettings settings) {
    return settings.affine()
        ? task
        : new SupernetTask(
            task.name(), task.graphs().withPlainNorms(RelaxedGround::isOfCell), task.images());
  }

  private static boolean isOfCell(String layer) {
    return layer.startsWith("cell") || layer.contains(".cell");
  }

  /** Returns an architecture of the searched space. */
  Architecture answer(Architecture derived) {
    return writer.apply(derived);
  }
}
