package org.reprise.search.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.space.layerwise.LayerwiseSpace;
import org.reprise.space.nasbench201.NasBench201;

class ControllerTest {
  private static final SearchSpace CELLS = new NasBench201();

  @Test
  void hasTheParametersOfItsFormula() {
    int h = 35;
    int lstm = 2 * 4 * h * (2 * h + 1);
    // Cells: start vector, one kind of 5 operations. Layers: start and anchor, kinds height, width,
    // filters of 4 each.
    assertThat(new Controller(CELLS, 2, h).parameterCount())
        .isEqualTo(h + 5 * h + lstm + 5 * (h + 1));
    assertThat(new Controller(new LayerwiseSpace(6), 2, h).parameterCount())
        .isEqualTo(2 * h + 3 * 4 * h + lstm + 3 * 4 * (h + 1) + 2 * h * h + h);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cells", "layers"})
  void theProbabilitiesOfAllArchitecturesSumToOne(String which) {
    SearchSpace space = which.equals("cells") ? CELLS : new LayerwiseSpace(2);
    Controller controller = new Controller(space, 2, 5);
    double[] parameters =
        new SplittableRandom(2).doubles(controller.parameterCount(), -1, 1).toArray();
    double sum =
        space
            .keys()
            .mapToObj(space::fromKey)
            .mapToDouble(a -> Math.exp(controller.replay(parameters, a).logProbability()))
            .sum();
    assertThat(sum).isCloseTo(1, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cells", "layers"})
  void theLogProbabilityGradientIsWhatFiniteDifferencesSay(String which) {
    SearchSpace space = which.equals("cells") ? CELLS : new LayerwiseSpace(4);
    Controller controller = new Controller(space, 2, 6);
    SplittableRandom random = new SplittableRandom(3);
    double[] parameters = random.doubles(controller.parameterCount(), -0.7, 0.7).toArray();
    Controller.Episode episode = controller.sample(parameters, random);
    Architecture architecture = episode.architecture();
    double[] gradient = new double[parameters.length];
    controller.addLogProbabilityGradient(parameters, episode, 1, gradient);
    double h = 1e-5;
    for (int i = 0; i < parameters.length; i++) {
      double kept = parameters[i];
      parameters[i] = kept + h;
      double up = controller.replay(parameters, architecture).logProbability();
      parameters[i] = kept - h;
      double down = controller.replay(parameters, architecture).logProbability();
      parameters[i] = kept;
      double difference = (up - down) / (2 * h);
      double scale = Math.max(1e-2, Math.abs(difference));
      assertThat((gradient[i] - difference) / scale)
          .as("parameter " + i)
          .isCloseTo(0, within(1e-6));
    }
  }

  @Test
  void aReplayHasTheProbabilityOfTheSampleThatItRepeats() {
    SearchSpace space = new LayerwiseSpace(5);
    Controller controller = new Controller(space, 2, 8);
    SplittableRandom random = new SplittableRandom(9);
    double[] parameters = random.doubles(controller.parameterCount(), -1, 1).toArray();
    for (int i = 0; i < 50; i++) {
      Controller.Episode sample = controller.sample(parameters, random);
      assertThat(space.defect(sample.architecture())).isEmpty();
      assertThat(controller.replay(parameters, sample.architecture()).logProbability())
          .isEqualTo(sample.logProbability());
    }
  }

  @Test
  void anchorPointsSeeEachOther() {
    // The skip bit from layer 0 depends on what layer 0 decided, through its anchor's hidden state.
    LayerwiseSpace space = new LayerwiseSpace(2);
    Controller controller = new Controller(space, 1, 6);
    double[] parameters =
        new SplittableRandom(4).doubles(controller.parameterCount(), -2, 2).toArray();
    double[] byFilters = new double[4];
    for (int filters = 0; filters < 4; filters++) {
      int[] choices = new int[7];
      choices[2] = filters;
      Architecture without = Architecture.of(choices);
      Architecture with = without.with(LayerwiseSpace.skip(0, 1), 1);
      double odds =
          controller.replay(parameters, with).logProbability()
              - controller.replay(parameters, without).logProbability();
      byFilters[filters] = 1 / (1 + Math.exp(-odds));
    }
    assertThat(byFilters).doesNotHaveDuplicates();
  }
}
