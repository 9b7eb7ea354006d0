package org.reprise.algorithm.automlzero.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reprise.algorithm.automlzero.program.NamedPrograms;
import org.reprise.algorithm.automlzero.search.ProgramEvaluator;
import org.reprise.search.RandomStreams;
import org.reprise.space.InvalidInputException;

class TasksTest {
  private static final ImageTasks.Images IMAGES =
      SyntheticImages.create(10, 200, 64, 2, new SplittableRandom(1));

  @Test
  void pairsAreDividedAsInTheOriginal() {
    assertThat(ImageTasks.selectionPairs()).hasSize(9);
    assertThat(ImageTasks.searchPairs())
        .hasSize(36)
        .doesNotContainAnyElementsOf(ImageTasks.selectionPairs());
  }

  @Test
  void imageFeaturesAreStandardisedOnTheTrainingPartAndClassesBalanced() {
    TaskSet set =
        ImageTasks.binary(IMAGES, ImageTasks.searchPairs(), 8, 200, 100, 3, RandomStreams.of(1));
    for (Task task : set.tasks()) {
      for (int f = 0; f < 8; f++) {
        int feature = f;
        double[] values =
            Arrays.stream(task.train().features()).mapToDouble(row -> row[feature]).toArray();
        double mean = Arrays.stream(values).average().orElseThrow();
        double variance = Arrays.stream(values).map(x -> x * x).average().orElseThrow();
        assertThat(mean).isCloseTo(0, within(1e-9));
        assertThat(variance).isCloseTo(1, within(1e-9));
      }
      double ones =
          Arrays.stream(task.train().labels()).sum() + Arrays.stream(task.valid().labels()).sum();
      assertThat(ones).isEqualTo(150);
    }
  }

  @Test
  void logisticRegressionLearnsImageTasks() {
    TaskSet binary =
        ImageTasks.binary(IMAGES, ImageTasks.searchPairs(), 16, 300, 100, 5, RandomStreams.of(2));
    assertThat(ProgramEvaluator.plain(binary).evaluate(NamedPrograms.LINEAR.program(), 1))
        .isGreaterThan(0.9);
    TaskSet all = ImageTasks.multiClass(IMAGES, 16, 1000, 200, 3, RandomStreams.of(3));
    assertThat(ProgramEvaluator.plain(all).evaluate(NamedPrograms.MULTI_CLASS.program(), 1))
        .isGreaterThan(0.5);
  }

  @Test
  void theSameStreamsGiveTheSameTasks() {
    TaskSet a =
        RegressionTasks.create(RegressionTasks.Family.LINEAR, 4, 10, 5, 2, RandomStreams.of(4));
    TaskSet b =
        RegressionTasks.create(RegressionTasks.Family.LINEAR, 4, 10, 5, 3, RandomStreams.of(4));
    assertThat(a.tasks().get(1).train().features())
        .isDeepEqualTo(b.tasks().get(1).train().features());
    assertThat(a.tasks().get(1).valid().labels()).isEqualTo(b.tasks().get(1).valid().labels());
    assertThat(a.tasks().get(0).train().labels()).isNotEqualTo(a.tasks().get(1).train().labels());
  }

  @Test
  void twoLayerTasksHaveTwoSilentUnits() {
    // With two features, units 0 and 1 remain; unit 0 is silent, so labels never change sign twice.
    TaskSet set =
        RegressionTasks.create(
            RegressionTasks.Family.TWO_LAYER, 2, 500, 5, 20, RandomStreams.of(5));
    for (Task task : set.tasks()) {
      double smallest = Arrays.stream(task.train().labels()).min().orElseThrow();
      double largest = Arrays.stream(task.train().labels()).max().orElseThrow();
      // One unit u·max(0, w·x) has one sign.
      assertThat(smallest == 0 || largest == 0).isTrue();
    }
  }

  @Test
  void tooFewImagesAndTooManyClassesAreRefused() {
    assertThatThrownBy(
            () ->
                ImageTasks.binary(
                    IMAGES, ImageTasks.searchPairs(), 8, 1000, 100, 1, RandomStreams.of(1)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("550 images of one class are needed, the data set has 200");
    assertThatThrownBy(() -> ImageTasks.multiClass(IMAGES, 8, 100, 10, 1, RandomStreams.of(1)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("10 classes need as many features");
  }
}
