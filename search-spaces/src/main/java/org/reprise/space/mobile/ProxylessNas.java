package org.reprise.space.mobile;

import java.util.Locale;
import org.reprise.space.mobile.MobileNetwork.Stage;
import org.reprise.space.network.Layer.Activation;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.PublishedNetwork;
import org.reprise.space.network.Shape;

/**
 * The networks of ProxylessNAS (Cai et al., ICLR 2019), each searched for one device. Layers that
 * the search skipped are left out.
 */
public enum ProxylessNas implements PublishedNetwork {
  MOBILE(
      32,
      """
      r1_k3_s1_e1_o16
      r1_k5_s2_e3_o32 r1_k3_s1_e3_o32
      r1_k7_s2_e3_o40 r1_k3_s1_e3_o40 r2_k5_s1_e3_o40
      r1_k7_s2_e6_o80 r3_k5_s1_e3_o80
      r1_k5_s1_e6_o96 r3_k5_s1_e3_o96
      r1_k7_s2_e6_o192 r1_k7_s1_e6_o192 r2_k7_s1_e3_o192
      r1_k7_s1_e6_o320
      """,
      1280),
  MOBILE_14(
      48,
      """
      r1_k3_s1_e1_o24
      r1_k5_s2_e3_o40 r1_k3_s1_e3_o40
      r1_k7_s2_e3_o56 r1_k3_s1_e3_o56 r2_k5_s1_e3_o56
      r1_k7_s2_e6_o112 r3_k5_s1_e3_o112
      r1_k5_s1_e6_o136 r3_k5_s1_e3_o136
      r1_k7_s2_e6_o256 r1_k7_s1_e6_o256 r2_k7_s1_e3_o256
      r1_k7_s1_e6_o448
      """,
      1792),
  GPU(
      40,
      """
      r1_k3_s1_e1_o24
      r1_k5_s2_e3_o32
      r1_k7_s2_e3_o56 r1_k3_s1_e3_o56
      r1_k7_s2_e6_o112 r1_k5_s1_e3_o112
      r1_k5_s1_e6_o128 r1_k3_s1_e3_o128 r1_k5_s1_e3_o128
      r1_k7_s2_e6_o256 r2_k7_s1_e6_o256 r1_k5_s1_e6_o256
      r1_k7_s1_e6_o432
      """,
      1728),
  CPU(
      40,
      """
      r1_k3_s1_e1_o24
      r1_k3_s2_e6_o32 r3_k3_s1_e3_o32
      r1_k3_s2_e6_o48 r2_k3_s1_e3_o48 r1_k5_s1_e3_o48
      r1_k3_s2_e6_o88 r1_k3_s1_e3_o88
      r1_k5_s1_e6_o104 r3_k3_s1_e3_o104
      r1_k5_s2_e6_o216 r2_k5_s1_e3_o216 r1_k3_s1_e3_o216
      r1_k5_s1_e6_o360
      """,
      1432);

  private final int stem;
  private final String stages;
  private final int head;

  ProxylessNas(int stem, String stages, int head) {
    this.stem = stem;
    this.stages = stages;
    this.head = head;
  }

  @Override
  public String id() {
    return "proxylessnas-" + name().toLowerCase(Locale.ROOT).replace("_14", "-1.4");
  }

  @Override
  public String description() {
    return "ProxylessNAS "
        + id().substring("proxylessnas-".length())
        + ", ImageNet at 224 (Cai et al. 2019)";
  }

  @Override
  public LayerGraph network() {
    return MobileNetwork.of(stem, Stage.parseAll(stages), head, Activation.Function.RELU6)
        .graph(new Shape(3, 224, 224), 1000);
  }
}
