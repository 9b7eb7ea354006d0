package org.reprise.training.relaxation;

import java.util.function.UnaryOperator;
import org.reprise.search.Evaluator;
import org.reprise.space.Architecture;
import org.reprise.training.supernet.SupernetTask;
import org.reprise.training.table.BuiltInBenchmark;

/**
 * What a search by gradients is trained on, and how what it derives is written in the space that is
 * searched.
 *
 * @param task networks of all choices, and images
 * @param answer turns an architecture of the task's space into one of the searched space
 */
record RelaxedGround(SupernetTask task, UnaryOperator<Architecture> answer) {
  private static final String CELL = ".cell";

  /** Returns the ground of a search; its networks must be those of the benchmark. */
  static RelaxedGround of(Evaluator evaluator, RelaxationSettings settings) {
    SupernetTask task = BuiltInBenchmark.task();
    task.requireGround(evaluator);
    return new RelaxedGround(trained(task, settings), architecture -> architecture);
  }

  /** Returns a task with batch norms of the choices as the settings have them. */
  static SupernetTask trained(SupernetTask task, RelaxationSettings settings) {
    return settings.affine()
        ? task
        : new SupernetTask(
            task.name(),
            task.graphs().withPlainNorms(layer -> layer.contains(CELL)),
            task.images());
  }

  /** Returns an architecture of the searched space. */
  Architecture answer(Architecture derived) {
    return answer.apply(derived);
  }
}
