package org.reprise.algorithm.pnas;

import org.reprise.claim.CheckContext;
import org.reprise.claim.Measurement;
import org.reprise.claim.TargetCheck;
import org.reprise.space.darts.PnasSpace;

/**
 * Sizes of the paper's space: cells of {@code blocks} blocks as they are written ({@code written}),
 * or the first level of the search, in which the halves of a block have no order ({@code
 * different}).
 */
public final class BlockCountCheck implements TargetCheck {
  @Override
  public String name() {
    return "pnas-count";
  }

  @Override
  public Measurement measure(CheckContext context) {
    PnasSpace space = new PnasSpace(Integer.parseInt(context.argument("blocks")));
    return context.argument("what").equals("written")
        ? Measurement.exact(space.size().doubleValue(), "")
        : Measurement.exact(new BlockGrowth(space).first().size(), "enumerated");
  }
}
