package org.reprise.algorithm.oneshot;

import org.reprise.claim.CheckContext;
import org.reprise.claim.Measurement;
import org.reprise.claim.TargetCheck;

/** The rate at which each of {@code paths} incoming paths is dropped, for r = .01. */
public final class PathDropoutCheck implements TargetCheck {
  private static final double R = 0.01;

  @Override
  public String name() {
    return "path-dropout";
  }

  @Override
  public Measurement measure(CheckContext context) {
    int paths = Integer.parseInt(context.argument("paths"));
    return Measurement.exact(PathDropout.rate(R, paths), "");
  }
}
