package org.reprise.algorithm.mnasnet;

import java.math.BigInteger;
import org.reprise.claim.CheckContext;
import org.reprise.claim.Measurement;
import org.reprise.claim.TargetCheck;
import org.reprise.search.cost.CostReward;
import org.reprise.space.builtin.PublishedNetworks;
import org.reprise.space.network.LayerGraph;

/**
 * Numbers of MnasNet that are computed, not sampled. {@code what}: {@code parameters} or {@code
 * multiply-adds} of the published network {@code of}; {@code soft} or {@code hard}, the factor of
 * the reward at {@code of} times the target; {@code exponent}, by which a doubled latency is worth
 * {@code of} times the accuracy; {@code size}, the digits of a space of {@code of} sub-spaces of
 * 432 choices.
 */
public final class MnasNetExactCheck implements TargetCheck {
  private static final int SUB_SPACE = 432;

  @Override
  public String name() {
    return "mnasnet-exact";
  }

  @Override
  public Measurement measure(CheckContext context) {
    String of = context.argument("of");
    return Measurement.exact(
        switch (context.argument("what")) {
          case "parameters" -> network(of).parameters();
          case "multiply-adds" -> network(of).multiplyAdds();
          case "soft" -> CostReward.soft(-0.07, 80).of(1, 80 * Double.parseDouble(of));
          case "hard" -> CostReward.hard(-1, 80).of(1, 80 * Double.parseDouble(of));
          case "exponent" -> Math.log(Double.parseDouble(of)) / Math.log(2);
          case "size" ->
              BigInteger.valueOf(SUB_SPACE).pow(Integer.parseInt(of)).toString().length() - 1;
          default ->
              throw new IllegalArgumentException("no number '" + context.argument("what") + "'");
        },
        "");
  }

  private static LayerGraph network(String id) {
    return PublishedNetworks.named(id).network();
  }
}
