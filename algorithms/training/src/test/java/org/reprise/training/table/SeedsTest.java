package org.reprise.training.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reprise.space.Architecture;
import org.reprise.training.standalone.TrainingResult;

/** Which architectures get further seeds, and what two seeds say of the noise. */
class SeedsTest {
  private static final TrainingBenchmark MOBILE = BuiltInBenchmark.MOBILE_FASHION.benchmark();
  private static final TrainingBenchmark SOME = MOBILE.with(MOBILE.architectures().subList(0, 40));

  private static TrainedEntry entry(int number, long seed, double validation, double test) {
    TrainingResult.Epoch epoch = new TrainingResult.Epoch(1, 1, validation);
    return new TrainedEntry(
        SOME.space().format(SOME.architectures().get(number)),
        seed,
        new TrainingResult(List.of(epoch), false, test, 1, 1));
  }

  @Test
  void furtherSeedsGoToABeginningAndToTheBestWhenAllHaveTheFirst() {
    SeedPlan plan = new SeedPlan(List.of(0L), List.of(1L, 2L), 3, 2);
    List<TrainedEntry> entries = new ArrayList<>();
    for (int i = 0; i < 39; i++) {
      // The best two are numbers 1 and 30; number 7 diverged.
      entries.add(entry(i, 0, i == 30 ? 0.95 : i == 1 ? 0.9 : 0.5 + 0.001 * i, 0.5));
    }
    TrainedEntry seventh = entries.get(7);
    entries.set(
        7,
        new TrainedEntry(
            seventh.architecture(),
            0,
            new TrainingResult(seventh.result().curve(), true, Double.NaN, Double.NaN, 1)));
    assertThat(plan.chosen(SOME, entries)).isEmpty();
    entries.add(entry(39, 0, 0.1, 0.1));
    List<Architecture> order = SOME.architectures();
    assertThat(plan.chosen(SOME, entries))
        .containsExactly(order.get(0), order.get(1), order.get(2), order.get(30));
  }

  /** Deviations from the normal distribution that made them, tau-b as in 2 asin(r) / pi. */
  @Test
  void noiseIsThatOfTheSeeds() {
    SplittableRandom random = new SplittableRandom(5);
    TrainingBenchmark many = MOBILE.with(MOBILE.architectures().subList(0, 2_000));
    List<TrainedEntry> entries = new ArrayList<>();
    for (Architecture architecture : many.architectures()) {
      double truth = 0.8 + 0.01 * random.nextGaussian();
      for (long seed = 0; seed < 2; seed++) {
        TrainingResult.Epoch epoch =
            new TrainingResult.Epoch(1, 1, truth + 0.005 * random.nextGaussian());
        entries.add(
            new TrainedEntry(
                many.space().format(architecture),
                seed,
                new TrainingResult(
                    List.of(epoch), false, truth + 0.01 * random.nextGaussian(), 1, 1)));
      }
    }
    List<String> notes = new TableNoise(many, entries).notes();
    assertThat(notes.get(0)).isEqualTo("trainings: 2000 with seed 0, 2000 with seed 1");
    // Correlations 1/1.25 and 1/2 are taus of .590 and .333; the sample's error is .012.
    assertThat(notes.get(1))
        .matches(
            "noise: over 2000 random architectures, tau-b between seeds 0 and 1 is 0\\.(5[789]|60)."
                + " in validation and 0\\.3[0-6]. in the test; a seed moves one by"
                + " 0\\.(4[89]|5[012]) and (0\\.9[6789]|1\\.0[01234]) points .*");
    assertThat(notes.get(2)).startsWith("noise at the top: over 500 best by validation");
    assertThat(new TableNoise(many, entries.subList(0, 1)).notes().get(1))
        .isEqualTo("noise: not known, every architecture was trained once");
  }
}
