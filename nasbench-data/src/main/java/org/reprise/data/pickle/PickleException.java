package org.reprise.data.pickle;

/** Says what is wrong with a pickle, and at which byte, in one line. */
public final class PickleException extends Exception {
  private static final long serialVersionUID = 1L;

  PickleException(int place, String problem) {
    super("byte " + place + ": " + problem);
  }
}
