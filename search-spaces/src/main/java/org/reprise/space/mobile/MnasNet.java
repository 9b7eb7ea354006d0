package org.reprise.space.mobile;

import java.util.Locale;
import org.reprise.space.mobile.MobileNetwork.Stage;
import org.reprise.space.network.Layer.Activation;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Shape;

/**
 * MnasNet (Tan et al., CVPR 2019): the searched A1, B1 without squeeze-excite, and the small
 * network of the repository (tensorflow/tpu, {@code mnasnet_models.py}).
 */
public enum MnasNet implements ScalableNetwork {
  A1(
      32,
      """
      r1_k3_s1_e1_o16
      r2_k3_s2_e6_o24
      r3_k5_s2_e3_o40_se0.25
      r4_k3_s2_e6_o80
      r2_k3_s1_e6_o112_se0.25
      r3_k5_s2_e6_o160_se0.25
      r1_k3_s1_e6_o320
      """),
  B1(
      32,
      """
      r1_k3_s1_e1_o16
      r3_k3_s2_e3_o24
      r3_k5_s2_e3_o40
      r3_k5_s2_e6_o80
      r2_k3_s1_e6_o96
      r4_k5_s2_e6_o192
      r1_k3_s1_e6_o320
      """),
  SMALL(
      8,
      """
      r1_k3_s1_e1_o8
      r1_k3_s2_e3_o16
      r2_k3_s2_e6_o16
      r4_k5_s2_e6_o32_se0.25
      r3_k3_s1_e6_o32_se0.25
      r3_k5_s2_e6_o88_se0.25
      r1_k3_s1_e6_o144
      """);

  private static final int HEAD = 1280;
  private static final int RESOLUTION = 224;
  private static final int CLASSES = 1000;

  private final int stem;
  private final String stages;

  MnasNet(int stem, String stages) {
    this.stem = stem;
    this.stages = stages;
  }

  @Override
  public String id() {
    return "mnasnet-" + name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String description() {
    return "MnasNet-" + name() + ", ImageNet at 224 (Tan et al. 2019)";
  }

  @Override
  public LayerGraph network() {
    return scaled(1, 1, RESOLUTION);
  }

  /** The head keeps its width, as in the depth multiplier of the repository. */
  @Override
  public LayerGraph scaled(double byDepth, double byWidth, int side) {
    return MobileNetwork.of(
            MobileNetwork.scaledChannels(stem, byWidth),
            Stage.parseAll(stages).stream().map(stage -> stage.scaled(byDepth, byWidth)).toList(),
            HEAD,
            Activation.Function.RELU)
        .graph(new Shape(3, side, side), CLASSES);
  }

  @Override
  public int resolution() {
    return RESOLUTION;
  }
}
