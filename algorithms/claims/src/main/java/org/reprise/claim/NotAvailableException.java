package org.reprise.claim;

import java.util.Objects;

/** A target cannot be run here; the message is the reason, in a phrase, and what would help. */
public final class NotAvailableException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With its reason. */
  public NotAvailableException(String reason) {
    super(reason);
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage(), "the reason is always given");
  }
}
