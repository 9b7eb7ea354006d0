package org.reprise.reproduction.claim.check;

import org.reprise.claim.CheckContext;
import org.reprise.claim.Measurement;
import org.reprise.claim.TargetCheck;
import org.reprise.space.SearchSpaces;

/** The length of an {@code encoding} of a {@code space}. */
public final class EncodingLengthCheck implements TargetCheck {
  @Override
  public String name() {
    return "encoding-length";
  }

  @Override
  public Measurement measure(CheckContext context) {
    return Measurement.exact(
        SearchSpaces.named(context.argument("space"))
            .encoding(context.argument("encoding"))
            .length(),
        "");
  }
}
