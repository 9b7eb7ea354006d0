package org.reprise.algorithm.automlzero.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reprise.algorithm.automlzero.program.Liveness;
import org.reprise.algorithm.automlzero.program.Op;
import org.reprise.algorithm.automlzero.program.Program;
import org.reprise.algorithm.automlzero.task.Metric;
import org.reprise.algorithm.automlzero.task.Task;
import org.reprise.algorithm.automlzero.task.TaskSet;

/**
 * The fast runner, with vector registers and without, against the naive interpreter, bit by bit.
 */
class TwinTest {

  @ParameterizedTest
  @CsvSource({
    "RMS_ERROR, 2, 1, 30000",
    "RMS_ERROR, 4, 3, 30000",
    "RMS_ERROR, 8, 3, 6000",
    "RMS_ERROR, 5, 10, 4000",
    "ACCURACY, 4, 3, 25000",
    "CLASS_ACCURACY, 4, 2, 15000"
  })
  void fitnessAndStepsAreEqualToTheBit(Metric metric, int features, int count, int programs) {
    SplittableRandom random = new SplittableRandom(features * 31L + metric.ordinal());
    TaskSet set = tasks(metric, features, count, random);
    TaskRunner runner = new TaskRunner(set, 0, count, 100);
    TaskRunner plain = new TaskRunner(set, 0, count, 100, false);
    double[] fitness = new double[count];
    double[] complete = new double[count];
    double[] loops = new double[count];
    int useful = 0;
    for (int i = 0; i < programs; i++) {
      Program program = RandomPrograms.draw(random, metric.output());
      Liveness liveness = Liveness.of(program, metric.output());
      long steps = runner.run(LaneProgram.live(program, liveness), i, 12, fitness);
      long allSteps = runner.run(LaneProgram.complete(program, metric.output()), i, 12, complete);
      plain.run(LaneProgram.live(program, liveness), i, 12, loops);
      long expectedSteps = 0;
      for (int t = 0; t < count; t++) {
        NaiveInterpreter naive =
            new NaiveInterpreter(program, set.tasks().get(t), metric, 100, i, t);
        double expected = naive.evaluate(12, 8);
        expectedSteps += naive.trainSteps;
        assertThat(fitness[t]).as("task %s of%n%s", t, program.toText()).isEqualTo(expected);
        assertThat(complete[t]).as("all code, %s of%n%s", t, program.toText()).isEqualTo(expected);
        assertThat(loops[t]).as("plain loops, %s of%n%s", t, program.toText()).isEqualTo(expected);
        useful += expected > 0 && expected < 1 ? 1 : 0;
      }
      assertThat(steps).isEqualTo(expectedSteps);
      assertThat(allSteps).isEqualTo(expectedSteps);
    }
    // The comparison is worth something only if many programs do not fail at once.
    assertThat(useful).isGreaterThan(programs / 3);
  }

  @Test
  void vectorRegistersAreOpenInTests() {
    // Otherwise the comparison above would compare the plain loops with themselves.
    assertThat(Kernels.of(4, 10)).isInstanceOf(LaneVectorKernels.class);
    assertThat(Kernels.of(4, 1)).isInstanceOf(VectorKernels.class);
    assertThat(Kernels.plain(4, 10)).isExactlyInstanceOf(Kernels.class);
  }

  @Test
  void fingerprintsAgreeWhereTheErrorsDo() {
    SplittableRandom random = new SplittableRandom(5);
    TaskSet set = tasks(Metric.RMS_ERROR, 4, 2, random);
    TaskRunner runner = new TaskRunner(set, 0, 2, 100);
    long[] prints = new long[2];
    java.util.Map<List<Double>, Long> seen = new java.util.HashMap<>();
    int repeated = 0;
    for (int i = 0; i < 3000; i++) {
      Program program = RandomPrograms.draw(random, Metric.RMS_ERROR.output());
      LaneProgram lanes =
          LaneProgram.live(program, Liveness.of(program, Metric.RMS_ERROR.output()));
      runner.fingerprint(lanes, 7, 5, 5, 52, prints);
      NaiveInterpreter naive =
          new NaiveInterpreter(program, set.tasks().get(0), Metric.RMS_ERROR, 100, 7, 0);
      naive.evaluate(5, 5);
      Long before = seen.put(naive.errors, prints[0]);
      if (before != null) {
        repeated++;
        assertThat(prints[0]).isEqualTo(before);
      }
    }
    assertThat(new java.util.HashSet<>(seen.values())).hasSize(seen.size());
    assertThat(repeated).isGreaterThan(100);
  }

  @Test
  void everyOperationIsReached() {
    SplittableRandom random = new SplittableRandom(1);
    List<Op> missing = new ArrayList<>(List.of(Op.values()));
    for (int i = 0; i < 5000; i++) {
      missing.remove(RandomPrograms.instruction(random, Metric.RMS_ERROR.output()).op());
    }
    assertThat(missing).isEmpty();
    assertThat(Op.values()).hasSize(65);
  }

  static TaskSet tasks(Metric metric, int features, int count, SplittableRandom random) {
    List<Task> tasks = new ArrayList<>();
    int classes = metric == Metric.CLASS_ACCURACY ? features - 1 : 0;
    for (int t = 0; t < count; t++) {
      tasks.add(
          new Task(
              examples(metric, features, 12, classes, random),
              examples(metric, features, 8, classes, random),
              classes));
    }
    return new TaskSet(metric, features, 1, tasks);
  }

  private static Task.Examples examples(
      Metric metric, int features, int count, int classes, SplittableRandom random) {
    double[][] rows = new double[count][features];
    double[] labels = new double[count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < features; j++) {
        rows[i][j] = random.nextGaussian();
      }
      labels[i] =
          switch (metric) {
            case RMS_ERROR -> rows[i][0] - 0.5 * rows[i][1];
            case ACCURACY -> rows[i][0] > 0 ? 1 : 0;
            case CLASS_ACCURACY -> random.nextInt(classes);
          };
    }
    return new Task.Examples(rows, labels);
  }
}
