package org.reprise.algorithm.setn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.space.user.UserSpaceFile;

class SetnTest {
  @Test
  void theMostProbableComeFirst() {
    SearchSpace space =
        UserSpaceFile.parse("{name: s, decisions: {a: [x, y], b: [u, v, w]}}", "s.yaml");
    double[][] p = {{0.3, 0.7}, {0.5, 0.1, 0.4}};
    // .35, .28, .15, .12, .07, .03
    assertThat(Setn.mostProbable(space, p, 4))
        .isEqualTo(
            List.of(
                Architecture.of(1, 0),
                Architecture.of(1, 2),
                Architecture.of(0, 0),
                Architecture.of(0, 2)));
  }
}
