package org.reprise.search.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reprise.search.statistics.Hypervolume.Point;

class HypervolumeTest {
  @Test
  void threePointsByHand() {
    List<Point> points =
        List.of(new Point(1, 60), new Point(2, 80), new Point(4, 90), new Point(3, 70));
    assertThat(Hypervolume.front(points))
        .containsExactly(new Point(1, 60), new Point(2, 80), new Point(4, 90));
    // (5-1)(60-50) + (5-2)(80-60) + (5-4)(90-80)
    assertThat(new Hypervolume(5, 50).of(points)).isEqualTo(40 + 60 + 10);
  }

  @Test
  void whatIsBeyondTheReferenceAddsNothing() {
    Hypervolume volume = new Hypervolume(5, 50);
    assertThat(volume.of(List.of(new Point(6, 99), new Point(1, 40), new Point(5, 90)))).isZero();
    assertThat(volume.of(List.of())).isZero();
    assertThat(volume.of(List.of(new Point(1, Double.NaN)))).isNaN();
  }

  @Test
  void equalPointsCountOnce() {
    Hypervolume volume = new Hypervolume(5, 50);
    assertThat(volume.of(List.of(new Point(1, 60), new Point(1, 60), new Point(1, 55))))
        .isEqualTo(40);
  }

  @Test
  void agreesWithCountingCells() {
    SplittableRandom random = new SplittableRandom(3);
    for (int trial = 0; trial < 50; trial++) {
      List<Point> points = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        points.add(new Point(random.nextInt(25), random.nextInt(25)));
      }
      int cells = 0;
      for (int cost = 0; cost < 20; cost++) {
        for (int accuracy = 5; accuracy < 25; accuracy++) {
          int left = cost;
          int top = accuracy + 1;
          cells += points.stream().anyMatch(p -> p.cost() <= left && p.accuracy() >= top) ? 1 : 0;
        }
      }
      assertThat(new Hypervolume(20, 5).of(points)).isCloseTo(cells, within(1e-9));
    }
  }
}
