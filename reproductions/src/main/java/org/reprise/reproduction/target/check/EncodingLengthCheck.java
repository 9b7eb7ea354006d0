package org.reprise.reproduction.target.check;

import org.reprise.search.target.CheckContext;
import org.reprise.search.target.Measurement;
import org.reprise.search.target.TargetCheck;
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
            .encodings()
            .get(context.argument("encoding"))
            .length(),
        "");
  }
}
