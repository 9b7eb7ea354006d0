package org.reprise.reproduction.claim.check;

import org.reprise.claim.CheckContext;
import org.reprise.claim.Measurement;
import org.reprise.claim.TargetCheck;
import org.reprise.space.SearchSpace;
import org.reprise.space.SearchSpaces;
import org.reprise.space.nasbench101.NasBench101;

/**
 * The number of architectures of a {@code space}, by {@code count}: {@code enumerated} one by one,
 * the cells {@code up-to-N-vertices} of NAS-Bench-101, or one of the space's {@linkplain
 * SearchSpace#uniqueCounts unique counts}.
 */
public final class SpaceSizeCheck implements TargetCheck {
  @Override
  public String name() {
    return "space-size";
  }

  @Override
  public Measurement measure(CheckContext context) {
    SearchSpace space = SearchSpaces.named(context.argument("space"));
    String count = context.argument("count");
    if (count.equals("enumerated")) {
      return Measurement.exact(space.keys().count(), "enumerated");
    }
    if (count.startsWith("up-to-")) {
      int vertices = Integer.parseInt(count.replaceAll("\\D", ""));
      return Measurement.exact(NasBench101.keys(vertices).count(), "enumerated");
    }
    Long unique = space.uniqueCounts().get(count);
    if (unique == null) {
      throw new IllegalArgumentException("space " + space.name() + " has no count '" + count + "'");
    }
    return Measurement.exact(unique, count);
  }
}
