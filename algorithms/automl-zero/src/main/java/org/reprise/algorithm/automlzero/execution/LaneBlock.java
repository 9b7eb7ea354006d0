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

  final int lanes;
  final int features;
  final int classes;
  final Split train;
  final Split valid;
  final int[][] epochs;

  LaneBlock(TaskSet set, int from, int to) {
    List<Task> tasks = set.tasks().subList(from, to);
    this.lanes = tasks.size();
    this.features = set.features();
    this.classes = tasks.get(0).classes();
    boolean oneHot = set.metric().output() == OutputKind.VECTOR;
    this.train = pack(tasks.stream().map(Task::train).toList(), oneHot);
    this.valid = pack(tasks.stream().map(Task::valid).toList(), oneHot);
    this.epochs = orders(train.size(), set.epochs());
  }

  private Split pack(List<Task.Examples> parts, boolean oneHot) {
    int count = parts.get(0).size();
    double[][] packed = new double[count][features * lanes];
    double[][] targets = new double[count][lanes];
    double[][] labels = oneHot ? new double[count][features * lanes] : targets;
    for (int example = 0; example < count; example++) {
      for (int lane = 0; lane < lanes; lane++) {
        double[] row = parts.get(lane).features()[example];
        for (int i = 0; i < features; i++) {
          packed[example][i * lanes + lane] = row[i];
        }
        double target = parts.get(lane).labels()[example];
        targets[example][lane] = target;
        if (oneHot) {
          labels[example][(int) target * lanes + lane] = 1;
        }
      }
    }
    return new Split(packed, labels, targets);
  }

  /** The first epoch in the given order, later ones each shuffled from the one before. */
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
