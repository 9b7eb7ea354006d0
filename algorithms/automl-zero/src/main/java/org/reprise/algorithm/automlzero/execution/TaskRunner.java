package org.reprise.algorithm.automlzero.execution;

import java.util.Arrays;
import org.reprise.algorithm.automlzero.program.AddressSpace;
import org.reprise.algorithm.automlzero.program.Component;
import org.reprise.algorithm.automlzero.program.Operand;
import org.reprise.algorithm.automlzero.program.OutputKind;
import org.reprise.algorithm.automlzero.task.Metric;
import org.reprise.algorithm.automlzero.task.TaskSet;

/**
 * Trains and validates programs on some tasks of a set: the inner loop of the search (paper, figure
 * 1).
 *
 * <p>For each training example: Predict, compare with the label, Learn. A task stops with fitness 0
 * when the error is not a number or above the limit. After each epoch Predict alone runs on the
 * validation examples; memory persists. The fitness is the best over epochs. Not thread-safe; each
 * thread has its own.
 */
public final class TaskRunner {
  private static final int FEATURES = AddressSpace.register(Operand.VECTOR, 0);

  private final LaneBlock block;
  private final LaneMachine machine;
  private final Metric metric;
  private final OutputKind output;
  private final double maxAbsError;
  private final int firstTask;
  private final double[] zeroFeatures;
  private final double[] zeroLabel;

  private final boolean[] alive;
  private final boolean[] valid;
  private final double[] loss;
  private final double[] best;
  private final double[] errors;
  private final long[] hashes;
  private long hashMask;
  private int aliveCount;
  private long trainSteps;

  /** A runner for the tasks {@code from} (included) to {@code to} (excluded) of a set. */
  public TaskRunner(TaskSet set, int from, int to, double maxAbsError) {
    this.block = new LaneBlock(set, from, to);
    this.machine = new LaneMachine(block.features, block.lanes, from);
    this.metric = set.metric();
    this.output = metric.output();
    this.maxAbsError = maxAbsError;
    this.firstTask = from;
    this.zeroFeatures = new double[block.features * block.lanes];
    this.zeroLabel = output == OutputKind.SCALAR ? new double[block.lanes] : zeroFeatures;
    this.alive = new boolean[block.lanes];
    this.valid = new boolean[block.lanes];
    this.loss = new double[block.lanes];
    this.best = new double[block.lanes];
    this.errors = new double[block.lanes];
    this.hashes = new long[block.lanes];
  }

  /** The number of tasks. */
  public int tasks() {
    return block.lanes;
  }

  /**
   * Runs a program from clean memory.
   *
   * @param trainExamples how many training examples at most, over all epochs
   * @param fitness where the fitness of each task goes, at the task's number in the set
   * @return training steps, summed over tasks
   */
  public long run(LaneProgram program, long evaluationSeed, int trainExamples, double[] fitness) {
    execute(program, evaluationSeed, trainExamples, block.valid.size(), false);
    System.arraycopy(best, 0, fitness, firstTask, block.lanes);
    return trainSteps;
  }

  /**
   * Runs a program on a few examples and returns a fingerprint of its errors on each task
   * (functional equivalence checking; paper, section 3.3).
   *
   * @param keptBits how many bits of an error's mantissa count: 52 for all (as the code), fewer to
   *     take nearly equal programs for equal (as the paper)
   * @param fingerprints where each task's fingerprint goes, at the task's number in the set
   * @return training steps, summed over tasks
   */
  public long fingerprint(
      LaneProgram program,
      long evaluationSeed,
      int trainExamples,
      int validExamples,
      int keptBits,
      long[] fingerprints) {
    hashMask = -1L << (52 - keptBits);
    for (int lane = 0; lane < block.lanes; lane++) {
      hashes[lane] = firstTask + lane;
    }
    execute(program, evaluationSeed, trainExamples, validExamples, true);
    System.arraycopy(hashes, 0, fingerprints, firstTask, block.lanes);
    return trainSteps;
  }

  private void execute(
      LaneProgram program, long seed, int trainExamples, int validExamples, boolean hashing) {
    LaneProgram.Code setup = program.code(Component.SETUP);
    LaneProgram.Code predict = program.code(Component.PREDICT);
    LaneProgram.Code learn = program.code(Component.LEARN);
    long[][] predictStreams = null;
    long[][] learnStreams = null;
    machine.put(FEATURES, null);
    machine.put(output.labelRegister(), null);
    machine.wipe(program);
    machine.wipe(output.predictionRegister());
    machine.put(FEATURES, zeroFeatures);
    machine.put(output.labelRegister(), zeroLabel);
    if (program.isRandom()) {
      machine.run(setup, machine.streams(setup, Component.SETUP, seed));
      predictStreams = machine.streams(predict, Component.PREDICT, seed);
      learnStreams = machine.streams(learn, Component.LEARN, seed);
    } else {
      machine.run(setup, null);
    }

    Arrays.fill(alive, true);
    aliveCount = block.lanes;
    Arrays.fill(best, Fitness.WORST);
    trainSteps = 0;
    int perEpoch = block.train.size();
    int remaining = Math.min(trainExamples, perEpoch * block.epochs.length);
    for (int epoch = 0; remaining > 0; epoch++) {
      int steps = Math.min(perEpoch, remaining);
      boolean record = hashing && epoch == 0;
      train(program, predict, learn, predictStreams, learnStreams, epoch, steps, record);
      if (aliveCount == 0) {
        return;
      }
      remaining -= perEpoch;
      validate(predict, predictStreams, validExamples, record);
    }
  }

  private void train(
      LaneProgram program,
      LaneProgram.Code predict,
      LaneProgram.Code learn,
      long[][] predictStreams,
      long[][] learnStreams,
      int epoch,
      int steps,
      boolean record) {
    LaneBlock.Split split = block.train;
    boolean normalise = program.predictionReadLater() || record;
    int[] order = block.epochs[epoch];
    for (int step = 0; step < steps; step++) {
      int example = order[step];
      machine.put(FEATURES, split.features()[example]);
      machine.put(output.labelRegister(), zeroLabel);
      machine.run(predict, predictStreams);

      trainSteps += aliveCount;
      double[] prediction = machine.get(output.predictionRegister());
      int fine =
          switch (metric) {
            case RMS_ERROR -> difference(split.targets()[example], prediction);
            case ACCURACY -> probability(split.targets()[example], prediction, normalise);
            case CLASS_ACCURACY -> softmax(split.labels()[example], prediction);
          };
      if (fine < block.lanes && stopRunaways() == 0) {
        return;
      }
      if (record) {
        recordErrors(alive);
      }

      machine.put(FEATURES, split.features()[example]);
      machine.put(output.labelRegister(), split.labels()[example]);
      machine.run(learn, learnStreams);
    }
  }

  /** Measures the errors; returns how many are within the limit, as the two methods below do. */
  private int difference(double[] target, double[] prediction) {
    int fine = 0;
    for (int lane = 0; lane < target.length; lane++) {
      double error = Math.abs(target[lane] - prediction[lane]);
      errors[lane] = error;
      fine += error <= maxAbsError ? 1 : 0;
    }
    return fine;
  }

  /** Replaces the score by its probability, if anyone is to see it, and measures the error. */
  private int probability(double[] target, double[] prediction, boolean normalise) {
    int fine = 0;
    for (int lane = 0; lane < target.length; lane++) {
      if (normalise) {
        prediction[lane] = Fitness.sigmoid(prediction[lane]);
        errors[lane] = Math.abs(target[lane] - prediction[lane]);
      } else {
        // The error of a probability can only be too large if it is not a number.
        errors[lane] = Double.isNaN(prediction[lane]) ? Double.NaN : 0;
      }
      fine += errors[lane] <= maxAbsError ? 1 : 0;
    }
    return fine;
  }

  /** Softmax over the classes; elements beyond them become zero. The error is the largest one. */
  private int softmax(double[] label, double[] prediction) {
    int lanes = block.lanes;
    int end = block.classes * lanes;
    int fine = 0;
    for (int lane = 0; lane < lanes; lane++) {
      double largest = Double.NEGATIVE_INFINITY;
      for (int k = lane; k < end; k += lanes) {
        largest = Math.max(largest, prediction[k]);
      }
      double total = 0;
      for (int k = lane; k < end; k += lanes) {
        prediction[k] = Math.exp(prediction[k] - largest);
        total += prediction[k];
      }
      double error = 0;
      for (int k = lane; k < end; k += lanes) {
        prediction[k] /= total;
        error = Math.max(error, Math.abs(label[k] - prediction[k]));
      }
      errors[lane] = error;
      fine += error <= maxAbsError ? 1 : 0;
    }
    Arrays.fill(prediction, end, prediction.length, 0);
    return fine;
  }

  /** Stops the tasks whose error is not a number or too large; returns how many go on. */
  private int stopRunaways() {
    for (int lane = 0; lane < errors.length; lane++) {
      if (alive[lane] && !(errors[lane] <= maxAbsError)) {
        alive[lane] = false;
        aliveCount--;
      }
    }
    return aliveCount;
  }

  private void validate(
      LaneProgram.Code predict, long[][] predictStreams, int examples, boolean record) {
    LaneBlock.Split split = block.valid;
    Arrays.fill(loss, 0);
    System.arraycopy(alive, 0, valid, 0, alive.length);
    int steps = Math.min(examples, split.size());
    machine.put(output.labelRegister(), zeroLabel);
    for (int example = 0; example < steps; example++) {
      machine.put(FEATURES, split.features()[example]);
      machine.run(predict, predictStreams);
      double[] prediction = machine.get(output.predictionRegister());
      switch (metric) {
        case RMS_ERROR -> addSquaredErrors(split.targets()[example], prediction);
        case ACCURACY -> addWrongDecisions(split.targets()[example], prediction);
        case CLASS_ACCURACY -> addWrongClasses(split.targets()[example], prediction);
      }
      if (record) {
        recordErrors(valid);
      }
    }
    for (int lane = 0; lane < loss.length; lane++) {
      if (valid[lane]) {
        double mean = loss[lane] / split.size();
        double fitness =
            metric == Metric.RMS_ERROR ? Fitness.ofRootMeanSquare(Math.sqrt(mean)) : 1 - mean;
        best[lane] = Math.max(best[lane], fitness);
      }
    }
  }

  private void addSquaredErrors(double[] target, double[] prediction) {
    int fine = 0;
    for (int lane = 0; lane < loss.length; lane++) {
      double error = target[lane] - prediction[lane];
      errors[lane] = Math.abs(error);
      loss[lane] += error * error;
      fine += errors[lane] <= maxAbsError ? 1 : 0;
    }
    if (fine < block.lanes) {
      for (int lane = 0; lane < loss.length; lane++) {
        valid[lane] &= errors[lane] <= maxAbsError;
      }
    }
  }

  private void addWrongDecisions(double[] target, double[] prediction) {
    for (int lane = 0; lane < loss.length; lane++) {
      boolean right = (target[lane] > 0.5) == Fitness.isPositive(prediction[lane]);
      errors[lane] = right ? 0 : 1;
      loss[lane] += errors[lane];
    }
  }

  /** The last of equal largest scores decides, as in the original. */
  private void addWrongClasses(double[] target, double[] prediction) {
    for (int lane = 0; lane < loss.length; lane++) {
      int decision = 0;
      double largest = -Double.MAX_VALUE;
      for (int c = 0; c < block.classes; c++) {
        double score = prediction[c * block.lanes + lane];
        if (score >= largest) {
          decision = c;
          largest = score;
        }
      }
      errors[lane] = decision == (int) target[lane] ? 0 : 1;
      loss[lane] += errors[lane];
    }
  }

  private void recordErrors(boolean[] counting) {
    for (int lane = 0; lane < hashes.length; lane++) {
      if (counting[lane]) {
        long z =
            (hashes[lane] ^ (Double.doubleToLongBits(errors[lane]) & hashMask))
                + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        hashes[lane] = z ^ (z >>> 31);
      }
    }
  }
}
