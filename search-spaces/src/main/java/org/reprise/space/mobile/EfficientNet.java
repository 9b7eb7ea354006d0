package org.reprise.space.mobile;

import java.util.List;
import java.util.Locale;
import org.reprise.space.mobile.MobileNetwork.Stage;
import org.reprise.space.network.Layer.Activation;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Shape;

/**
 * EfficientNet (Tan and Le, ICML 2019): B0, found by search, and its compound scalings. The
 * published widths, depths and resolutions are rounded by hand, not powers of alpha, beta and gamma
 * (tensorflow/tpu, {@code efficientnet_builder.py}).
 */
public enum EfficientNet implements ScalableNetwork {
  B0(1.0, 1.0, 224, 0.2),
  B1(1.0, 1.1, 240, 0.2),
  B2(1.1, 1.2, 260, 0.3),
  B3(1.2, 1.4, 300, 0.3),
  B4(1.4, 1.8, 380, 0.4),
  B5(1.6, 2.2, 456, 0.4),
  B6(1.8, 2.6, 528, 0.5),
  B7(2.0, 3.1, 600, 0.5),
  B8(2.2, 3.6, 672, 0.5);

  private static final int STEM = 32;
  private static final int HEAD = 1280;
  private static final int CLASSES = 1000;

  private static final String STAGES =
      """
      r1_k3_s1_e1_o16_se0.25
      r2_k3_s2_e6_o24_se0.25
      r2_k5_s2_e6_o40_se0.25
      r3_k3_s2_e6_o80_se0.25
      r3_k5_s1_e6_o112_se0.25
      r4_k5_s2_e6_o192_se0.25
      r1_k3_s1_e6_o320_se0.25
      """;

  private final double width;
  private final double depth;
  private final int resolution;
  private final double dropout;

  EfficientNet(double width, double depth, int resolution, double dropout) {
    this.width = width;
    this.depth = depth;
    this.resolution = resolution;
    this.dropout = dropout;
  }

  @Override
  public String id() {
    return "efficientnet-" + name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String description() {
    return "EfficientNet-" + name() + ", ImageNet at " + resolution + " (Tan and Le 2019)";
  }

  @Override
  public LayerGraph network() {
    return scaled(width, depth)
        .withDropout(dropout)
        .graph(new Shape(3, resolution, resolution), CLASSES);
  }

  @Override
  public LayerGraph scaled(double byDepth, double byWidth, int side) {
    return scaled(width * byWidth, depth * byDepth)
        .withDropout(dropout)
        .graph(new Shape(3, side, side), CLASSES);
  }

  @Override
  public int resolution() {
    return resolution;
  }

  /**
   * B0 with its widths and depths multiplied (compound scaling, equation 3 of the paper, without
   * the resolution).
   */
  public static MobileNetwork scaled(double width, double depth) {
    List<Stage> stages =
        Stage.parseAll(STAGES).stream().map(stage -> stage.scaled(depth, width)).toList();
    return MobileNetwork.of(
        MobileNetwork.scaledChannels(STEM, width),
        stages,
        MobileNetwork.scaledChannels(HEAD, width),
        Activation.Function.SWISH);
  }
}
