package org.reprise.algorithm.automlzero.task;

import java.util.List;
import org.reprise.space.InvalidInputException;

/**
 * Tasks that a program is evaluated on together: the same number of features, of examples and of
 * training epochs in each.
 *
 * @param features F, the size of feature vectors and of all memory: 2 to 32
 * @param epochs passes over the training examples; from the second on in a shuffled order
 */
public record TaskSet(Metric metric, int features, int epochs, List<Task> tasks) {

  /** Checks that the tasks are alike. */
  public TaskSet {
    tasks = List.copyOf(tasks);
    if (tasks.isEmpty() || epochs < 1) {
      throw new InvalidInputException("a task set needs at least one task and one epoch");
    }
    if (features < 2 || features > 32) {
      throw new InvalidInputException("features: " + features + ", accepted are 2 to 32");
    }
    if (metric == Metric.CLASS_ACCURACY && tasks.get(0).classes() > features) {
      throw new InvalidInputException(
          tasks.get(0).classes() + " classes need as many features, but there are " + features);
    }
    for (Task task : tasks) {
      if (task.train().size() != tasks.get(0).train().size()
          || task.valid().size() != tasks.get(0).valid().size()
          || task.classes() != tasks.get(0).classes()
          || task.train().features()[0].length != features) {
        throw new InvalidInputException("the tasks of one set must have the same sizes");
      }
    }
  }

  /** Training examples of one task, over all epochs. */
  public int trainSteps() {
    return epochs * tasks.get(0).train().size();
  }

  /** Validation examples of one task. */
  public int validExamples() {
    return tasks.get(0).valid().size();
  }
}
