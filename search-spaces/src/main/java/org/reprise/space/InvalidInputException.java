package org.reprise.space;

import java.util.Objects;

/**
 * Something that a person typed or a file holds is not acceptable. The message is one line that
 * says what is wrong, where, and what is accepted; the command line prints it as it stands and
 * exits with code 2. Line breaks in it become blanks.
 */
public final class InvalidInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 4_000;

  /** An error with its one-line explanation. */
  public InvalidInputException(String message) {
    super(oneLine(message));
  }

  /** An error with its one-line explanation and what brought it to light. */
  public InvalidInputException(String message, Throwable cause) {
    super(oneLine(message), cause);
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage(), "an invalid input is always explained");
  }

  // Messages quote what a file or a person wrote, and that may be anything.
  private static String oneLine(String message) {
    String line = message.replaceAll("\\s*\\R\\s*", " ").replaceAll("\\p{Cntrl}", "?");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }
}
