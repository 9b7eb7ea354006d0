package org.reprise.space.darts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.reprise.space.network.LayerGraph;

class PnasNet5Test {
  @Test
  void hasThePublishedParametersAndMultiplyAdds() {
    // Real et al. 2019, table 2, print 86.1 M and 25.0 B.
    LayerGraph network = PnasNet5.LARGE.network();
    assertThat(network.parameters()).isEqualTo(86_061_989);
    assertThat(network.multiplyAdds()).isEqualTo(24_937_400_112L);
  }
}
