package org.reprise.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reprise.search.statistics.Hypervolume;

class RunHypervolumesTest {
  @Test
  void whoAlwaysFindsTheBestIsAboveWhoScatters() {
    Hypervolume hypervolume = new Hypervolume(10, 50);
    Hypervolume.Point best = new Hypervolume.Point(2, 90);
    List<List<Hypervolume.Point>> steady = Collections.nCopies(20, List.of(best));
    List<List<Hypervolume.Point>> scattered = new ArrayList<>();
    for (int run = 0; run < 20; run++) {
      scattered.add(List.of(new Hypervolume.Point(0.5 + 0.4 * run, 70 + run)));
    }
    // Of the union random scatter has more: its cheap and its dear cells add up.
    double union = hypervolume.of(scattered.stream().flatMap(List::stream).toList());
    assertThat(union).isGreaterThan(hypervolume.of(List.of(best)) * 0.7);
    Bootstrap bootstrap = new Bootstrap(200, 0.95);
    SplittableRandom random = new SplittableRandom(1);
    RunHypervolumes always = RunHypervolumes.of(steady, hypervolume, 320, bootstrap, random);
    RunHypervolumes chance = RunHypervolumes.of(scattered, hypervolume, 320, bootstrap, random);
    assertThat(always.mean()).isEqualTo(1);
    assertThat(always.n()).isEqualTo(20);
    assertThat(chance.interval().high()).isLessThan(0.8);
    assertThat(chance.interval().contains(chance.mean())).isTrue();
    // A run that returned nothing measured is left out.
    assertThat(
            RunHypervolumes.of(
                    List.of(List.of(best), List.of()), hypervolume, 320, bootstrap, random)
                .n())
        .isEqualTo(1);
  }
}
