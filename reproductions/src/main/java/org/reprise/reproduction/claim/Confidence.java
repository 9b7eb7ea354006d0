package org.reprise.reproduction.claim;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How sure we are that a value is what was published. */
public enum Confidence {
  /** Read in the authors' text or code, or in a named reprint. */
  @JsonProperty("confirmed")
  CONFIRMED,
  /** Computed from official data or definitions; can be computed again at any time. */
  @JsonProperty("computed")
  COMPUTED,
  /** No copy at hand: shown beside ours, never judged. */
  @JsonProperty("unconfirmed")
  UNCONFIRMED;

  /** As a report writes it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
