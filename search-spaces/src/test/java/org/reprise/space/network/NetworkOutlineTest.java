package org.reprise.space.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.space.builtin.PublishedNetworks;
import org.reprise.space.network.NetworkOutline.Part;

class NetworkOutlineTest {
  @Test
  void partsHoldAllLayersOfEveryPublishedNetwork() {
    for (PublishedNetwork published : PublishedNetworks.all().values()) {
      LayerGraph network = published.network();
      List<Part> parts = NetworkOutline.of(network).parts();
      assertThat(parts).hasSizeBetween(10, 70);
      assertThat(parts.stream().mapToInt(Part::layers).sum()).isEqualTo(network.nodes().size() - 1);
      assertThat(parts.stream().mapToLong(Part::parameters).sum()).isEqualTo(network.parameters());
      assertThat(parts.stream().mapToLong(Part::multiplyAdds).sum())
          .isEqualTo(network.multiplyAdds());
      assertThat(parts.get(parts.size() - 1).output()).isEqualTo(network.output());
    }
  }

  @Test
  void blocksOfEqualShapeAddWhatTheyRead() {
    List<Part> parts = NetworkOutline.of(PublishedNetworks.named("mobilenet-v2").network()).parts();
    assertThat(parts).extracting(Part::name).startsWith("stem", "stage0.block0", "stage1.block0");
    // Of 17 blocks the ten that neither halve the map nor change the channels.
    assertThat(parts.stream().filter(Part::residual)).hasSize(10);
    assertThat(parts.get(0).inputs()).containsExactly(-1);
    assertThat(parts.get(1).inputs()).containsExactly(0);
  }

  @Test
  void cellsReadTheTwoBeforeThem() {
    List<Part> parts = NetworkOutline.of(PublishedNetworks.named("darts-v2").network()).parts();
    assertThat(parts.get(5).inputs()).containsExactly(3, 4);
  }
}
