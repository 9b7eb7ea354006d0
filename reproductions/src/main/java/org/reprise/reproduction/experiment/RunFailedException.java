package org.reprise.reproduction.experiment;

/** A method failed in a run; the message names method, benchmark and seed. */
public final class RunFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RunFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
