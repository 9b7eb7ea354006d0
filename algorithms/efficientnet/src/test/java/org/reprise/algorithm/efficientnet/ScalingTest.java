package org.reprise.algorithm.efficientnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.claim.Measurement;
import org.reprise.data.image.ImageParts;
import org.reprise.data.image.LabelledImages;
import org.reprise.space.InvalidInputException;
import org.reprise.space.mobile.CompoundScaling;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Shape;

class ScalingTest {
  private static final SmallBaseline BASELINE = new SmallBaseline();

  @Test
  void theBaselineIsCountedByHand() {
    LayerGraph network = BASELINE.network();
    // Stem 9 * 8 * 196; a block of c channels from b: 3b * b + 9 * 3b, then 3b * c, at its sides.
    long stem = 72 * 196;
    long stage0 = (24 * 8 + 9 * 24 + 24 * 8) * 196;
    long stage1 = 24 * 8 * 196 + (9 * 24 + 24 * 16) * 49 + (48 * 16 * 2 + 9 * 48) * 49;
    long stage2 = 48 * 16 * 49 + (9 * 48 + 48 * 24) * 16 + 2 * (72 * 24 * 2 + 9 * 72) * 16;
    long head = 24 * 64 * 16 + 64 * 10;
    assertThat(network.multiplyAdds()).isEqualTo(stem + stage0 + stage1 + stage2 + head);
    assertThat(network.multiplyAdds()).isEqualTo(514_696);
  }

  @Test
  void theGridHoldsThePublishedCoefficients() {
    List<CompoundScaling> grid = new ScalingGrid(0.05, 0.1).candidates();
    assertThat(grid).contains(CompoundScaling.PUBLISHED).hasSize(111);
    assertThat(grid)
        .allSatisfy(scaling -> assertThat(scaling.growth()).isCloseTo(2, within(0.1 + 1e-9)));
    assertThat(new ScalingGrid(1, 0).candidates()).containsExactly(new CompoundScaling(2, 1, 1));
    assertThatThrownBy(() -> new ScalingGrid(0, 0.1)).isInstanceOf(InvalidInputException.class);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1.5, 2})
  void allWaysCostNearlyTheSame(double phi) {
    double wanted = BASELINE.network().multiplyAdds() * Math.pow(2, phi);
    for (EqualCost way : EqualCost.values()) {
      LayerGraph network =
          way.network(BASELINE, CompoundScaling.PUBLISHED, phi, ScalingTrial.MOST_SIDE);
      assertThat(network.multiplyAdds() / wanted).isBetween(0.91, 1.05);
      assertThat(network.input().height())
          .isEqualTo(
              way == EqualCost.RESOLUTION
                  ? network.input().height()
                  : way == EqualCost.COMPOUND ? (int) Math.round(14 * Math.pow(1.15, phi)) : 14)
          .isLessThanOrEqualTo(28);
    }
  }

  @Test
  void depthAddsBlocksWidthChannelsResolutionPixels() {
    assertThat(BASELINE.scaled(2, 1, 14).weightLayers()).isEqualTo(2 + 1 + 3 * 12);
    assertThat(BASELINE.scaled(1, 2, 14).weightLayers()).isEqualTo(2 + 1 + 3 * 6);
    assertThat(BASELINE.scaled(1, 1, 28).parameters()).isEqualTo(BASELINE.network().parameters());
    // Twice the channels: every product of channels is four times as great.
    assertThat(BASELINE.scaled(1, 2, 14).parameters())
        .isBetween(3 * BASELINE.network().parameters(), 4 * BASELINE.network().parameters());
  }

  /** Two classes, told by which half is bright, in images of 28 pixels. */
  private static LabelledImages halves(int count) {
    byte[] pixels = new byte[count * 28 * 28];
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (i % 2);
      for (int p = 0; p < 28 * 28; p++) {
        boolean left = p % 28 < 14;
        int noise = Math.floorMod(i * 7919 + p * 104_729, 97);
        pixels[i * 28 * 28 + p] = (byte) ((left == (i % 2 == 0) ? 150 : 20) + noise);
      }
    }
    return new LabelledImages("halves", new Shape(1, 28, 28), 10, pixels, labels);
  }

  @Test
  void everyWayIsTrainedAndComparedSeedBySeed() {
    ImageParts parts = new ImageParts(halves(64), halves(10), halves(10));
    Measurement first = CompoundScalingCheck.compare(ScalingTrial.on(parts, 1), 1, 31, 2);
    assertThat(first.n()).isEqualTo(2);
    assertThat(first.detail()).contains("compound", "depth", "width", "resolution");
    Measurement again = CompoundScalingCheck.compare(ScalingTrial.on(parts, 1), 1, 31, 2);
    assertThat(again).isEqualTo(first);
  }
}
