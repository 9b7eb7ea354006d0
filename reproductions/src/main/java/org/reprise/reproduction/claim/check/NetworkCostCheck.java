package org.reprise.reproduction.claim.check;

import org.reprise.claim.CheckContext;
import org.reprise.claim.Measurement;
import org.reprise.claim.TargetCheck;
import org.reprise.space.SearchSpaces;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.LayerGraphSpace;

/**
 * The {@code parameters} or {@code multiply-adds} ({@code what}) of the network of an {@code
 * architecture} of a {@code space}, as its paper trains it.
 */
public final class NetworkCostCheck implements TargetCheck {
  @Override
  public String name() {
    return "network-cost";
  }

  @Override
  public Measurement measure(CheckContext context) {
    LayerGraphSpace space = (LayerGraphSpace) SearchSpaces.named(context.argument("space"));
    LayerGraph network = space.network(space.parse(context.argument("architecture")));
    String what = context.argument("what");
    return switch (what) {
      case "parameters" -> Measurement.exact(network.parameters(), "");
      case "multiply-adds" -> Measurement.exact(network.multiplyAdds(), "");
      default -> throw new IllegalArgumentException("no cost '" + what + "' of a network");
    };
  }
}
