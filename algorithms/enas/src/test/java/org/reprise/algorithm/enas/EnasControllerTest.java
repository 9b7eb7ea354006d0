package org.reprise.algorithm.enas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reprise.space.Architecture;
import org.reprise.space.enas.EnasMacroSpace;
import org.reprise.space.enas.EnasMicroSpace;
import org.reprise.space.nasbench201.NasBench201;

class EnasControllerTest {
  private static final NasBench201 CELLS = new NasBench201();
  private static final Squash SQUASH = new Squash(5, 2.5);

  private static EnasController ofCells() {
    return ControllerDesign.oneByOne(ControllerSettings.ofCells(2, 32, SQUASH)).of(CELLS);
  }

  /** The released controller has 17,253 weights, 256 of them a second bias of the LSTM's gates. */
  @Test
  void hasTheWeightsOfTheReleasedOne() {
    assertThat(ofCells().parameterCount() + 2 * 4 * 32).isEqualTo(17_253);
  }

  /** 6 ln 5. */
  @Test
  void withoutWeightsAllCellsAreEquallyProbable() {
    EnasController controller = ofCells();
    double[] zeros = new double[controller.parameterCount()];
    double sum = 0;
    for (long key = 0; key < 15_625; key += 625) {
      double log = controller.replay(zeros, CELLS.fromKey(key)).logProbability();
      assertThat(log).isCloseTo(-9.656627, within(1e-6));
      sum += Math.exp(log);
    }
    assertThat(sum).isCloseTo(1.0 / 625, within(1e-15));
    EnasController.Episode one = controller.replay(zeros, CELLS.fromKey(7));
    assertThat(one.entropy()).isCloseTo(9.656627, within(1e-6));
  }

  @Test
  void theProbabilitiesOfAllCellsSumToOne() {
    EnasController small =
        ControllerDesign.oneByOne(ControllerSettings.ofCells(2, 4, SQUASH)).of(CELLS);
    double[] parameters = new SplittableRandom(1).doubles(small.parameterCount(), -3, 3).toArray();
    double sum =
        CELLS
            .keys()
            .mapToObj(CELLS::fromKey)
            .mapToDouble(cell -> Math.exp(small.replay(parameters, cell).logProbability()))
            .sum();
    assertThat(sum).isCloseTo(1, within(1e-12));
  }

  /** Bounds worked out apart: no cell can become more probable than .973756^6 = .8525. */
  @Test
  void theTanhKeepsEveryProbabilityInBounds() {
    EnasController small =
        ControllerDesign.oneByOne(ControllerSettings.ofCells(1, 4, SQUASH)).of(CELLS);
    SplittableRandom random = new SplittableRandom(2);
    double least = 1;
    double greatest = 0;
    for (int i = 0; i < 200; i++) {
      double[] parameters = random.doubles(small.parameterCount(), -100, 100).toArray();
      EnasController.Episode episode = small.sample(parameters, random);
      for (double[] p : episode.probabilities) {
        least = Math.min(least, Arrays.stream(p).min().orElseThrow());
        greatest = Math.max(greatest, Arrays.stream(p).max().orElseThrow());
      }
      assertThat(Math.exp(episode.logProbability())).isLessThan(0.85252);
      assertThat(episode.entropy()).isGreaterThan(0.946904 - 1e-6);
    }
    assertThat(least).isCloseTo(0.001682, within(1e-6));
    assertThat(greatest).isCloseTo(0.973756, within(1e-6));
  }

  /** Cells; a chain with skips; a cell whose nodes choose inputs, some of them silent. */
  private static EnasController controller(String which, boolean ofSample) {
    ControllerSettings settings =
        new ControllerSettings(
            1,
            5,
            which.equals("cells"),
            !which.equals("chain"),
            new Squash(2, 1.5),
            new Squash(which.equals("chain") ? 1 : 3, which.equals("chain") ? 0 : 2),
            new double[0],
            new double[] {0.25, 0.25, -0.25},
            0.4,
            false,
            ofSample);
    List<ControllerStep> steps = new ArrayList<>();
    int decisions = 0;
    if (which.equals("cells")) {
      while (decisions < 4) {
        steps.add(new ControllerStep.Operation(decisions++, false));
      }
    } else if (which.equals("chain")) {
      for (int layer = 0; layer < 4; layer++) {
        steps.add(new ControllerStep.Operation(decisions++, false));
        int[] skips = new int[layer];
        for (int source = 0; source < layer; source++) {
          skips[source] = decisions++;
        }
        steps.add(new ControllerStep.Skips(skips));
      }
    } else {
      for (int cell = 0; cell < 2; cell++) {
        steps.add(new ControllerStep.Mark(true));
        steps.add(new ControllerStep.Mark(true));
        for (int node = 0; node < 2; node++) {
          steps.add(new ControllerStep.Input(decisions++, 4 * cell, 2 + node));
          steps.add(new ControllerStep.Input(decisions++, 4 * cell, 2 + node));
          steps.add(new ControllerStep.Operation(decisions++, cell == 0));
          steps.add(new ControllerStep.Operation(decisions++, cell == 0));
          steps.add(new ControllerStep.Mark(false));
        }
      }
    }
    return new EnasController(steps, decisions, 3, settings);
  }

  @ParameterizedTest
  @CsvSource({"cells,false", "chain,false", "chain,true", "nodes,false"})
  void theGradientIsWhatFiniteDifferencesSay(String which, boolean ofSample) {
    EnasController controller = controller(which, ofSample);
    SplittableRandom random = new SplittableRandom(3);
    double[] parameters = random.doubles(controller.parameterCount(), -0.7, 0.7).toArray();
    EnasController.Episode episode = controller.sample(parameters, random);
    Architecture architecture = episode.architecture();
    assertThat(controller.replay(parameters, architecture).logProbability())
        .isEqualTo(episode.logProbability());
    double[] gradient = new double[parameters.length];
    new ControllerGradient(1.3, 0.7, 0.9).add(controller, parameters, episode, gradient);
    double h = 1e-5;
    for (int i = 0; i < parameters.length; i++) {
      double kept = parameters[i];
      parameters[i] = kept + h;
      double up = sum(controller.replay(parameters, architecture));
      parameters[i] = kept - h;
      double down = sum(controller.replay(parameters, architecture));
      parameters[i] = kept;
      double difference = (up - down) / (2 * h);
      double scale = Math.max(1e-2, Math.abs(difference));
      assertThat((gradient[i] - difference) / scale)
          .as("parameter " + i)
          .isCloseTo(0, within(1e-6));
    }
  }

  private static double sum(EnasController.Episode episode) {
    return 1.3 * episode.logProbability() + 0.7 * episode.entropy() + 0.9 * episode.penalty();
  }

  /** With equal logits a skip is as probable as none: KL of (.5, .5) from (.6, .4), each layer. */
  @Test
  void theSkipPenaltyIsADivergence() {
    EnasController chain = controller("chain", true);
    double[] zeros = new double[chain.parameterCount()];
    double each = 0.5 * Math.log(0.5 / 0.4) + 0.5 * Math.log(0.5 / 0.6);
    // Layers 1 to 3 have 1, 2 and 3 skips.
    Architecture any = Architecture.of(new int[10]);
    assertThat(chain.replay(zeros, any).penalty()).isCloseTo(each * 6 / 3, within(1e-12));
    // ln 2 for each of 6 skips and ln 3 for each of 4 operations.
    assertThat(chain.replay(zeros, any).entropy())
        .isCloseTo(6 * Math.log(2) + 4 * Math.log(3), within(1e-12));
    assertThat(chain.replay(zeros, any).sampledEntropy())
        .isCloseTo(6 * 0.5 * Math.log(2) + 4 * Math.log(3) / 3, within(1e-12));
  }

  /** Preferences hold in the first cell only; they are a factor e^.5 between two operations. */
  @Test
  void preferencesAreAddedToPreferredStepsOnly() {
    EnasController nodes = controller("nodes", false);
    double[] zeros = new double[nodes.parameterCount()];
    Architecture low = Architecture.of(new int[16]);
    double preferred = nodes.replay(zeros, low).logProbability();
    assertThat(nodes.replay(zeros, low.with(2, 2)).logProbability() - preferred)
        .isCloseTo(-0.5, within(1e-12));
    assertThat(nodes.replay(zeros, low.with(10, 2)).logProbability() - preferred)
        .isCloseTo(0, within(1e-12));
  }

  /**
   * LSTM 2 x 64 x 256, start 64, embeddings and classifier 6 x 64 each, attention 2 x 64^2 + 64.
   */
  @Test
  void theMacroControllerDecidesForWholeNetworks() {
    EnasMacroSpace space = new EnasMacroSpace();
    EnasController controller = ControllerDesign.macro(ControllerSettings.ofMacro(false)).of(space);
    assertThat(controller.parameterCount()).isEqualTo(32_768 + 64 + 2 * 6 * 64 + 8_256);
    double[] zeros = new double[controller.parameterCount()];
    EnasController.Episode episode = controller.sample(zeros, new SplittableRandom(1));
    assertThat(space.defect(episode.architecture())).isEmpty();
    // All of 6^12 2^66 networks are equally probable.
    assertThat(episode.logProbability())
        .isCloseTo(-12 * Math.log(6) - 66 * Math.log(2), within(1e-9));
    // sigmoid(0) = .5 against .4, in the code's form too: 66 skips over 11 layers.
    assertThat(episode.penalty())
        .isCloseTo(6 * (0.5 * Math.log(0.5 / 0.4) + 0.5 * Math.log(0.5 / 0.6)), within(1e-9));
  }

  @Test
  void theMicroControllerPrefersSeparableConvolutionsInTheNormalCell() {
    EnasMicroSpace space = new EnasMicroSpace();
    EnasController controller = ControllerDesign.micro(ControllerSettings.ofMicro()).of(space);
    double[] parameters = controller.initial(new SplittableRandom(2));
    SplittableRandom random = new SplittableRandom(3);
    int[] separable = new int[2];
    int draws = 300;
    for (int i = 0; i < draws; i++) {
      Architecture pair = controller.sample(parameters, random).architecture();
      assertThat(space.defect(pair)).isEmpty();
      for (int decision = 1; decision < 40; decision += 2) {
        separable[decision / 20] += pair.choice(decision) < 2 ? 1 : 0;
      }
    }
    // tanh(10) and tanh(0) bounded by .44, then +-.25: two of e^.69 against three of e^-.25.
    double normal = 2 * Math.exp(0.69) / (2 * Math.exp(0.69) + 3 * Math.exp(-0.25));
    double reduction = 2 * Math.exp(0.44) / (2 * Math.exp(0.44) + 3);
    // Four standard errors of 3,000 draws, and what small weights add.
    assertThat(separable[0] / (10.0 * draws)).isCloseTo(normal, within(0.06));
    assertThat(separable[1] / (10.0 * draws)).isCloseTo(reduction, within(0.06));
  }
}
