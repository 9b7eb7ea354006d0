package org.reprise.algorithm.automlzero.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reprise.algorithm.automlzero.program.Liveness;
import org.reprise.algorithm.automlzero.program.NamedPrograms;
import org.reprise.algorithm.automlzero.program.OutputKind;
import org.reprise.algorithm.automlzero.program.Program;
import org.reprise.algorithm.automlzero.program.ProgramParser;
import org.reprise.algorithm.automlzero.task.RegressionTasks;
import org.reprise.algorithm.automlzero.task.TaskSet;
import org.reprise.search.RandomStreams;

/** Algorithms designed by people reach the fitness that is known of them. */
class ReferenceFitnessTest {

  private static double mean(Program program, TaskSet set) {
    int count = set.tasks().size();
    double[] fitness = new double[count];
    new TaskRunner(set, 0, count, 100)
        .run(
            LaneProgram.live(program, Liveness.of(program, OutputKind.SCALAR)),
            1,
            set.trainSteps(),
            fitness);
    return Arrays.stream(fitness).average().orElseThrow();
  }

  /** Gradient descent on linear tasks, computed independently of this code (mean of 40 tasks). */
  @ParameterizedTest
  @CsvSource({
    "4, 100, 0.01, 0.6231, 0.03",
    "4, 100, 0.1, 0.99965, 0.0003",
    "4, 100, 0.2, 0.99994, 0.0001",
    "8, 1000, 0.01, 0.99988, 0.0002"
  })
  void linearRegression(int features, int train, double rate, double expected, double tolerance) {
    TaskSet set =
        RegressionTasks.create(
            RegressionTasks.Family.LINEAR, features, train, 100, 200, RandomStreams.of(3));
    Program program =
        new ProgramParser().parse(NamedPrograms.LINEAR.text().replace("s2 = 0.1", "s2 = " + rate));
    assertThat(mean(program, set)).isCloseTo(expected, within(tolerance));
  }

  @Test
  void biasAndHiddenLayerAreNeededWhereTheTaskHasThem() {
    TaskSet affine =
        RegressionTasks.create(
            RegressionTasks.Family.AFFINE, 4, 1000, 100, 20, RandomStreams.of(4));
    assertThat(mean(NamedPrograms.AFFINE.program(), affine)).isGreaterThan(0.999);
    assertThat(mean(NamedPrograms.LINEAR.program(), affine)).isLessThan(0.8);

    TaskSet layers =
        RegressionTasks.create(
            RegressionTasks.Family.TWO_LAYER, 4, 10000, 100, 20, RandomStreams.of(5));
    double net = mean(NamedPrograms.NEURAL_NET.program(), layers);
    assertThat(net).isGreaterThan(mean(NamedPrograms.AFFINE.program(), layers) + 0.05);
    assertThat(net).isGreaterThan(mean(NamedPrograms.DAMAGED_NEURAL_NET.program(), layers) + 0.05);
  }

  @Test
  void fitnessMappings() {
    assertThat(Fitness.ofRootMeanSquare(0)).isEqualTo(1);
    assertThat(Fitness.ofRootMeanSquare(1)).isCloseTo(0.5, within(1e-15));
    assertThat(Fitness.ofRootMeanSquare(Double.NaN)).isZero();
    assertThat(Fitness.ofRootMeanSquare(Double.POSITIVE_INFINITY)).isZero();
    for (double x : new double[] {-1, -1e-15, 0, 1e-17, 1.2e-16, 2.3e-16, 9e-16, 1e-15, 2e-15, 3}) {
      assertThat(Fitness.isPositive(x)).isEqualTo(Fitness.sigmoid(x) > 0.5);
    }
  }
}
