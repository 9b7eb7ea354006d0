package org.reprise.claim;

import java.io.IOException;

/**
 * Measures one number that a paper states. Found through {@link java.util.ServiceLoader}; a target
 * names it and gives its arguments. The check measures, the target's rule judges.
 */
public interface TargetCheck {
  /** Returns the name by which targets ask for it: lower case letters, digits and hyphens. */
  String name();

  /**
   * Measures.
   *
   * @throws NotAvailableException if data that it needs is not on this machine
   * @throws IOException if data cannot be read
   */
  Measurement measure(CheckContext context) throws IOException, NotAvailableException;
}
