package org.reprise.space.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.reprise.space.InvalidInputException;

class PublishedNetworksTest {
  @Test
  void everyNetworkIsFoundByItsNameAndEndsInItsClasses() {
    assertThat(PublishedNetworks.all())
        .containsKeys("efficientnet-b0", "mnasnet-a1", "proxylessnas-mobile-1.4", "darts-v2")
        .allSatisfy(
            (id, network) -> {
              assertThat(id).isEqualTo(network.id()).matches("[a-z0-9.-]+");
              assertThat(network.description()).isNotBlank().doesNotContain("\n");
              assertThat(network.network().output().size()).isIn(10, 1000, 1001);
            });
    assertThatThrownBy(() -> PublishedNetworks.named("efficientnet"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith(
            "no published network 'efficientnet'; there are: amoebanet, darts-");
  }
}
