package org.reprise.search;

/**
 * Ends a search: the budget does not pay for the next evaluation. Carries no stack trace, since it
 * is no error.
 */
public final class BudgetExhausted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The only instance. */
  static final BudgetExhausted INSTANCE = new BudgetExhausted();

  private BudgetExhausted() {
    super("the budget is spent", null, false, false);
  }
}
