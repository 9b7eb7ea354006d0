package org.reprise.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reprise.report.statistics.Hypervolume.Point;

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

  @Test
  void whoAlwaysFindsTheBestIsAboveWhoScatters() {
    Hypervolume hypervolume = new Hypervolume(10, 50);
    Hypervolume.Point best = new Hypervolume.Point(2, 90);
    java.util.List<java.util.List<Hypervolume.Point>> steady =
        java.util.Collections.nCopies(20, java.util.List.of(best));
    java.util.List<java.util.List<Hypervolume.Point>> scattered = new java.util.ArrayList<>();
    for (int run = 0; run < 20; run++) {
      scattered.add(java.util.List.of(new Hypervolume.Point(0.5 + 0.4 * run, 70 + run)));
    }
    // Of the union random scatter has more: its cheap and its dear cells add up.
    double union = hypervolume.of(scattered.stream().flatMap(java.util.List::stream).toList());
    assertThat(union).isGreaterThan(hypervolume.of(java.util.List.of(best)) * 0.7);
    Bootstrap bootstrap = new Bootstrap(200, 0.95);
    java.util.SplittableRandom random = new java.util.SplittableRandom(1);
    RunHypervolumes always = RunHypervolumes.of(steady, hypervolume, 320, bootstrap, random);
    RunHypervolumes chance = RunHypervolumes.of(scattered, hypervolume, 320, bootstrap, random);
    assertThat(always.mean()).isEqualTo(1);
    assertThat(always.n()).isEqualTo(20);
    assertThat(chance.interval().high()).isLessThan(0.8);
    assertThat(chance.interval().contains(chance.mean())).isTrue();
    // A run that returned nothing measured is left out.
    assertThat(
            RunHypervolumes.of(
                    java.util.List.of(java.util.List.of(best), java.util.List.of()),
                    hypervolume,
                    320,
                    bootstrap,
                    random)
                .n())
        .isEqualTo(1);
  }
}
