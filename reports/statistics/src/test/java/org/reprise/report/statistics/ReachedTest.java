package org.reprise.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ReachedTest {
  /** Four runs that come within 1 after 10, 30, 30 evaluations and never. */
  private static final List<StepCurve> RUNS =
      List.of(run(10, 0.5), run(30, 1), run(30, 0), run(5, 1.5));

  private static StepCurve run(double when, double to) {
    return new StepCurve(new double[] {1, when}, new double[] {3, to});
  }

  @Test
  void sharesAreTheEmpiricalDistributionOfCosts() {
    StepCurve shares = Reached.shares(RUNS, 1);
    assertThat(shares.x()).containsExactly(10, 30);
    assertThat(shares.y()).containsExactly(0.25, 0.75);
    assertThat(Reached.shares(RUNS, 0.1).y()).containsExactly(0.25);
    assertThat(Reached.shares(RUNS, -1).x()).isEmpty();
  }

  @Test
  void theMedianIsInfiniteWhereHalfOfTheRunsNeverCame() {
    assertThat(Reached.of(RUNS, 1)).isEqualTo(new Reached(1, 0.75, 30));
    assertThat(Reached.of(RUNS, 0.7)).isEqualTo(new Reached(0.7, 0.5, Double.POSITIVE_INFINITY));
  }

  /** At each place the share is that of the runs whose curve has come down by then. */
  @Property(tries = 100)
  void sharesCountTheRunsThatCameThere(
      @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 2, max = 9) Integer> costs,
      @ForAll @IntRange(max = 10) int place) {
    List<StepCurve> runs = costs.stream().map(cost -> run(cost, cost == 9 ? 2 : 0)).toList();
    double known = Reached.shares(runs, 1).at(place);
    long came = IntStream.range(0, costs.size()).filter(i -> runs.get(i).at(place) <= 1).count();
    assertThat(Double.isNaN(known) ? 0 : known).isEqualTo(came / (double) costs.size());
  }
}
