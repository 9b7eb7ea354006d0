package org.reprise.search.work;

/** Other machines do not answer, or not any more; what was handed on before stays. */
public final class WorkersLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With one line for the user. */
  public WorkersLostException(String message) {
    super(message);
  }

  /** With one line for the user and what brought it to light. */
  public WorkersLostException(String message, Throwable cause) {
    super(message, cause);
  }
}
