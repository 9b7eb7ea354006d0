package org.reprise.algorithm.efficientnet;

import org.reprise.claim.CheckContext;
import org.reprise.claim.Measurement;
import org.reprise.claim.TargetCheck;
import org.reprise.space.builtin.PublishedNetworks;
import org.reprise.space.mobile.CompoundScaling;
import org.reprise.space.network.LayerGraph;

/**
 * Numbers of EfficientNet that are computed, not sampled. {@code what}: {@code parameters} or
 * {@code multiply-adds} of the published network {@code of}; {@code growth}, alpha beta^2 gamma^2
 * of the published coefficients.
 */
public final class EfficientNetExactCheck implements TargetCheck {
  @Override
  public String name() {
    return "efficientnet-exact";
  }

  @Override
  public Measurement measure(CheckContext context) {
    String what = context.argument("what");
    if (what.equals("growth")) {
      return Measurement.exact(CompoundScaling.PUBLISHED.growth(), "");
    }
    LayerGraph network = PublishedNetworks.named(context.argument("of")).network();
    return Measurement.exact(
        what.equals("parameters") ? network.parameters() : network.multiplyAdds(), "");
  }
}
