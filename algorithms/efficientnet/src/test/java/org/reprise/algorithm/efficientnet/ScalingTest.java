package org.reprise.algorithm.efficientnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.claim.Measurement;
import org.reprise.data.image.ImageParts;
import org.reprise.data.image.LabelledImages;
import org.reprise.space.InvalidInputException;
import org.reprise.space.mobile.CompoundScaling;
import org.reprise.space.mobile.ElasticMobileFashion;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Shape;
import org.reprise.training.table.FinishedTrials;

class ScalingTest {
  private static final SmallBaseline BASELINE = new SmallBaseline();

  /** Layer by layer that of the architecture that was found on mobile-fashion. */
  @Test
  void theBaselineIsTheNetworkThatWasFound() {
    LayerGraph network = BASELINE.network();
    assertThat(network.nodes())
        .isEqualTo(
            new ElasticMobileFashion(new Shape(1, 14, 14), 10).apply(SmallBaseline.FOUND).nodes());
    // Stem 9 * 8 * 196; a block of c channels from b, kernel k, inner i: b i + k^2 i, then i c.
    long stem = 72 * 196;
    long stage0 = (24 * 8 + 9 * 24 + 24 * 8) * 196;
    long stage1 = 48 * 8 * 196 + (25 * 48 + 48 * 16) * 49;
    long stage2 = 48 * 16 * 49 + (25 * 48 + 48 * 24) * 16 + (72 * 24 * 2 + 25 * 72) * 16;
    long head = 24 * 64 * 16 + 64 * 10;
    assertThat(network.multiplyAdds()).isEqualTo(stem + stage0 + stage1 + stage2 + head);
    assertThat(network.multiplyAdds()).isEqualTo(487_984);
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
      assertThat(network.multiplyAdds() / wanted).isBetween(0.91, 1.1);
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
    assertThat(BASELINE.scaled(2, 1, 14).weightLayers()).isEqualTo(2 + 1 + 3 * 8);
    assertThat(BASELINE.scaled(1, 2, 14).weightLayers()).isEqualTo(2 + 1 + 3 * 4);
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

  /** Killed after any byte, it goes on with what is whole and ends with the same numbers. */
  @Test
  void anInterruptedComparisonGoesOn(@TempDir Path folder) throws IOException {
    ImageParts parts = new ImageParts(halves(64), halves(10), halves(10));
    Path file = folder.resolve("kept").resolve("done.tsv");
    Measurement first = compare(parts, Optional.of(file));
    assertThat(first.n()).isEqualTo(2);
    assertThat(first.detail()).contains("compound", "depth", "width", "resolution");
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(8).doesNotHaveDuplicates();
    String text = Files.readString(file);
    Files.writeString(file, text.substring(0, text.length() - lines.get(7).length() / 2));
    assertThat(compare(parts, Optional.of(file))).isEqualTo(first);
    assertThat(Files.readAllLines(file)).hasSize(9).containsAll(lines);
    assertThat(compare(parts, Optional.empty())).isEqualTo(first);
  }

  private static Measurement compare(ImageParts parts, Optional<Path> file) {
    return CompoundScalingCheck.compare(
        ScalingTrial.on(parts, 1), new FinishedTrials(file), 1, 31, 2);
  }
}
