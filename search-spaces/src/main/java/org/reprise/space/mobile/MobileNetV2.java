package org.reprise.space.mobile;

import org.reprise.space.mobile.MobileNetwork.Stage;
import org.reprise.space.network.Layer.Activation;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.PublishedNetwork;
import org.reprise.space.network.Shape;

/** MobileNetV2 (Sandler et al., CVPR 2018), designed by hand: what mobile searches start from. */
public enum MobileNetV2 implements PublishedNetwork {
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
    return MobileNetwork.of(32, Stage.parseAll(STAGES), 1280, Activation.Function.RELU6)
        .graph(new Shape(3, 224, 224), 1000);
  }
}
