package org.reprise.space;

/**
 * Something that a person typed or a file holds is not acceptable. The message is one line that
 * says what is wrong, where, and what is accepted; the command line prints it as it stands and
 * exits with code 2.
 */
public final class InvalidInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An error with its one-line explanation. */
  public InvalidInputException(String message) {
    super(message);
  }

  /** An error with its one-line explanation and what brought it to light. */
  public InvalidInputException(String message, Throwable cause) {
    super(message, cause);
  }
}
