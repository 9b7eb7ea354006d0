package org.reprise.reproduction.claim;

import com.fasterxml.jackson.annotation.JsonAlias;

/** What became of a target. */
public enum Verdict {
  /** The rule is met. */
  @JsonAlias("reproduced")
  REPRODUCED("reproduced"),
  /**
   * Not met, but not contradicted: within twice what is allowed, or a difference whose interval
   * includes the bound.
   */
  @JsonAlias("close")
  CLOSE("close"),
  /** Contradicted. */
  @JsonAlias("not reproduced")
  NOT_REPRODUCED("not reproduced"),
  /** Measured beside a value that is not confirmed: shown, not judged. */
  SHOWN("shown, not judged"),
  /** Could not be run here; the reason stands beside it. */
  NOT_RUN("not run");

  private final String text;

  Verdict(String text) {
    this.text = text;
  }

  /** As a report writes it. */
  public String text() {
    return text;
  }

  /** Returns whether both judge and this one is farther from the published value. */
  public boolean worseThan(Verdict other) {
    return judges() && other.judges() && compareTo(other) > 0;
  }

  private boolean judges() {
    return this == REPRODUCED || this == CLOSE || this == NOT_REPRODUCED;
  }
}
