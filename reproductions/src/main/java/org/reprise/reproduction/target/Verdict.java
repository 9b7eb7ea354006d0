package org.reprise.reproduction.target;

/** What became of a target. */
public enum Verdict {
  /** The rule is met. */
  REPRODUCED("reproduced"),
  /**
   * Not met, but not contradicted: within twice what is allowed, or a difference whose interval
   * includes the bound.
   */
  CLOSE("close"),
  /** Contradicted. */
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
}
