package org.reprise.algorithm.automlzero.execution;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.reprise.algorithm.automlzero.program.AddressSpace;
import org.reprise.algorithm.automlzero.program.Component;
import org.reprise.algorithm.automlzero.program.OperandKind;
import org.reprise.algorithm.automlzero.program.OutputKind;
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
  private static final int FEATURES = AddressSpace.register(OperandKind.VECTOR, 0);

  private final LaneBlock block;
  private final LaneMachine machine;
  private final Judge judge;
  private final OutputKind output;
  private final int firstTask;
  private final int lanes;
  private final double[] zeroFeatures;
  private final double[] zeroLabel;
  private final double maxAbsError;

  private final boolean[] alive;
  private final boolean[] valid;
  private final double[] best;
  private final long[] hashes;
  private final TrainPass trainPass;
  private final ValidPass validPass;
  private long hashMask;
  private int aliveCount;
  private long trainSteps;

  /**
   * A runner for the tasks {@code from} (included) to {@code to} (excluded) of a set, in the
   * processor's vector registers where the virtual machine opens them.
   */
  public TaskRunner(TaskSet set, int from, int to, double maxAbsError) {
    this(set, from, to, maxAbsError, true);
  }

  TaskRunner(TaskSet set, int from, int to, double maxAbsError, boolean vectors) {
    this.block = new LaneBlock(set, from, to, vectors);
    this.lanes = block.layout.lanes();
    this.machine = new LaneMachine(block.kernels, from);
    this.judge = Judge.of(set.metric(), block.kernels, block.classes, maxAbsError);
    this.output = set.metric().output();
    this.maxAbsError = maxAbsError;
    this.firstTask = from;
    this.zeroFeatures = block.layout.newVector();
    this.zeroLabel = block.layout.newRegister(output.labelRegister());
    this.alive = new boolean[lanes];
    this.valid = new boolean[lanes];
    this.best = new double[lanes];
    this.hashes = new long[lanes];
    this.trainPass = new TrainPass();
    this.validPass = new ValidPass();
  }

  /** Returns the number of tasks. */
  public int tasks() {
    return lanes;
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
    System.arraycopy(best, 0, fitness, firstTask, lanes);
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
    for (int lane = 0; lane < lanes; lane++) {
      hashes[lane] = firstTask + lane;
    }
    execute(program, evaluationSeed, trainExamples, validExamples, true);
    System.arraycopy(hashes, 0, fingerprints, firstTask, lanes);
    return trainSteps;
  }

  private void execute(
      LaneProgram program, long seed, int trainExamples, int validExamples, boolean hashing) {
    LaneProgram.Code setup = program.code(Component.SETUP);
    long[][] streams = null;
    machine.put(FEATURES, null);
    machine.put(output.labelRegister(), null);
    machine.wipe(program);
    machine.wipe(output.predictionRegister());
    machine.put(FEATURES, zeroFeatures);
    machine.put(output.labelRegister(), zeroLabel);
    if (program.isRandom()) {
      machine.run(setup, machine.streams(setup, Component.SETUP, seed));
      streams = machine.streams(program, seed);
    } else {
      machine.run(setup, null);
    }

    Arrays.fill(alive, true);
    aliveCount = lanes;
    Arrays.fill(best, Fitness.WORST);
    trainSteps = 0;
    int perEpoch = block.train.size();
    int remaining = Math.min(trainExamples, perEpoch * block.epochs.length);
    for (int epoch = 0; remaining > 0; epoch++) {
      int steps = Math.min(perEpoch, remaining);
      boolean record = hashing && epoch == 0;
      train(program, streams, epoch, steps, record);
      if (aliveCount == 0) {
        return;
      }
      remaining -= perEpoch;
      validate(program, streams, validExamples, record);
    }
  }

  private void train(
      LaneProgram program, long @Nullable [][] streams, int epoch, int steps, boolean record) {
    trainPass.seen = program.predictionReadLater() || record;
    trainPass.order = block.epochs[epoch];
    trainPass.record = record;
    machine.run(program.training(), streams, steps, trainPass);
  }

  private final class TrainPass implements LaneMachine.Pass {
    private final double[][] features = block.train.features();
    private final double[][] labels = block.train.labels();
    private final double[][] targets = block.train.targets();
    private final int labelRegister = output.labelRegister();
    private final int predictionRegister = output.predictionRegister();
    int[] order = {};
    boolean seen;
    boolean record;
    double[] label = {};
    double[] target = {};

    @Override
    public void begin(int step) {
      int example = order[step];
      label = labels[example];
      target = targets[example];
      machine.put(FEATURES, features[example]);
      machine.put(labelRegister, zeroLabel);
    }

    @Override
    public boolean judge() {
      trainSteps += aliveCount;
      double[] prediction = machine.get(predictionRegister);
      boolean within = judge.train(target, label, prediction, seen);
      if (!within && stopRunaways() == 0) {
        return false;
      }
      if (record) {
        recordErrors(alive);
      }
      machine.put(labelRegister, label);
      return true;
    }
  }

  /** Stops the tasks whose error is not a number or too large; returns how many go on. */
  private int stopRunaways() {
    for (int lane = 0; lane < lanes; lane++) {
      if (alive[lane] && !(judge.errors[lane] <= maxAbsError)) {
        alive[lane] = false;
        aliveCount--;
      }
    }
    return aliveCount;
  }

  private void validate(
      LaneProgram program, long @Nullable [][] streams, int examples, boolean record) {
    LaneBlock.Split split = block.valid;
    judge.reset();
    System.arraycopy(alive, 0, valid, 0, lanes);
    int steps = Math.min(examples, split.size());
    machine.put(output.labelRegister(), zeroLabel);
    validPass.record = record;
    machine.run(program.validation(), streams, steps, validPass);
    for (int lane = 0; lane < lanes; lane++) {
      if (valid[lane]) {
        best[lane] = Math.max(best[lane], judge.fitness(lane, split.size()));
      }
    }
  }

  private final class ValidPass implements LaneMachine.Pass {
    private final LaneBlock.Split split = block.valid;
    boolean record;
    double[] target = {};

    @Override
    public void begin(int example) {
      machine.put(FEATURES, split.features()[example]);
      target = split.targets()[example];
    }

    @Override
    public boolean judge() {
      double[] prediction = machine.get(output.predictionRegister());
      if (!judge.validate(target, prediction)) {
        for (int lane = 0; lane < lanes; lane++) {
          valid[lane] &= judge.errors[lane] <= maxAbsError;
        }
      }
      if (record) {
        recordErrors(valid);
      }
      return true;
    }
  }

  private void recordErrors(boolean[] counting) {
    for (int lane = 0; lane < lanes; lane++) {
      if (counting[lane]) {
        long z =
            (hashes[lane] ^ (Double.doubleToLongBits(judge.errors[lane]) & hashMask))
                + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        hashes[lane] = z ^ (z >>> 31);
      }
    }
  }
}
