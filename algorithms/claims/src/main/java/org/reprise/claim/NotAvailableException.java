package org.reprise.claim;

/** A target cannot be run here; the message is the reason, in a phrase, and what would help. */
public final class NotAvailableException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With its reason. */
  public NotAvailableException(String reason) {
    super(reason);
  }
}
