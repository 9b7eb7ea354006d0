package org.reprise.algorithm.zerocost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.reprise.search.Method;
import org.reprise.search.ProxyWork;
import org.reprise.space.InvalidInputException;

class ProxiesTest {
  @Test
  void thirteenOfThemAndABaseline() {
    assertThat(Proxies.names())
        .containsExactly(
            "params",
            "flops",
            "l2-norm",
            "plain",
            "grad-norm",
            "snip",
            "grasp",
            "fisher",
            "synflow",
            "jacov",
            "nwot",
            "zen",
            "epe-nas",
            "random");
    assertThat(Proxies.names()).allMatch(ProxyWork::isKnown);
  }

  @Test
  void theSearchTakesAnyOfThem() {
    for (String proxy : Proxies.names()) {
      assertThat(Method.parse("zero-cost:proxy=" + proxy).create())
          .isInstanceOf(ZeroCostSearch.class);
    }
    assertThatThrownBy(() -> Method.parse("zero-cost:proxy=magic"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("synflow");
  }
}
