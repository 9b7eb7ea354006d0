package org.reprise.reproduction.spark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import org.reprise.space.InvalidInputException;

/** Tells faults of a machine from those of the work, and carries the latter to the driver. */
final class Failures {
  private Failures() {}

  /**
   * Returns whether the unit may well succeed on another machine: its disk, its memory or its
   * installation failed. Wrong input and a defect of a method fail everywhere.
   */
  static boolean isOfMachine(Throwable failure) {
    boolean machine = false;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidInputException) {
        return false;
      }
      machine |=
          cause instanceof IOException
              || cause instanceof UncheckedIOException
              || cause instanceof LinkageError
              || (cause instanceof VirtualMachineError && !(cause instanceof StackOverflowError));
    }
    return machine;
  }

  static byte[] encode(Throwable failure) {
    try {
      return serialized(failure);
    } catch (IOException | RuntimeException e) {
      // It holds what cannot travel: its words can.
      try {
        return serialized(new IllegalStateException(failure.toString()));
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
    }
  }

  private static byte[] serialized(Throwable failure) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(failure);
    }
    return bytes.toByteArray();
  }

  static Throwable decode(byte[] failure) {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(failure))) {
      return (Throwable) in.readObject();
    } catch (IOException | ClassNotFoundException e) {
      return new IllegalStateException("a unit failed, and its reason cannot be read here", e);
    }
  }
}
