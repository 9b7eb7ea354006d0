package org.reprise.training.cuda.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.reprise.training.cuda.check.GoldenTrainings.Golden;
import org.reprise.training.engine.Engine;
import org.reprise.training.table.TableTraining.Task;
import org.reprise.training.tensor.Operations;

class GoldenTrainingsTest {
  /** Another engine in single precision arrives at them with room to spare. */
  @Test
  void theVectorEngineArrivesAtTheKnownLosses() {
    Map<String, double[]> expected = GoldenTrainings.expected();
    assertThat(expected).hasSameSizeAs(GoldenTrainings.all());
    for (Golden golden : GoldenTrainings.all()) {
      assertThat(distance(golden, expected)).as(golden.name()).isLessThan(2e-4);
    }
  }

  @Test
  void anotherSeedDoesNot() {
    Golden golden = GoldenTrainings.all().get(0);
    Golden other = new Golden(golden.benchmark(), new Task(golden.task().architecture(), 1));
    assertThat(distance(other, GoldenTrainings.expected()))
        .isGreaterThan(GoldenTrainings.TOLERANCE);
  }

  private static double distance(Golden golden, Map<String, double[]> expected) {
    try (Operations operations = Engine.LANES.open()) {
      return GoldenTrainings.distance(
          GoldenTrainings.losses(GoldenTrainings.train(golden, operations)),
          Objects.requireNonNull(expected.get(golden.name())));
    }
  }

  @Test
  void aLossThatIsNoNumberIsInfinitelyFarAway() {
    assertThat(GoldenTrainings.distance(new double[] {1, Double.NaN, 1}, new double[] {1, 1, 1}))
        .isInfinite();
    assertThat(GoldenTrainings.distance(new double[] {2.2, 3}, new double[] {2, 3}))
        .isCloseTo(0.1, offset(1e-12));
  }
}
