package org.reprise.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GaussianTest {
  /** Numbers of Java 17; {@link SplittableRandom#nextGaussian} of Java 25 has others. */
  @ParameterizedTest
  @CsvSource({
    "4867667, 0x1.d64727f768641p1, -1119148615747317153",
    "9772116, -0x1.f6d7516e86ba2p1, 3021689858210528838",
    "19274198, 0x1.0fe9612c59053p2, 2105604175413418398",
    "23250764, 0x1.fecf2b16b949p-1, -7258613128665700692",
    "42376464, -0x1.ff3213f6c3226p-1, -5341963393352156194",
    "90407962, -0x1.fec8f8e74605p-1, 2429903173225461937"
  })
  void theRareDrawsInWhichVersionsOfJavaPartAreThoseOfJava17(
      long seed, String number, long following) {
    SplittableRandom random = new SplittableRandom(seed);
    assertThat(Gaussian.next(random)).isEqualTo(Double.parseDouble(number));
    assertThat(random.nextLong()).as("the number after it").isEqualTo(following);
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_17, max = JRE.JAVA_17)
  void allDrawsAreThoseOfJava17() {
    SplittableRandom ours = new SplittableRandom(5);
    SplittableRandom java = new SplittableRandom(5);
    for (int i = 0; i < 2_000_000; i++) {
      assertThat(Gaussian.next(ours) == java.nextGaussian()).as("draw %d", i).isTrue();
    }
  }

  @Test
  void momentsAndTailAreThoseOfTheNormalDistribution() {
    SplittableRandom random = new SplittableRandom(6);
    int n = 2_000_000;
    double sum = 0;
    double squares = 0;
    double fourths = 0;
    int beyond = 0;
    for (int i = 0; i < n; i++) {
      double x = Gaussian.next(random);
      sum += x;
      squares += x * x;
      fourths += x * x * x * x;
      beyond += Math.abs(x) > 3.8 ? 1 : 0;
    }
    // Four standard errors; P(|x| > 3.8) = 1.4469e-4.
    assertThat(sum / n).isBetween(-0.0029, 0.0029);
    assertThat(squares / n).isBetween(1 - 0.004, 1 + 0.004);
    assertThat(fourths / n).isBetween(3 - 0.028, 3 + 0.028);
    assertThat(beyond / (double) n).isBetween(1.11e-4, 1.79e-4);
  }
}
