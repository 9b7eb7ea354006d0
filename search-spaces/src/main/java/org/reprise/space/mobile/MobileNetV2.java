package org.reprise.space.mobile;

import org.reprise.space.mobile.MobileNetwork.Stage;
import org.reprise.space.network.Layer.Activation;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Shape;

/** MobileNetV2 (Sandler et al., CVPR 2018), designed by hand: what mobile searches start from. */
public enum MobileNetV2 implements ScalableNetwork {
  WIDTH_1;

  private static final String STAGES =
      """
      r1_k3_s1_e1_o16
      r2_k3_s2_e6_o24
      r3_k3_s2_e6_o32
      r4_k3_s2_e6_o64
      r3_k3_s1_e6_o96
      r3_k3_s2_e6_o160
      r1_k3_s1_e6_o320
      """;

  private static final int STEM = 32;
  private static final int HEAD = 1280;
  private static final int RESOLUTION = 224;
  private static final int CLASSES = 1000;

  @Override
  public String id() {
    return "mobilenet-v2";
  }

  @Override
  public String description() {
    return "MobileNetV2, width 1, ImageNet at 224 (Sandler et al. 2018)";
  }

  @Override
  public LayerGraph network() {
    return scaled(1, 1, RESOLUTION);
  }

  /** The head becomes wider, but never narrower (section 4.1 of the paper). */
  @Override
  public LayerGraph scaled(double byDepth, double byWidth, int side) {
    return MobileNetwork.of(
            MobileNetwork.scaledChannels(STEM, byWidth),
            Stage.parseAll(STAGES).stream().map(stage -> stage.scaled(byDepth, byWidth)).toList(),
            MobileNetwork.scaledChannels(HEAD, Math.max(1, byWidth)),
            Activation.Function.RELU6)
        .graph(new Shape(3, side, side), CLASSES);
  }

  @Override
  public int resolution() {
    return RESOLUTION;
  }
}
