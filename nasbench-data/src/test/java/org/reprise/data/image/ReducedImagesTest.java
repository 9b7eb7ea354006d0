package org.reprise.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reprise.space.network.Shape;

class ReducedImagesTest {
  private static LabelledImages noise(int side, int channels) {
    byte[] pixels = new byte[3 * channels * side * side];
    new SplittableRandom(5).nextBytes(pixels);
    return new LabelledImages(
        "noise", new Shape(channels, side, side), 2, pixels, new byte[] {0, 1, 0});
  }

  @Test
  void halfTheSideIsHalved() {
    LabelledImages images = noise(28, 2);
    assertThat(images.reduced(14).pixels()).isEqualTo(images.halved().pixels());
    assertThat(images.reduced(14).shape()).isEqualTo(images.halved().shape());
    assertThat(images.reduced(28)).isSameAs(images);
  }

  @Test
  void threePixelsBecomeTwoByTheirAreas() {
    byte[] pixels = {0, 30, 60, 90, 120, (byte) 150, (byte) 180, (byte) 210, (byte) 240};
    LabelledImages image =
        new LabelledImages("ramp", new Shape(1, 3, 3), 1, pixels, new byte[] {0});
    // Weights 4, 2, 2, 1 of 9: (0 * 4 + 30 * 2 + 90 * 2 + 120) / 9 = 40.
    assertThat(image.reduced(2).pixels())
        .containsExactly((byte) 40, (byte) 80, (byte) 160, (byte) 200);
    assertThat(image.reduced(1).pixels()).containsExactly(120);
  }

  @Test
  void theMeanStaysWhereItWas() {
    LabelledImages images = noise(28, 1);
    for (int side : new int[] {13, 16, 17, 19, 24, 27}) {
      assertThat(mean(images.reduced(side))).isBetween(mean(images) - 0.5, mean(images) + 0.5);
    }
    assertThatThrownBy(() -> images.reduced(29)).isInstanceOf(IllegalArgumentException.class);
  }

  private static double mean(LabelledImages images) {
    long sum = 0;
    for (byte pixel : images.pixels()) {
      sum += pixel & 0xFF;
    }
    return sum / (double) images.pixels().length;
  }
}
