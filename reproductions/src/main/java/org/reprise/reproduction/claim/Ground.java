package org.reprise.reproduction.claim;

import com.fasterxml.jackson.annotation.JsonProperty;

/** On what a statement is tested. */
public enum Ground {
  /** What the paper itself tested on, or a definition of its own. */
  @JsonProperty("paper")
  PAPER,
  /** Another benchmark, to which the paper's statement is carried over: a finding of this suite. */
  @JsonProperty("other")
  OTHER,
  /** Results that were released as code or data without a paper that states them. */
  @JsonProperty("released")
  RELEASED
}
