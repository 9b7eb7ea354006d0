package org.reprise.algorithm.automlzero.execution;

import java.util.List;
import java.util.SplittableRandom;
import org.reprise.algorithm.automlzero.program.OutputKind;
import org.reprise.algorithm.automlzero.task.Task;
import org.reprise.algorithm.automlzero.task.TaskSet;

/** The examples of some tasks, laid out for {@link LaneMachine}: one array for each example. */
final class LaneBlock {
  /** Names the order of the examples in later epochs. */
  private static final long EPOCH_SEED = 3274582109L;

  /** Examples of one split: the features' register, the label's register, the plain labels. */
  record Split(double[][] features, double[][] labels, double[][] targets) {
    int size() {
      return targets.length;
    }
  }

  final Kernels kernels;
  final LaneLayout layout;
  final int classes;
  final Split train;
  final Split valid;
  final int[][] epochs;

  LaneBlock(TaskSet set, int from, int to, boolean vectors) {
    List<Task> tasks = set.tasks().subList(from, to);
    this.kernels =
        vectors
            ? Kernels.of(set.features(), tasks.size())
            : Kernels.plain(set.features(), tasks.size());
    this.layout = kernels.layout;
    this.classes = tasks.get(0).classes();
    boolean oneHot = set.metric().output() == OutputKind.VECTOR;
    this.train = pack(tasks.stream().map(Task::train).toList(), oneHot);
    this.valid = pack(tasks.stream().map(Task::valid).toList(), oneHot);
    this.epochs = orders(train.size(), set.epochs());
  }

  private Split pack(List<Task.Examples> parts, boolean oneHot) {
    int count = parts.get(0).size();
    int stride = layout.stride();
    int length = layout.newRegister(0).length;
    double[][] packed = new double[count][];
    double[][] targets = new double[count][length];
    double[][] labels = oneHot ? new double[count][] : targets;
    for (int example = 0; example < count; example++) {
      packed[example] = layout.newVector();
      if (oneHot) {
        labels[example] = layout.newVector();
      }
      int elements = layout.size();
      for (int lane = 0; lane < layout.scalarLength(); lane++) {
        // Lanes without a task repeat the last one, so that their numbers are harmless.
        Task.Examples part = parts.get(Math.min(lane, parts.size() - 1));
        int first = layout.first(lane, elements);
        double[] row = part.features()[example];
        for (int i = 0; i < row.length; i++) {
          packed[example][first + i * stride] = row[i];
        }
        double target = part.labels()[example];
        targets[example][lane] = target;
        if (oneHot) {
          labels[example][first + (int) target * stride] = 1;
        }
      }
    }
    return new Split(packed, labels, targets);
  }

  /** Returns the first epoch in the given order, later ones each shuffled from the one before. */
  private static int[][] orders(int examples, int epochs) {
    SplittableRandom random = new SplittableRandom(EPOCH_SEED);
    int[][] orders = new int[epochs][];
    int[] order = new int[examples];
    for (int i = 0; i < examples; i++) {
      order[i] = i;
    }
    for (int epoch = 0; epoch < epochs; epoch++) {
      orders[epoch] = order.clone();
      for (int i = examples - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int swap = order[i];
        order[i] = order[j];
        order[j] = swap;
      }
    }
    return orders;
  }
}
